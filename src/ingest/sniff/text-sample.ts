import type { DetectedEncoding } from './encoding';
import type { FileBytes } from './file-bytes';
import { isBlankRow, parseRows, type RowOptions } from './parse-rows';

const HEAD_BYTES = 320 * 1024;
const PART_BYTES = 96 * 1024;

/** Bytes of the file from `start` on. */
export interface BytePart {
  readonly start: number;
  readonly bytes: Uint8Array;
  readonly toEnd: boolean;
}

/** The head of a file, and its middle and tail when the head is not all of it. */
export async function readParts(file: FileBytes): Promise<readonly [BytePart, ...BytePart[]]> {
  const { size } = file;
  const read = async (start: number, end: number): Promise<BytePart> => ({
    start,
    bytes: await file.slice(start, Math.min(end, size)),
    toEnd: end >= size,
  });
  if (size <= HEAD_BYTES + 2 * PART_BYTES) return [await read(0, size)];
  const even = (offset: number): number => offset - (offset % 2); // a UTF-16 unit must not be cut
  const middle = even(Math.floor((HEAD_BYTES + size) / 2 - PART_BYTES / 2));
  const tail = even(size - PART_BYTES);
  return [await read(0, HEAD_BYTES), await read(middle, middle + PART_BYTES), await read(tail, size)];
}

export function decodePart(part: BytePart, encoding: DetectedEncoding): string {
  const text = new TextDecoder(encoding.label).decode(part.bytes);
  // A character cut by the slice is decoded as a replacement mark at the edge of a part.
  return part.toEnd ? text : text.replace(/\ufffd+$/, '');
}

export interface SampleRows {
  readonly rows: readonly (readonly string[])[];
  /** 0-based lines of the rows within the part's own text. */
  readonly lines: readonly number[];
}

/** Whole records out of a text that may stop in the middle of one. */
export function headRows(text: string, options: RowOptions, toEnd: boolean): SampleRows {
  const { rows, lines } = parseRows(text, options);
  if (!toEnd && rows.length > 1) rows.pop();
  return { rows, lines };
}

const MIN_REGULAR_SHARE = 0.9;

/**
 * Whole records out of a text that begins anywhere, even inside a quoted cell, and may stop anywhere. Both readings are tried.
 * @returns no rows when most do not have `width` cells under either reading
 */
export function innerRows(text: string, options: RowOptions, width: number, toEnd: boolean): SampleRows {
  const prefixes = options.quote === '' || !text.includes(options.quote) ? [''] : ['', options.quote];
  const readings = prefixes.map((prefix) => {
    const { rows, lines } = parseRows(prefix + text, options);
    const end = toEnd ? rows.length : rows.length - 1;
    const kept = rows.slice(1, end);
    return { rows: kept, lines: lines.slice(1, end), ...regularity(kept, options.quote, width) };
  });
  const best = readings.sort((a, b) => b.share - a.share || a.strayQuotes - b.strayQuotes)[0];
  return best !== undefined && best.share >= MIN_REGULAR_SHARE ? best : { rows: [], lines: [] };
}

/** The wrong reading of quotes gives rows of other lengths and leaves quotes inside cells. */
function regularity(
  rows: readonly (readonly string[])[],
  quote: string,
  width: number,
): { share: number; strayQuotes: number } {
  const full = rows.filter((row) => !isBlankRow(row));
  const regular = full.filter((row) => row.length === width).length;
  const strayQuotes =
    quote === '' ? 0 : full.filter((row) => row.some((cell) => cell.includes(quote))).length;
  return { share: full.length === 0 ? 0 : regular / full.length, strayQuotes };
}

/** Lines that end before `end`: one pass over the file up to there. */
export async function countLines(
  file: FileBytes,
  end: number,
  lineEnd: RowOptions['lineEnd'],
): Promise<number> {
  const mark = lineEnd === '\r' ? 0x0d : 0x0a;
  const step = 4 * 1024 * 1024;
  let lines = 0;
  for (let start = 0; start < end; start += step) {
    const bytes = await file.slice(start, Math.min(start + step, end));
    for (let at = bytes.indexOf(mark); at >= 0; at = bytes.indexOf(mark, at + 1)) lines++;
  }
  return lines;
}
