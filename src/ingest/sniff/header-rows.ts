import { cellKind } from './cell-kind';
import { isBlankRow } from './parse-rows';

type Row = readonly string[];

const MAX_FURTHER = 3;
const MIN_TYPED_VALUES = 3;
/** What Qualtrics writes below the questions. */
const IMPORT_ID = /^\{"ImportId"\s*:/;

/**
 * How many rows the header has: questionnaires write ids, questions and options below each other, spreadsheets groups of
 * columns above their names.
 * @param rows from the first header row on, blank rows included
 */
export function headerHeight(rows: readonly Row[]): number {
  const [first, ...below] = rows;
  if (first === undefined || first.length < 2) return 1;
  let height = 1;
  while (height <= MAX_FURTHER) {
    const row = below[height - 1];
    const body = below.slice(height).filter((cells) => !isBlankRow(cells) && !isImportIds(cells));
    if (row === undefined || body.length === 0 || !isFurtherRow(row, first, body)) break;
    height++;
  }
  return height;
}

function isFurtherRow(row: Row, first: Row, body: readonly Row[]): boolean {
  if (isBlankRow(row)) return false;
  if (isRepeated(row, first) || isImportIds(row)) return true;
  if (row.length !== first.length) return false;
  const typed = typedColumns(body, first.length);
  const names = typed.filter((column) => isName(row[column] as string));
  const empty = typed.filter((column) => (row[column] as string).trim() === '');
  if (typed.length === 0 || names.length + empty.length < typed.length) return false;
  const gaps = first.flatMap((cell, column) => (cell.trim() === '' ? [column] : []));
  const fillsGaps = gaps.length > 0 && gaps.every((column) => isName(row[column] as string));
  // One number column with a word in it may be a row of data; several are no accident.
  return (
    fillsGaps || (names.length >= 2 && names.length > typed.length / 2) || asksQuestions(row, first, body)
  );
}

/** Whether a row has the header's cells again. */
export function isRepeated(row: Row, header: Row): boolean {
  if (row.length !== header.length || key(row[0] ?? '') !== key(header[0] ?? '')) return false;
  const filled = header.filter((cell) => cell.trim() !== '').length;
  const same = header.filter((cell, column) => cell.trim() !== '' && key(cell) === key(row[column] ?? ''));
  return filled >= 2 && same.length === filled;
}

function key(cell: string): string {
  return cell.trim().toLowerCase();
}

export function isImportIds(row: Row): boolean {
  const filled = row.filter((cell) => cell.trim() !== '');
  return filled.length > 0 && filled.filter((cell) => IMPORT_ID.test(cell.trim())).length > filled.length / 2;
}

/** Texts far longer than the ids above and not met below: the questions themselves. */
function asksQuestions(row: Row, first: Row, body: readonly Row[]): boolean {
  const questions = row.filter(
    (cell, column) => /[?？:：]\s*$/.test(cell) && cell.length > 2 * (first[column]?.length ?? 0),
  );
  const values = new Set(body.slice(0, 50).flat());
  return questions.length >= 1 && questions.every((cell) => !values.has(cell));
}

function isName(cell: string): boolean {
  const kind = cellKind(cell);
  return kind === 'word' || kind === 'other';
}

/** Columns whose values are numbers, dates or times. */
function typedColumns(body: readonly Row[], width: number): readonly number[] {
  return Array.from({ length: width }, (_, column) => column).filter((column) => {
    const kinds = body
      .slice(0, 200)
      .map((row) => cellKind(row[column] ?? ''))
      .filter((kind) => kind !== 'missing');
    const values = kinds.filter((kind) => kind === 'number' || kind === 'date' || kind === 'time');
    return values.length >= Math.min(MIN_TYPED_VALUES, body.length) && values.length >= 0.8 * kinds.length;
  });
}
