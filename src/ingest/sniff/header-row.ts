import { meaningsOf } from '../roles/dictionary';
import { cellKind, type CellKind } from './cell-kind';
import { headerHeight } from './header-rows';
import { isBlankRow } from './parse-rows';

export interface HeaderRow {
  /** Rows (empty ones too) before the header, or before the data when there is no header. */
  readonly skipRows: number;
  /** Rows of the header: 0 when there is none. */
  readonly headerRows: number;
  /** Cells of an ordinary row. */
  readonly width: number;
}

const BODY_ROWS = 200;
const MAX_PREAMBLE = 50;
const MIN_TABLE = 3;
/** So many columns tell whether the first row names them. */
const JUDGED_COLUMNS = 256;

/** Finds where the table begins and whether its first row names the columns. Rows are those of the beginning of the file. */
export function findHeader(rows: readonly (readonly string[])[]): HeaderRow {
  const width = usualWidth(rows);
  const start = tableStart(rows, width);
  const first = rows[start];
  if (first === undefined) return { skipRows: 0, headerRows: 0, width };
  const body = rows.slice(start + 1, start + 1 + BODY_ROWS).filter((row) => !isBlankRow(row));
  const headerRows = looksLikeHeader(first, body) ? headerHeight(rows.slice(start, start + BODY_ROWS)) : 0;
  return { skipRows: start, headerRows, width };
}

/**
 * The commonest number of cells of a row, the wider of two equally common; but that of the first table where another one of
 * another width stands below it.
 */
function usualWidth(rows: readonly (readonly string[])[]): number {
  const runs = new Map<number, { first: number; last: number; count: number }>();
  rows.forEach((row, index) => {
    if (isBlankRow(row)) return;
    const run = runs.get(row.length) ?? { first: index, last: index, count: 0 };
    runs.set(row.length, { ...run, last: index, count: run.count + 1 });
  });
  const [commonest, ...others] = [...runs].sort((a, b) => b[1].count - a[1].count || b[0] - a[0]);
  if (commonest === undefined) return 0;
  const [width, { first }] = commonest;
  if (!isNames(rows[first] as readonly string[])) return width;
  const above = others.find(
    ([, run]) => run.last < first && run.count >= MIN_TABLE && run.last - run.first < 2 * run.count,
  );
  return above !== undefined && above[0] > 1 && isNames(rows[above[1].first] as readonly string[])
    ? above[0]
    : width;
}

/** Titles and notes above a table are narrower than the table, or fill only one cell of it. */
function tableStart(rows: readonly (readonly string[])[], width: number): number {
  const limit = Math.min(rows.length, MAX_PREAMBLE);
  let start = 0;
  while (start < limit && isBlankRow(rows[start] as readonly string[])) start++;
  if (width < 2) return start < rows.length ? start : 0;
  for (let at = start; at < limit; at++) {
    const row = rows[at] as readonly string[];
    const filled = row.filter((cell) => cell.trim() !== '').length;
    const wide = row.length >= width || (row.length === width - 1 && at === start && isNames(row));
    if (wide && (width < 3 || filled > 1)) return at;
  }
  return start;
}

/** A first row that is one cell short can still be the header (a nameless last or first column). */
function isNames(row: readonly string[]): boolean {
  return row.length > 1 && row.every((cell) => ['word', 'other'].includes(cellKind(cell)));
}

function looksLikeHeader(first: readonly string[], body: readonly (readonly string[])[]): boolean {
  const kinds = first.map(cellKind);
  const values = kinds.filter((kind) => kind === 'number' || kind === 'date' || kind === 'time').length;
  if (kinds.every((kind) => kind === 'missing')) return false;
  if (body.length === 0) return values === 0;
  let score = 0;
  first.slice(0, JUDGED_COLUMNS).forEach((cell, index) => {
    score += cellScore(
      cell,
      kinds[index] as CellKind,
      body.flatMap((row) => (index < row.length ? [row[index] as string] : [])),
    );
  });
  if (values === 0) score += 0.5 + (new Set(first).size === first.length ? 0.25 : -0.25);
  return score > 0;
}

/** Above 0 when a cell names the values below it, below 0 when it is one of them. */
function cellScore(cell: string, kind: CellKind, values: readonly string[]): number {
  if (kind === 'missing') return 0;
  if (kind !== 'number' && meaningsOf(cell)[0]?.whole) return 2;
  const kinds = values.map(cellKind).filter((valueKind) => valueKind !== 'missing');
  const share = (wanted: CellKind): number =>
    kinds.filter((valueKind) => valueKind === wanted).length / Math.max(1, kinds.length);
  for (const typed of ['number', 'date', 'time'] as const) {
    if (share(typed) >= 0.8) return kind === typed ? -1.5 : kind === 'number' || kind === 'date' ? -0.5 : 1;
  }
  if (kind === 'number' || kind === 'date') return -0.5;
  if (values.includes(cell)) return -0.7;
  const lengths = new Set(values.slice(0, 50).map((value) => value.length));
  return lengths.size === 1 && values.length > 2 ? (lengths.has(cell.length) ? -0.3 : 0.5) : 0;
}
