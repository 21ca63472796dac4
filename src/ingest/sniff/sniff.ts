import type { Encoding, FileIssue, ReadOptions } from '../../dataset';
import { looksBinary, magicKind } from './binary-kind';
import { detectDialect, type Dialect } from './dialect';
import { type DetectedEncoding, detectEncoding } from './encoding';
import { chunksOf, type FileBytes } from './file-bytes';
import { findHeader } from './header-row';
import { inferColumns, type SampleRow } from './infer-columns';
import { isBlankRow } from './parse-rows';
import { findHighBytes } from './high-bytes';
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
  let encoding = detectEncoding(parts.map((part) => part.bytes));
  let highBytes: readonly number[] | null = null;
  if (!encoding.label.startsWith('utf-16') && looksBinary(head.bytes)) {
    return unusable(file, 'binary-file', null, { kind: 'unknown' });
  }
  if (encoding.ascii && encodingScan === 'whole' && parts.length > 1) {
    const scanned = await scanEncoding(chunks());
    highBytes = scanned.highBytes;
    encoding = scanned;
  } else if (isWestern(encoding)) {
    highBytes = await findHighBytes(chunks());
  }
  if (isWestern(encoding) && highBytes) encoding = { ...encoding, readAs: readableWestern(encoding) };
  signal?.throwIfAborted();
  const text = decodePart(head, encoding);
  if (text.trim() === '' && head.toEnd) return unusable(file, 'empty-file', encoding);
  const sniffed = await sniffText(file, parts, text, encoding);
  return { ...sniffed, report: { ...sniffed.report, highBytes: isWestern(encoding) ? highBytes : null } };
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

async function sniffText(
  file: FileBytes,
  parts: readonly [BytePart, ...BytePart[]],
  text: string,
  encoding: DetectedEncoding,
): Promise<Sniffed> {
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
  const issues: FileIssue[] = [...headerIssues(file.name, headers, hasHeader)];
  if (rows.length === 0)
    issues.unshift({ code: 'header-only', level: 'error', file: file.name, line: skipRows + 1 });
  if (encoding.readAs === null) {
    const facts = { encoding: encoding.label };
    issues.unshift({ code: 'unsupported-encoding', level: 'error', file: file.name, facts });
  }
  issues.push(...inferred.flatMap((column) => columnIssues(file.name, column)));
  const report: SniffReport = {
    options: readOptions(encoding, dialect, skipRows, hasHeader),
    columns,
    preview: rows.slice(0, PREVIEW_ROWS).map((row) => headers.map((_, index) => row[index] ?? '')),
    issues,
    bytes: file.size,
    encoding: encoding.label,
    mixedLineEnds: dialect.mixedLineEnds,
    highBytes: null,
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
