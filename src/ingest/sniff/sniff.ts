import type { Encoding, FileIssue, ReadOptions } from '../../dataset';
import { looksBinary, magicKind } from './binary-kind';
import type { Dialect } from './dialect';
import { type DetectedEncoding, detectEncoding } from './encoding';
import { chunksOf, type FileBytes } from './file-bytes';
import { findHighBytes, type HighByte } from './high-bytes';
import { scanEncoding } from './scan-encoding';
import type { SniffReport, Sniffed } from './sniff-report';
import { sniffTable, type SniffedTable } from './sniff-table';
import { decodePart, readParts } from './text-sample';

export interface SniffOptions {
  /**
   * `whole` reads every byte when the samples are pure ASCII, so that a first accent deep in the file is not misread (about
   * 1 s a gigabyte); `samples` leaves that to the record scan, which reports the line that is not UTF-8.
   */
  readonly encodingScan?: 'whole' | 'samples';
  readonly signal?: AbortSignal;
}

const PREVIEW_ROWS = 50;

/**
 * Says what a file is from a megabyte of its head and a quarter each of its middle and tail: encoding, delimiter, quotes,
 * header, columns with types and formats. Problems of the file are in the report.
 * @throws the signal's reason when aborted, or what reading the file throws
 */
export async function sniff(
  file: FileBytes,
  { encodingScan = 'whole', signal }: SniffOptions = {},
): Promise<Sniffed> {
  if (file.size === 0) return unusable(file, 'empty-file', null);
  const parts = await readParts(file);
  const [head] = parts;
  const magic = magicKind(head.bytes);
  if (magic !== null) return unusable(file, 'binary-file', null, { kind: magic });
  const chunks = (): AsyncGenerator<Uint8Array> => chunksOf(file, signal ? { signal } : {});
  const detected = detectEncoding(parts.map((part) => part.bytes));
  if (!detected.label.startsWith('utf-16') && looksBinary(head.bytes)) {
    return unusable(file, 'binary-file', null, { kind: 'unknown' });
  }
  const text = decodePart(head, detected);
  if (text.trim() === '' && head.toEnd) return unusable(file, 'empty-file', detected);
  // Bytes that the samples did not show may decide otherwise, but not on the samples' text: it is looked at meanwhile.
  const scanning = settleEncoding(detected, encodingScan === 'whole' && parts.length > 1, chunks);
  scanning.catch(() => undefined); // a failure shows where it is awaited
  const table = await sniffTable(file, parts, text, detected);
  const { encoding, highBytes } = await scanning;
  signal?.throwIfAborted();
  return toSniffed(file, table, encoding, highBytes);
}

interface SettledEncoding {
  readonly encoding: DetectedEncoding;
  readonly highBytes: readonly HighByte[] | null;
}

/** The encoding once all bytes that may decide it were seen, and which bytes of a western file must be re-encoded. */
async function settleEncoding(
  detected: DetectedEncoding,
  scanWhole: boolean,
  chunks: () => AsyncGenerator<Uint8Array>,
): Promise<SettledEncoding> {
  const scanned = detected.ascii && scanWhole ? await scanEncoding(chunks()) : null;
  const encoding = scanned ?? detected;
  if (!isWestern(encoding)) return { encoding, highBytes: null };
  const highBytes = scanned ? scanned.highBytes : await findHighBytes(chunks());
  return { encoding: highBytes ? { ...encoding, readAs: readableWestern(encoding) } : encoding, highBytes };
}

function isWestern({ label }: DetectedEncoding): boolean {
  return label === 'iso-8859-1' || label === 'windows-1252';
}

/** A few accents can be re-encoded on the way, so that windows-1252 needs no reader of its own. */
function readableWestern({ label }: DetectedEncoding): Encoding {
  return label === 'windows-1252' ? 'windows-1252' : 'latin-1';
}

function unusable(
  file: FileBytes,
  code: 'empty-file' | 'binary-file',
  encoding: DetectedEncoding | null,
  facts: FileIssue['facts'] = {},
): Sniffed {
  const issues: FileIssue[] = [{ code, level: 'error', file: file.name, facts }];
  const report: SniffReport = {
    options: null,
    columns: [],
    preview: [],
    issues,
    bytes: file.size,
    encoding: encoding?.label ?? null,
    mixedLineEnds: false,
    highBytes: null,
  };
  return { report, sampleRows: [] };
}

function toSniffed(
  file: FileBytes,
  { dialect, skipRows, hasHeader, columns, rows, issues }: SniffedTable,
  encoding: DetectedEncoding,
  highBytes: readonly HighByte[] | null,
): Sniffed {
  const unsupported: FileIssue = {
    code: 'unsupported-encoding',
    level: 'error',
    file: file.name,
    facts: { encoding: encoding.label },
  };
  const report: SniffReport = {
    options: readOptions(encoding, dialect, skipRows, hasHeader),
    columns,
    preview: rows.slice(0, PREVIEW_ROWS).map((row) => columns.map((_, index) => row[index] ?? '')),
    issues: encoding.readAs === null ? [unsupported, ...issues] : issues,
    bytes: file.size,
    encoding: encoding.label,
    mixedLineEnds: dialect.mixedLineEnds,
    highBytes,
  };
  return { report, sampleRows: rows };
}

function readOptions(
  { readAs }: DetectedEncoding,
  { delimiter, quote, escape, lineEnd }: Dialect,
  skipLines: number,
  hasHeader: boolean,
): ReadOptions | null {
  return readAs === null
    ? null
    : { encoding: readAs, delimiter, quote, escape, skipLines, hasHeader, lineEnd };
}
