import { isImportIds } from './header-rows';

type Row = readonly string[];

export interface HeaderNames {
  readonly names: Row;
  /** What the names stand for, such as the question of a survey, where rows below them say so; empty texts otherwise. */
  readonly labels: Row;
}

/** All header rows as one, as they stand in the file: the texts of a column joined by blanks, groups carried to the right. */
export function joinedHeader(rows: readonly Row[]): Row {
  const [only] = rows;
  if (only !== undefined && rows.length === 1) return only;
  const { filled, width } = texts(rows);
  return Array.from({ length: width }, (_, column) =>
    filled
      .map((row) => (row[column] ?? '').trim())
      .filter((text) => text !== '')
      .join(' '),
  );
}

/** Short names for the columns out of all header rows; a row of questions below a row of ids gives the labels. */
export function headerNames(rows: readonly Row[]): HeaderNames {
  const [first = [], second] = rows;
  if (rows.length === 1 || second === undefined) return { names: first, labels: first.map(() => '') };
  const { filled, width } = texts(rows);
  const isIds = first.every((cell) => cell.trim() !== '') && new Set(first).size === first.length;
  const longer = filled[1] !== undefined && length(filled[1]) > 1.5 * length(first);
  if (isIds && (rows.some(isImportIds) || longer))
    return { names: first, labels: filled[1] ?? first.map(() => '') };
  const names = Array.from({ length: width }, (_, column) =>
    [...new Set(filled.map((row) => (row[column] ?? '').trim()))].filter((text) => text !== '').join(' '),
  );
  return { names, labels: names.map(() => '') };
}

/** The rows without technical ids; a group's name is carried over the columns that only the next row names. */
function texts(rows: readonly Row[]): { filled: readonly Row[]; width: number } {
  const kept = rows.filter((row) => !isImportIds(row));
  const width = Math.max(0, ...rows.map((row) => row.length));
  const [first = [], ...below] = kept;
  let group = '';
  const carried = Array.from({ length: width }, (_, column) => {
    const cell = (first[column] ?? '').trim();
    if (cell !== '') group = cell;
    return cell === '' && below.some((row) => (row[column] ?? '').trim() !== '') ? group : cell;
  });
  return { filled: [carried, ...below], width };
}

function length(row: Row): number {
  return row.reduce((total, cell) => total + cell.length, 0);
}
