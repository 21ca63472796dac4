import type { Block } from '../../../blocks';
import { text } from '../../../i18n';
import type { RfmResult } from '../rfm.result';
import { shows } from '../rfm.types';
import { tableNames } from '../table-names';
import { COMPARED, PAIRS } from './ties.sql';

/** Customers whose segment depends on the method of scoring, and the tie that does most of it. */
export function tieBlocks({ parameters, totals, ties }: RfmResult, table: string): Block[] {
  if (!shows(parameters, 'ties')) return [];
  const source = tableNames(table).methods;
  const method = text('rfm.ties.method');
  if (!ties) {
    return [{ kind: 'notice', id: 'ties', level: 'info', text: text('rfm.ties.no_scores'), method }];
  }
  return [
    {
      kind: 'table',
      id: 'ties',
      title: text('rfm.ties.title'),
      caption: text('rfm.ties.caption', {
        customers: ties.largest.customers,
        all: totals.customers,
        dimension: text(`rfm.dimension.${ties.largest.dimension}` as 'rfm.dimension.recency'),
      }),
      method,
      steps: ['cuts', 'methods', 'disagreements', 'largest_tie'],
      source: { table: source },
      columns: [
        { id: 'pair', label: text('rfm.ties.pair'), type: 'text' },
        { id: 'customers', label: text('rfm.ties.customers'), type: 'count' },
        { id: 'customer_share', label: text('rfm.column.customer_share'), type: 'share', bar: true },
        { id: 'revenue', label: text('rfm.column.revenue'), type: 'money' },
      ],
      rows: PAIRS.map(({ id, left, right }) => {
        const row = ties.disagreements.find(({ pair }) => pair === id);
        const customers = row?.customers ?? 0;
        const names = {
          left: text(`rfm.scoring.${COMPARED[left]}`),
          right: text(`rfm.scoring.${COMPARED[right]}`),
        };
        return {
          id,
          cells: [text('rfm.ties.versus', names), customers, customers / totals.customers, row?.revenue ?? 0],
          select: [{ table: source, column: id, equals: true }],
        };
      }),
    },
  ];
}
