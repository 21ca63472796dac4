import type { Block, ChartBlock } from '../blocks';

/** Blocks that share a line of the page: two charts, or one block of any kind. */
export interface BlockRow {
  readonly id: string;
  readonly layout: 'one' | 'equal' | 'left-wide' | 'right-wide';
  readonly blocks: readonly Block[];
}

/** Columns of a heat map from which on it wants the whole width. */
const WIDE_GRID = 11;
/** Points of a line from which on it wants the whole width. */
const LONG_LINE = 20;

/** Pairs charts that follow each other; a chart that needs the whole width stands alone. */
export function blockRows(blocks: readonly Block[]): BlockRow[] {
  const rows: BlockRow[] = [];
  let index = 0;
  while (index < blocks.length) {
    const block = blocks[index];
    const next = blocks[index + 1];
    if (!block) break;
    if (next && block.kind === 'chart' && next.kind === 'chart' && pairs(block) && pairs(next)) {
      rows.push({ id: block.id, layout: pairLayout(block, next), blocks: [block, next] });
      index += 2;
    } else {
      rows.push({ id: block.id, layout: 'one', blocks: [block] });
      index += 1;
    }
  }
  return rows;
}

function pairs({ chart }: ChartBlock): boolean {
  if (chart.kind === 'pareto') return false;
  if (chart.kind === 'heatmap') return chart.x.length < WIDE_GRID;
  return chart.kind !== 'line' || chart.points.length < LONG_LINE;
}

function pairLayout(left: ChartBlock, right: ChartBlock): BlockRow['layout'] {
  const weight = ({ chart }: ChartBlock): number => (chart.kind === 'treemap' ? 1 : 0);
  if (weight(left) > weight(right)) return 'left-wide';
  return weight(right) > weight(left) ? 'right-wide' : 'equal';
}
