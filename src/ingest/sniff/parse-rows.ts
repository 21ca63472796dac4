import Papa from 'papaparse';
import type { ReadOptions } from '../../dataset';

export type RowOptions = Pick<ReadOptions, 'delimiter' | 'quote' | 'escape' | 'lineEnd'>;

export interface ParsedRows {
  /** Every row, blank ones and those before the header included; cells as text. */
  readonly rows: string[][];
  /** The line each row begins on, 0-based, counted from the beginning of the text. */
  readonly lines: number[];
  /** Quotes that do not pair: their row numbers. */
  readonly badQuotes: number[];
}

/**
 * Rows of text, tolerant of broken quotes and of both line ends in one file.
 * @param limit rows to parse at most; all when left out
 */
export function parseRows(text: string, options: RowOptions, limit = 0): ParsedRows {
  const { data, errors } = Papa.parse<string[]>(text, {
    delimiter: options.delimiter,
    newline: options.lineEnd === '\r' ? '\r' : '\n',
    quoteChar: options.quote === '' ? '"' : options.quote,
    escapeChar: options.escape === '' ? '"' : options.escape,
    // Without a quote character the text is only split: the quotes in it are letters like others.
    ...(options.quote === '' && { fastMode: true }),
    ...(limit > 0 && { preview: limit }),
  });
  if (options.lineEnd !== '\r') for (const row of data) dropReturn(row);
  const badQuotes = errors.flatMap(({ type, row }) => (type === 'Quotes' && row !== undefined ? [row] : []));
  return { rows: data, lines: linesOf(data, options.lineEnd), badQuotes };
}

/** Rows are split at LF, so that a CR before it is still on the last cell. */
function dropReturn(row: string[]): void {
  const last = row.at(-1);
  if (last?.endsWith('\r')) row[row.length - 1] = last.slice(0, -1);
}

function linesOf(rows: readonly (readonly string[])[], lineEnd: ReadOptions['lineEnd']): number[] {
  const inner = lineEnd === '\r' ? '\r' : '\n';
  let line = 0;
  return rows.map((row) => {
    const start = line;
    line++;
    for (const cell of row) {
      for (let at = cell.indexOf(inner); at >= 0; at = cell.indexOf(inner, at + 1)) line++;
    }
    return start;
  });
}

/** Whether a row stands for an empty line. */
export function isBlankRow(row: readonly string[]): boolean {
  return row.length === 0 || (row.length === 1 && (row[0] as string).trim() === '');
}
