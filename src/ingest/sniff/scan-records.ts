import type { ReadOptions } from '../../dataset';
import type { RecordCounts } from './record-counts';
import { RecordScanner } from './record-scanner';
import { Utf8Checker, firstInvalidUtf8 } from './utf8';

export interface RecordScan extends RecordCounts {
  /** Bytes read. */
  readonly bytes: number;
  /** First line that is not UTF-8, when the options say UTF-8. */
  readonly invalidUtf8Line: number | null;
}

export interface ScanProgress {
  readonly bytes: number;
  readonly rows: number;
}

export interface ScanOptions {
  /** Columns of the table; the first record's number of fields when left out. */
  readonly expectedFields?: number;
  readonly onProgress?: (progress: ScanProgress) => void;
}

/**
 * Counts the records of a whole file and checks their fields, quotes and encoding: the proof that a faster reader lost nothing.
 * @param chunks the file's bytes from its beginning, as they stand on disk
 */
export async function scanRecords(
  chunks: AsyncIterable<Uint8Array>,
  options: ReadOptions,
  { expectedFields, onProgress }: ScanOptions = {},
): Promise<RecordScan> {
  const scanner = new RecordScanner(options, expectedFields ?? null);
  const utf8 = options.encoding === 'utf-8' ? new Utf8Checker() : null;
  const toAscii = asciiTranscoder(options);
  let bytes = 0;
  let invalidUtf8Line: number | null = null;
  for await (const chunk of chunks) {
    if (utf8 !== null && invalidUtf8Line === null) {
      if (!utf8.push(chunk)) {
        const at = Math.max(0, firstInvalidUtf8(chunk));
        invalidUtf8Line = scanner.line + countNewlines(chunk.subarray(0, at));
      }
    }
    scanner.push(toAscii(chunk));
    bytes += chunk.length;
    onProgress?.({ bytes, rows: scanner.records });
  }
  if (utf8 !== null && invalidUtf8Line === null && !utf8.end()) invalidUtf8Line = scanner.line;
  return { ...scanner.end(), bytes, invalidUtf8Line };
}

function countNewlines(bytes: Uint8Array): number {
  let lines = 0;
  for (let at = bytes.indexOf(10); at >= 0; at = bytes.indexOf(10, at + 1)) lines++;
  return lines;
}

/** UTF-16 becomes UTF-8 on the way; other encodings have ASCII where it matters. */
export function asciiTranscoder({ encoding }: ReadOptions): (chunk: Uint8Array) => Uint8Array {
  if (encoding !== 'utf-16') return (chunk) => chunk;
  const decoder = new TextDecoder('utf-16le');
  const encoder = new TextEncoder();
  return (chunk) => encoder.encode(decoder.decode(chunk, { stream: true }));
}
