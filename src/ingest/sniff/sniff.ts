import type { Column, Encoding, FileIssue, ReadOptions } from '../../dataset';
import { looksBinary, magicKind } from './binary-kind';
import { detectDialect, type Dialect } from './dialect';
import { type DetectedEncoding, detectEncoding } from './encoding';
import { chunksOf, type FileBytes } from './file-bytes';
import { findHeader } from './header-row';
import { inferColumns, type SampleRow } from './infer-columns';
import { isBlankRow } from './parse-rows';
import { findHighBytes, type HighByte } from './high-bytes';
import { scanEncoding } from './scan-encoding';
import { columnIssues, headerIssues } from './sniff-issues';
import type { SniffReport, Sniffed } from './sniff-report';
import { type BytePart, countLines, decodePart, headRows, innerRows, readParts } from './text-sample';

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
  const table = await sniffText(file, parts, text, detected);
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

/** What the samples' text tells, whatever the rest of the file is encoded in. */
interface SniffedTable {
  readonly dialect: Dialect;
  readonly skipRows: number;
  readonly hasHeader: boolean;
  readonly columns: readonly Column[];
  readonly rows: readonly (readonly string[])[];
  readonly issues: readonly FileIssue[];
}

async function sniffText(
  file: FileBytes,
  parts: readonly [BytePart, ...BytePart[]],
  text: string,
  encoding: DetectedEncoding,
): Promise<SniffedTable> {
  const [head, ...inner] = parts;
  const dialect = detectDialect(text);
  const top = headRows(text, dialect, head.toEnd);
  const { skipRows, hasHeader, width } = findHeader(top.rows);
  const first = top.rows[skipRows] ?? [];
  const headers = Array.from({ length: Math.max(width, first.length) }, (_, i) =>
    hasHeader ? (first[i] ?? '') : '',
  );
  const from = skipRows + (hasHeader ? 1 : 0);
  const samples = top.rows
    .map((cells, index): SampleRow => ({ cells, line: (top.lines[index] as number) + 1 }))
    .slice(from);
  const starts: readonly (readonly SampleRow[])[] = inner.map((part) => {
    const { rows, lines } = innerRows(decodePart(part, encoding), dialect, headers.length, part.toEnd);
    return rows.map((cells, index) => ({ cells, line: -(lines[index] as number) }));
  });
  const data = (innerSamples: readonly SampleRow[]): readonly SampleRow[] =>
    [...samples, ...innerSamples].filter((row) => !isBlankRow(row.cells));
  const unplaced = starts.flat().map((row) => ({ ...row, line: 0 }));
  let inferred = inferColumns(headers, data(unplaced), dialect.delimiter);
  if (inferred.some(({ misfitRows, column }) => column.sample.misfits.length < Math.min(3, misfitRows))) {
    inferred = inferColumns(headers, data(await placeRows(file, inner, starts, dialect)), dialect.delimiter);
  }
  const rows = data(unplaced).map((row) => row.cells);
  const columns = inferred.map(({ column }) => column);
  const headerOnly: FileIssue = { code: 'header-only', level: 'error', file: file.name, line: skipRows + 1 };
  const issues = [
    ...(rows.length === 0 ? [headerOnly] : []),
    ...headerIssues(file.name, headers, hasHeader),
    ...inferred.flatMap((column) => columnIssues(file.name, column)),
  ];
  return { dialect, skipRows, hasHeader, columns, rows, issues };
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

/** Gives the rows of inner parts their lines in the file, at the price of one pass over the bytes before them. */
async function placeRows(
  file: FileBytes,
  parts: readonly BytePart[],
  rows: readonly (readonly SampleRow[])[],
  dialect: Dialect,
): Promise<readonly SampleRow[]> {
  const placed: SampleRow[] = [];
  for (const [index, part] of parts.entries()) {
    const before = await countLines(file, part.start, dialect.lineEnd);
    for (const row of rows[index] ?? []) placed.push({ cells: row.cells, line: before + 1 - row.line });
  }
  return placed;
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
