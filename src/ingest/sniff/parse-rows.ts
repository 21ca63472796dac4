import type { ReadOptions } from '../../dataset';
import { type OddQuotes, RecordReader, type RowOptions, type TextRecord } from './record-reader';

export type { RowOptions } from './record-reader';

export interface ParsedRows {
  /** Every row, blank ones and those before the header included; cells as text. */
  readonly rows: string[][];
  /** The line each row begins on, 0-based, counted from the beginning of the text. */
  readonly lines: number[];
  /** The offset in the text at which each row begins, and the text's length behind the last. */
  readonly starts: number[];
  /** Rows with quotes that do not pair or stand where none may. */
  readonly oddQuotes: ReadonlyMap<number, OddQuotes>;
}

/**
 * Rows of text, tolerant of broken quotes and of both line ends in one file.
 * @param limit rows to parse at most; all when left out
 */
export function parseRows(text: string, options: RowOptions, limit = Infinity): ParsedRows {
  const reader = new RecordReader(text, options);
  const rows: string[][] = [];
  const starts: number[] = [];
  const oddQuotes = new Map<number, OddQuotes>();
  const lines: number[] = [];
  let line = 0;
  for (let record = reader.next(); record !== null; record = reader.next()) {
    if (record.oddQuotes !== null) oddQuotes.set(rows.length, record.oddQuotes);
    rows.push(record.cells);
    lines.push(line);
    line += 1 + innerLines(record, options.lineEnd);
    starts.push(record.start);
    if (rows.length >= limit) break;
  }
  starts.push(text.length);
  return { rows, lines, starts, oddQuotes };
}

/** Line breaks inside of a record: only cells in quotes can have some. */
function innerLines({ cells, quoted }: TextRecord, lineEnd: ReadOptions['lineEnd']): number {
  const inner = lineEnd === '\r' ? '\r' : '\n';
  let breaks = 0;
  for (const index of quoted) {
    const cell = cells[index] as string;
    for (let at = cell.indexOf(inner); at >= 0; at = cell.indexOf(inner, at + 1)) breaks++;
  }
  return breaks;
}

/** Whether a row stands for an empty line. */
export function isBlankRow(row: readonly string[]): boolean {
  return row.length === 0 || (row.length === 1 && (row[0] as string).trim() === '');
}
