import type { Block, HeatmapCell, TableRow } from '../../../blocks';
import { money, text, type Text } from '../../../i18n';
import { cutSteps } from '../cuts.blocks';
import { NOT_SCORED, SCHEMES, segmentLabel, TOP } from '../rfm.segments';
import type { RfmResult } from '../rfm.result';
import { tableNames } from '../table-names';
import type { Movement } from './movement.run';
import type { Move } from './movement.sql';

/** The matrix of moves between two dates, and who left the top segments. */
export function movementBlocks(result: RfmResult, table: string): Block[] {
  const { movement } = result;
  return movement ? [matrix(result, movement, table), fallen(result, movement, table)] : [];
}

function matrix({ parameters, asOf }: RfmResult, { since, moves }: Movement, table: string): Block {
  const source = tableNames(table).movers;
  const keys = [...SCHEMES[parameters.scheme].map(({ key }) => key), NOT_SCORED];
  const to = keys.filter((key) => moves.some((move) => move.to_segment === key));
  // Rows of a grid are counted from below: the best comes last.
  const from = keys.filter((key) => moves.some((move) => move.from_segment === key)).reverse();
  return {
    kind: 'chart',
    id: 'moves',
    title: text('rfm.moves.title'),
    caption: text('rfm.moves.caption', { since, asOf }),
    method: text('rfm.moves.method'),
    steps: ['span', 'summary', ...cutSteps(parameters), 'movers', 'moves'],
    source: { table: source },
    chart: {
      kind: 'heatmap',
      measure: 'count',
      measureLabel: text('rfm.column.customers'),
      xLabel: text('rfm.moves.to'),
      yLabel: text('rfm.moves.from'),
      x: to.map(segmentLabel),
      y: from.map(segmentLabel),
      cells: moves.map((move): HeatmapCell => ({
        x: to.indexOf(move.to_segment),
        y: from.indexOf(move.from_segment),
        value: move.customers,
        facts: [{ label: text('rfm.column.revenue'), value: money(move.revenue) }],
        select: [
          { table: source, column: 'from_segment', equals: move.from_segment },
          { table: source, column: 'to_segment', equals: move.to_segment },
        ],
      })),
    },
  };
}

function fallen({ parameters }: RfmResult, { since, moves }: Movement, table: string): Block {
  const top = TOP[parameters.scheme];
  const fell = moves.filter((move) => top.includes(move.from_segment) && !top.includes(move.to_segment));
  const source = tableNames(table).movers;
  const total = (of: (move: Move) => number): number => fell.reduce((sum, move) => sum + of(move), 0);
  const caption = text('rfm.fallen.caption', {
    customers: total(({ customers }) => customers),
    revenue: money(total(({ revenue }) => revenue)),
    since,
  });
  if (fell.length === 0) {
    return { kind: 'notice', id: 'fallen', level: 'info', text: text('rfm.fallen.none', { since }) };
  }
  return {
    kind: 'table',
    id: 'fallen',
    title: text('rfm.fallen.title', { top: topLabel(top) }),
    caption,
    method: text('rfm.moves.method'),
    steps: ['summary', ...cutSteps(parameters), 'movers', 'moves'],
    source: {
      table: source,
      selection: [{ table: source, column: 'fell', equals: true }],
      orderBy: 'revenue',
      descending: true,
    },
    columns: [
      { id: 'to', label: text('rfm.moves.to'), type: 'text' },
      { id: 'from', label: text('rfm.moves.from'), type: 'text' },
      { id: 'customers', label: text('rfm.column.customers'), type: 'count', bar: true },
      { id: 'revenue', label: text('rfm.column.revenue'), type: 'money' },
    ],
    rows: fell.map((move): TableRow => {
      const color = SCHEMES[parameters.scheme].find(({ key }) => key === move.to_segment)?.color;
      return {
        id: `${move.from_segment}-${move.to_segment}`,
        ...(color ? { color } : {}),
        cells: [segmentLabel(move.to_segment), segmentLabel(move.from_segment), move.customers, move.revenue],
        select: [
          { table: source, column: 'from_segment', equals: move.from_segment },
          { table: source, column: 'to_segment', equals: move.to_segment },
        ],
      };
    }),
  };
}

function topLabel([first = '', second]: readonly string[]): Text {
  if (second === undefined) return segmentLabel(first);
  return text('rfm.segments.two', { first: segmentLabel(first), second: segmentLabel(second) });
}
