import type { Block, TableColumn, TableRow } from '../../blocks';
import { text } from '../../i18n';
import type { CutClass } from './cuts.sql';
import type { RfmResult } from './rfm.result';
import { tableNames } from './table-names';
import { RFM_DIMENSIONS, type RfmDimension, type RfmParameters } from './rfm.types';

/** Where each score begins, and how many customers have it. */
export function cutBlocks({ parameters, bins, cuts }: RfmResult, table: string): Block[] {
  if (!cuts) return [];
  const source = tableNames(table).cuts;
  const most = Math.max(...RFM_DIMENSIONS.map((dimension) => bins[dimension]));
  const rows = Array.from({ length: most }, (_, index): TableRow => {
    const score = most - index;
    const cells = RFM_DIMENSIONS.flatMap((dimension) => cellsOf(cuts, dimension, score));
    return { id: String(score), cells: [String(score), ...cells] };
  });
  return [
    {
      kind: 'table',
      id: 'cuts',
      title: text('rfm.cuts.title'),
      caption: text(parameters.method === 'ntile' ? 'rfm.cuts.caption_ntile' : 'rfm.cuts.caption'),
      method: text('rfm.cuts.method'),
      steps: [...cutSteps(parameters), 'cut_table'],
      source: { table: source },
      columns: [
        { id: 'score', label: text('rfm.column.score'), type: 'text' },
        ...RFM_DIMENSIONS.flatMap((dimension) => columnsOf(dimension, parameters)),
      ],
      rows,
    },
  ];
}

/** The SQL steps that find the cut-offs of a method before it scores. */
export function cutSteps({ method }: RfmParameters): string[] {
  if (method === 'rfm-package') return ['cuts'];
  return method === 'jenks' || method === 'kmeans' ? ['points'] : [];
}

function cellsOf(cuts: readonly CutClass[], dimension: RfmDimension, score: number): (number | null)[] {
  const row = cuts.find((candidate) => candidate.dimension === dimension && candidate.score === score);
  if (!row) return [null, null];
  return [row.cut ?? row.low, row.customers];
}

function columnsOf(dimension: RfmDimension, { frequencyAs, monetaryAs }: RfmParameters): TableColumn[] {
  const from = {
    recency: { label: text('rfm.cuts.recency'), type: 'days' },
    frequency: { label: text(`rfm.cuts.frequency_${frequencyAs}`), type: 'number' },
    monetary: { label: text(`rfm.cuts.monetary_${monetaryAs}`), type: 'money' },
  } as const;
  return [
    { id: dimension, ...from[dimension] },
    { id: `${dimension}_customers`, label: text('rfm.column.customers'), type: 'count', bar: true },
  ];
}
