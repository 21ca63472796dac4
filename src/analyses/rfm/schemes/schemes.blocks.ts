import type { Block, HeatmapCell } from '../../../blocks';
import { money, share, text } from '../../../i18n';
import type { RfmResult } from '../rfm.result';
import { SCHEME_COLUMN, SCHEMES, segmentLabel } from '../rfm.segments';
import type { SchemePair } from './schemes.sql';

/** Where two schemes agree about a customer, and where they do not. */
export function schemeBlocks({ parameters, totals, schemes }: RfmResult, table: string): Block[] {
  if (!schemes) return [];
  const { against, pairs } = schemes;
  const columns = SCHEMES[against]
    .map(({ key }) => key)
    .filter((key) => pairs.some(({ other }) => other === key));
  // Rows of a grid are counted from below: the best comes last.
  const rows = SCHEMES[parameters.scheme]
    .map(({ key }) => key)
    .filter((key) => pairs.some(({ segment }) => segment === key))
    .reverse();
  const names = {
    scheme: text(`rfm.scheme.${parameters.scheme}`),
    against: text(`rfm.scheme.${against}`),
  };
  return [
    {
      kind: 'chart',
      id: 'schemes',
      title: text('rfm.schemes.title', names),
      caption: text('rfm.schemes.caption', { share: share(disagreement(pairs) / totals.customers) }),
      method: text('rfm.schemes.method'),
      steps: ['scores', 'schemes'],
      source: { table },
      chart: {
        kind: 'heatmap',
        measure: 'count',
        measureLabel: text('rfm.column.customers'),
        xLabel: names.against,
        yLabel: names.scheme,
        x: columns.map(segmentLabel),
        y: rows.map(segmentLabel),
        cells: pairs.map((pair): HeatmapCell => ({
          x: columns.indexOf(pair.other),
          y: rows.indexOf(pair.segment),
          value: pair.customers,
          facts: [{ label: text('rfm.column.revenue'), value: money(pair.revenue) }],
          select: [
            { table, column: SCHEME_COLUMN[parameters.scheme], equals: pair.segment },
            { table, column: SCHEME_COLUMN[against], equals: pair.other },
          ],
        })),
      },
    },
  ];
}

/** Customers outside of the most frequent partner of their segment. */
function disagreement(pairs: readonly SchemePair[]): number {
  const most = new Map<string, number>();
  for (const { segment, customers } of pairs) most.set(segment, Math.max(most.get(segment) ?? 0, customers));
  const all = pairs.reduce((sum, { customers }) => sum + customers, 0);
  return all - [...most.values()].reduce((sum, customers) => sum + customers, 0);
}
