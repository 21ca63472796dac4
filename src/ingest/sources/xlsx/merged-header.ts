import type { Cell } from '../csv-writer';
import type { CellRange } from './cell-reference';

/** Header rows at most: deeper ones are no header. */
const MAX_HEADER_ROWS = 6;

/**
 * Makes one row of a header that is laid out over several by merged cells (`2024` over `Q1 Q2`): each column's words from above
 * to below, joined by a space. A title merged over the whole width is no part of a header.
 * @param rows the sheet's first rows, all equally wide
 * @param merges of those rows, in their columns
 * @returns as many rows: the header's last holds the joined names, those above it are empty; the same when nothing is merged
 */
export function joinMergedHeader(
  rows: readonly (readonly Cell[])[],
  merges: readonly CellRange[],
): readonly (readonly Cell[])[] {
  const width = rows[0]?.length ?? 0;
  const across = merges.filter(({ from, to }) => {
    const columns = to.column - from.column + 1;
    return columns > 1 && columns < width && to.row + 1 < rows.length;
  });
  const top = Math.min(...across.map(({ from }) => from.row));
  if (!Number.isFinite(top) || rows.slice(0, top).some((row) => row.filter(Boolean).length > 1)) return rows;
  let bottom = Math.max(...across.filter(({ from }) => from.row === top).map(({ to }) => to.row)) + 1;
  for (const { from, to } of merges)
    if (from.row >= top && from.row <= bottom) bottom = Math.max(bottom, to.row);
  for (const { from } of across) if (from.row === bottom) bottom++;
  if (bottom - top >= MAX_HEADER_ROWS || bottom >= rows.length - 1) return rows;
  if ((rows[bottom] as readonly Cell[]).some((cell) => cell !== null && /^-?[\d.,]+$/.test(cell)))
    return rows;
  const header = rows.slice(top, bottom + 1).map((row, index) => filledAcross(row, top + index, across));
  const names = Array.from({ length: width }, (_, column) => {
    const words = header.flatMap((row) => row[column] ?? []);
    return words.length === 0 ? null : [...new Set(words)].join(' ');
  });
  const gone = Array.from({ length: bottom - top }, () => names.map(() => null));
  return [...rows.slice(0, top), ...gone, names, ...rows.slice(bottom + 1)];
}

/** A merged cell's words stand in its first column: here they stand in all. */
function filledAcross(row: readonly Cell[], at: number, across: readonly CellRange[]): readonly Cell[] {
  const filled = [...row];
  for (const { from, to } of across) {
    if (from.row !== at) continue;
    filled.fill(filled[from.column] ?? null, from.column, to.column + 1);
  }
  return filled;
}
