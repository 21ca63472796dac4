import type { Block, TableRow } from '../../../blocks';
import { text, type MessageKey } from '../../../i18n';
import type { RfmResult } from '../rfm.result';
import { SCHEME_COLUMN, SCHEMES, segmentLabel } from '../rfm.segments';
import { shows } from '../rfm.types';

/** The line that a segment has before anybody wrote another. */
export function defaultPlay(segment: string): MessageKey {
  return `rfm.play.${segment}` as MessageKey;
}

/** What to do for the customers of each segment; a row leads to them. */
export function playbookBlocks({ parameters, segments }: RfmResult, table: string): Block[] {
  if (!shows(parameters, 'playbook')) return [];
  const column = SCHEME_COLUMN[parameters.scheme];
  const rows = SCHEMES[parameters.scheme].flatMap(({ key, color }): TableRow[] => {
    const row = segments.find(({ segment }) => segment === key);
    if (!row) return [];
    const line = parameters.playbook[key]?.trim();
    return [
      {
        id: key,
        color,
        cells: [segmentLabel(key), line ? line : text(defaultPlay(key)), row.customers, row.revenue],
        select: [{ table, column, equals: key }],
      },
    ];
  });
  return [
    {
      kind: 'table',
      id: 'playbook',
      title: text('rfm.playbook.title'),
      caption: text('rfm.playbook.caption'),
      method: text('rfm.playbook.method'),
      steps: ['segments'],
      source: { table, orderBy: 'monetary', descending: true },
      columns: [
        { id: 'segment', label: text('rfm.column.segment'), type: 'text' },
        { id: 'play', label: text('rfm.playbook.play'), type: 'text' },
        { id: 'customers', label: text('rfm.column.customers'), type: 'count' },
        { id: 'revenue', label: text('rfm.column.revenue'), type: 'money' },
      ],
      rows,
    },
  ];
}
