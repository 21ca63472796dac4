import type { FileIssue } from '../../../dataset';
import { CsvWriter, type Cell } from '../csv-writer';
import type { Limits } from '../limits';
import { SourceError } from '../source-error';
import { columnLetters } from './cell-reference';
import { joinMergedHeader } from './merged-header';
import { SheetCells, type WorkbookContext } from './sheet-cells';
import type { XmlHandler } from './xml-scanner';

/** Rows kept in memory, whose columns are taken for the sheet's and whose merged cells may be a header. */
const HEAD_ROWS = 50;

export interface SheetText {
  readonly text: Blob;
  readonly issues: readonly Omit<FileIssue, 'file'>[];
}

/** Columns that hold values: from the first to behind the last. */
interface Span {
  readonly from: number;
  readonly to: number;
}

/**
 * A sheet as CSV: row n is line n (blank rows are blank lines), all rows as wide as the widest, empty columns at the left cut off.
 * Rows are written as they come; a sheet that turns out wider than its first rows is read again.
 * @param scan reads the sheet's XML from its beginning
 * @returns null when no cell has a value
 * @throws {SourceError} `sheet-too-wide`, `workbook-damaged`, `archive-too-large`
 */
export async function sheetTable(
  scan: (handler: XmlHandler) => Promise<void>,
  context: WorkbookContext,
  limits: Limits,
): Promise<SheetText | null> {
  const first = await readSheet(scan, context, limits, null);
  if (first.seen === null) return null;
  if (first.text) return { text: first.text, issues: first.issues };
  const second = await readSheet(scan, context, limits, first.seen);
  return second.text && { text: second.text, issues: second.issues };
}

interface SheetReading {
  readonly seen: Span | null;
  /** Null when the span was guessed too small. */
  readonly text: Blob | null;
  readonly issues: readonly Omit<FileIssue, 'file'>[];
}

async function readSheet(
  scan: (handler: XmlHandler) => Promise<void>,
  context: WorkbookContext,
  limits: Limits,
  known: Span | null,
): Promise<SheetReading> {
  const head: { readonly row: number; readonly cells: readonly (Cell | undefined)[] }[] = [];
  const body = new CsvWriter();
  let span = known;
  let seen: Span | null = null;
  let last = -1;
  const write = (row: number, cells: readonly (Cell | undefined)[], own: Span): void => {
    for (; last + 1 < row; last++) body.blankLine();
    last = row;
    body.row(cut(cells, own));
  };
  const sheet = new SheetCells(context, (row, cells) => {
    const from = cells.findIndex((cell) => cell !== undefined);
    seen = { from: Math.min(seen?.from ?? from, from), to: Math.max(seen?.to ?? 0, cells.length) };
    if (seen.to - seen.from > limits.columns)
      throw new SourceError('sheet-too-wide', { columns: seen.to - seen.from, most: limits.columns });
    if (head.length < HEAD_ROWS) {
      head.push({ row, cells });
      last = row;
    } else {
      write(row, cells, (span ??= seen));
    }
  });
  await scan(sheet);
  const found = seen as Span | null; // assigned in the callback
  if (found === null) return { seen: null, text: null, issues: [] };
  const own = span ?? found;
  const issues = issuesOf(sheet);
  if (found.from < own.from || found.to > own.to) return { seen: found, text: null, issues };
  const text = new Blob([headText(head, own, sheet), body.blob()]);
  return { seen: found, text, issues };
}

function cut(cells: readonly (Cell | undefined)[], { from, to }: Span): Cell[] {
  return Array.from({ length: to - from }, (_, index) => cells[from + index] ?? null);
}

function headText(
  head: readonly { readonly row: number; readonly cells: readonly (Cell | undefined)[] }[],
  span: Span,
  { merges }: SheetCells,
): Blob {
  const writer = new CsvWriter();
  const rows: (readonly Cell[])[] = [];
  const blank = cut([], span);
  for (const { row, cells } of head) {
    while (rows.length < row) rows.push(blank);
    rows.push(cut(cells, span));
  }
  const own = merges
    .filter(({ to }) => to.row < rows.length)
    .map(({ from, to }) => ({
      from: { row: from.row, column: from.column - span.from },
      to: { row: to.row, column: to.column - span.from },
    }));
  for (const cells of joinMergedHeader(rows, own)) {
    if (cells.every((cell) => cell === null)) writer.blankLine();
    else writer.row(cells);
  }
  return writer.blob();
}

function issuesOf({ errors, roundedIds }: SheetCells): Omit<FileIssue, 'file'>[] {
  return [
    ...(errors > 0 ? [{ code: 'formula-errors', level: 'warning', rows: errors } as const] : []),
    ...roundedIds.map(
      ({ column, value }) =>
        ({ code: 'damaged-ids', level: 'warning', column: columnLetters(column), value }) as const,
    ),
  ];
}
