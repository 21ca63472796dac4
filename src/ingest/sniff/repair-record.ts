import { columnShapes, type ColumnShape, STRANGE, strangeness } from './column-shape';
import type { RowOptions } from './record-reader';
import { type CostOf, recordReadings } from './record-readings';

/** Longer records are left as they are: every way of reading one is tried. */
export const MAX_REPAIRED = 4000;
/** So much likelier, in bits, must a reading be than another that gives different cells. */
const CLEAR = 2;
const MAX_REMEMBERED = 10_000;
/** Two cells of a row may look like nothing above them: a row of the table can be unusual. */
const MAX_STRANGENESS = 2 * STRANGE;

/** What the rows around a record say about it. */
export interface TableShape {
  readonly options: RowOptions;
  readonly width: number;
  readonly costOf: CostOf;
}

export function tableShape(
  rows: readonly (readonly string[])[],
  width: number,
  options: RowOptions,
): TableShape {
  const columns = columnShapes(rows, width);
  const costOf: CostOf = (cell, column) => {
    const { bare, cost } = withoutStrayMarks(cell, options);
    return cost + strangeness(bare, columns[column] as ColumnShape);
  };
  return { options, width, costOf: remembered(costOf) };
}

/** The readings of a record share most of their cells. */
function remembered(costOf: CostOf): CostOf {
  let known = new Map<string, number>();
  return (cell, column) => {
    const key = `${column}:${cell}`;
    const cost = known.get(key) ?? costOf(cell, column);
    if (known.size > MAX_REMEMBERED) known = new Map();
    known.set(key, cost);
    return cost;
  };
}

/** A cell without the quotes that no table meant, and what they and delimiters at its edge cost. */
export function withoutStrayMarks(
  cell: string,
  { quote, delimiter }: RowOptions,
): { bare: string; cost: number } {
  const edge = cell.startsWith(delimiter) || cell.endsWith(delimiter) ? STRANGE / 3 : 0;
  if (quote === '' || !cell.includes(quote)) return { bare: cell, cost: edge };
  const torn = cell.includes(quote + delimiter) ? STRANGE : 0;
  const leading = cell.startsWith(quote) && (cell === quote || !cell.endsWith(quote)) ? STRANGE / 2 : 0;
  const odd = cell.split(quote).length % 2 === 0 ? STRANGE / 3 : 0;
  return { bare: leading > 0 ? cell.slice(1) : cell, cost: edge + torn + Math.max(leading, odd) };
}

/**
 * The cells of a record that was damaged on its way: of all ways to read it the one whose cells look like their columns.
 * @param text one record without its line end
 * @returns null when no reading has the table's width, looks like a row and is clearly better than all others
 */
export function repairRecord(text: string, { options, width, costOf }: TableShape): readonly string[] | null {
  if (text.length > MAX_REPAIRED || text.trim() === '') return null;
  const costs = new Map<string, { cells: readonly string[]; cost: number }>();
  for (const cells of recordReadings(text, options, width, costOf)) {
    if (cells.length !== width) continue;
    const key = cells.join('\u0000');
    if (!costs.has(key)) costs.set(key, { cells, cost: rowCost(cells, costOf) });
  }
  const [best, second] = [...costs.values()].sort((a, b) => a.cost - b.cost);
  if (best === undefined || best.cost > MAX_STRANGENESS) return null;
  return second !== undefined && second.cost - best.cost < CLEAR ? null : best.cells;
}

/** How unlikely the cells are as a row of the table, in bits. */
export function rowCost(cells: readonly string[], costOf: CostOf): number {
  return cells.reduce((total, cell, column) => total + costOf(cell, column), 0);
}
