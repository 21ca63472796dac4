import type { Block, CategoryPoint, TableRow } from '../../../blocks';
import { share, text } from '../../../i18n';
import { cutSteps } from '../cuts.blocks';
import type { RfmResult } from '../rfm.result';
import { SCHEMES, segmentLabel } from '../rfm.segments';
import { tableNames } from '../table-names';

/** How sure each segment's share of revenue is, and how many of its customers a small change moves to another. */
export function stabilityBlocks(result: RfmResult, table: string): Block[] {
  return result.stability ? [...shareChart(result, table), ...flipTable(result, table)] : [];
}

function flipTable({ parameters, stability, totals }: RfmResult, table: string): Block[] {
  if (!stability) return [];
  const source = tableNames(table).stability;
  const flipped = stability.flips.reduce((sum, row) => sum + row.flipped, 0);
  const rows = SCHEMES[parameters.scheme].flatMap(({ key, color }): TableRow[] => {
    const row = stability.flips.find(({ segment }) => segment === key);
    if (!row) return [];
    const any = row.flipped / row.customers;
    return [
      {
        id: key,
        color,
        cells: [segmentLabel(key), any, row.earlier, row.later, row.lower_cuts, row.higher_cuts],
        select: [
          { table: source, column: 'segment', equals: key },
          { table: source, column: 'stable', equals: false },
        ],
      },
    ];
  });
  return [
    {
      kind: 'table',
      id: 'stability',
      title: text('rfm.stability.title'),
      caption: text('rfm.stability.caption', {
        share: share(flipped / totals.customers),
        days: stability.days,
      }),
      method: text('rfm.stability.method'),
      steps: ['span', 'summary', ...cutSteps(parameters), 'cut_table', 'stability', 'flips'],
      source: { table: source },
      columns: [
        { id: 'segment', label: text('rfm.column.segment'), type: 'text' },
        { id: 'any', label: text('rfm.stability.any'), type: 'share', bar: true },
        { id: 'earlier', label: text('rfm.stability.earlier'), type: 'share' },
        { id: 'later', label: text('rfm.stability.later'), type: 'share' },
        { id: 'lower_cuts', label: text('rfm.stability.lower_cuts'), type: 'share' },
        { id: 'higher_cuts', label: text('rfm.stability.higher_cuts'), type: 'share' },
      ],
      rows,
    },
  ];
}

function shareChart({ parameters, segments, stability, totals }: RfmResult, table: string): Block[] {
  if (!stability || !(totals.revenue > 0)) return [];
  const points = SCHEMES[parameters.scheme].flatMap(({ key, color }): CategoryPoint[] => {
    const row = segments.find(({ segment }) => segment === key);
    const interval = stability.intervals.get(key);
    if (!row || !interval) return [];
    return [{ label: segmentLabel(key), value: row.revenue / totals.revenue, interval, color }];
  });
  return [
    {
      kind: 'chart',
      id: 'revenue_shares',
      title: text('rfm.shares.title'),
      caption: text('rfm.shares.caption'),
      method: text('rfm.shares.method'),
      steps: ['segments', 'amounts', 'amounts_rest'],
      source: { table },
      chart: {
        kind: 'bar',
        measure: 'share',
        measureLabel: text('rfm.column.revenue_share'),
        categoryLabel: text('rfm.column.segment'),
        horizontal: true,
        points,
      },
    },
  ];
}
