import type { FileIssueCode } from '../../dataset';
import { looksBinary, magicKind } from './binary-kind';
import { detectDialect } from './dialect';
import { detectEncoding } from './encoding';
import { type FileBytes, chunksOf } from './file-bytes';
import { findHeader } from './header-row';
import { isBlankRow, parseRows } from './parse-rows';
import { scanEncoding } from './scan-encoding';

/** A file as text cells, before any typing. `ok` is false only when the file is no text. */
export interface ReadReport {
  readonly ok: boolean;
  readonly error?: FileIssueCode;
  /** Null when the file has no header line. */
  readonly header: readonly string[] | null;
  readonly rows: readonly (readonly string[])[];
  /** Rows that are there but irregular: another number of cells, quotes that do not pair. */
  readonly warnings: number;
  /** Rows that could not be kept: none so far, every row is given back. */
  readonly rejected: number;
  readonly ms: number;
}

const HEAD_CHARACTERS = 256 * 1024;

/**
 * Reads a whole file tolerantly, in any encoding that is detected. Short rows are filled with empty cells to the table's width,
 * empty cells beyond it are dropped, other irregular rows stay as they are; all are counted in `warnings`.
 */
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
  return done({ ok: true, ...tableOf(text) });
}

function tableOf(text: string): Pick<ReadReport, 'header' | 'rows' | 'warnings' | 'rejected'> {
  if (text.trim() === '') return { header: null, rows: [], warnings: 0, rejected: 0 };
  const dialect = detectDialect(text.slice(0, HEAD_CHARACTERS));
  const { rows, badQuotes } = parseRows(text, dialect);
  const full = rows.filter((row) => !isBlankRow(row));
  if (full.length === 0) return { header: null, rows: [], warnings: 0, rejected: 0 };
  const { skipRows, hasHeader, width } = findHeader(rows.slice(0, 500));
  const first = rows[skipRows] as string[];
  const data = rows.slice(skipRows + (hasHeader ? 1 : 0)).filter((row) => width === 1 || !isBlankRow(row));
  if (width === 1) while (data.length > 0 && isBlankRow(data.at(-1) as string[])) data.pop();
  const columns = Math.max(width, hasHeader ? first.length : 0);
  const fitted = data.map((row) => fitRow(row, columns));
  const irregular = data.filter((row) => row.length !== columns).length;
  const skipped = rows.slice(0, skipRows).filter((row) => !isBlankRow(row)).length;
  const warnings = irregular + skipped + badQuotes.length;
  return { header: hasHeader ? fitRow(first, columns) : null, rows: fitted, warnings, rejected: 0 };
}

function fitRow(row: readonly string[], width: number): readonly string[] {
  if (row.length === width) return row;
  if (row.length < width) return [...row, ...Array.from({ length: width - row.length }, () => '')];
  return row.slice(width).every((cell) => cell === '') ? row.slice(0, width) : row;
}
