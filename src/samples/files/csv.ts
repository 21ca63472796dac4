/** How cells become lines. */
export interface CsvDialect {
  readonly delimiter: string;
  readonly lineEnd: '\n' | '\r\n' | '\r';
}

export const COMMA: CsvDialect = { delimiter: ',', lineEnd: '\n' };

/** UTF-16 units of a chunk: some 100 kB of mostly ASCII text. */
const CHUNK_LENGTH = 100_000;

/** A cell as it stands in a line: in quotes where it holds a delimiter, a quote or a line break (RFC 4180). */
export function quoteCell(cell: string, delimiter: string): string {
  return needsQuotes(cell, delimiter.charCodeAt(0)) ? `"${cell.replaceAll('"', '""')}"` : cell;
}

function needsQuotes(cell: string, delimiter: number): boolean {
  for (let at = 0; at < cell.length; at++) {
    const unit = cell.charCodeAt(at);
    if (unit === delimiter || unit === 0x22 || unit === 0x0a || unit === 0x0d) return true;
  }
  return false;
}

/** A row without its line end. */
export function csvLine(cells: readonly string[], delimiter: string): string {
  let line = cells.length === 1 && cells[0] === '' ? '""' : quoteCell(cells[0] ?? '', delimiter);
  for (let at = 1; at < cells.length; at++) {
    line += delimiter;
    line += quoteCell(cells[at] as string, delimiter);
  }
  return line;
}

/** Rows as lines with their ends. */
export function* csvLines(
  rows: Iterable<readonly string[]>,
  { delimiter, lineEnd }: CsvDialect = COMMA,
): Generator<string> {
  for (const row of rows) yield csvLine(row, delimiter) + lineEnd;
}

/** Lines put together, so that few pieces are handed on; `most` of them. */
export function* chunksOfLines(lines: Iterable<string>, most = Infinity): Generator<string> {
  let chunk = '';
  let left = most;
  for (const line of lines) {
    if (left-- <= 0) break;
    chunk += line;
    if (chunk.length < CHUNK_LENGTH) continue;
    yield chunk;
    chunk = '';
  }
  if (chunk !== '') yield chunk;
}
