import type { FileIssueCode } from '../../dataset';
import { looksBinary, magicKind } from './binary-kind';
import { detectEncoding } from './encoding';
import { type FileBytes, chunksOf } from './file-bytes';
import { scanEncoding } from './scan-encoding';
import { tableOfText, type TextTable } from './table-of-text';

/** A file as text cells, before any typing. `ok` is false only when the file is no text. */
export interface ReadReport extends TextTable {
  readonly ok: boolean;
  readonly error?: FileIssueCode;
  readonly ms: number;
}

/** Reads a whole file tolerantly, in any encoding that is detected. */
export async function readTable(file: FileBytes): Promise<ReadReport> {
  const started = performance.now();
  const done = (report: Omit<ReadReport, 'ms'>): ReadReport => ({
    ...report,
    ms: performance.now() - started,
  });
  const bytes = await file.slice(0, file.size);
  const head = bytes.subarray(0, 64 * 1024);
  let encoding = detectEncoding([bytes.subarray(0, 1024 * 1024)]);
  if (magicKind(head) !== null || (!encoding.label.startsWith('utf-16') && looksBinary(head))) {
    return done({ ok: false, error: 'binary-file', header: null, rows: [], warnings: 0, rejected: 0 });
  }
  if (encoding.ascii) encoding = await scanEncoding(chunksOf(file));
  const text = new TextDecoder(encoding.label).decode(bytes);
  return done({ ok: true, ...tableOfText(text) });
}
