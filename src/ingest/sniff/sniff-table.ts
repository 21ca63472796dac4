import type { Column, FileIssue } from '../../dataset';
import { detectDialect, type Dialect } from './dialect';
import type { DetectedEncoding } from './encoding';
import type { FileBytes } from './file-bytes';
import { headerNames } from './header-names';
import { findHeader } from './header-row';
import { inferColumns, type SampleRow } from './infer-columns';
import { isBlankRow } from './parse-rows';
import { columnIssues, headerIssues } from './sniff-issues';
import { type BytePart, countLines, decodePart, headRows, innerRows } from './text-sample';

/** What the samples' text tells, whatever the rest of the file is encoded in. */
export interface SniffedTable {
  readonly dialect: Dialect;
  readonly skipRows: number;
  readonly hasHeader: boolean;
  readonly columns: readonly Column[];
  readonly rows: readonly (readonly string[])[];
  readonly issues: readonly FileIssue[];
}

/** Dialect, header and columns from the decoded head of a file (`text`) and its other parts. */
export async function sniffTable(
  file: FileBytes,
  parts: readonly [BytePart, ...BytePart[]],
  text: string,
  encoding: DetectedEncoding,
): Promise<SniffedTable> {
  const [head, ...inner] = parts;
  const dialect = detectDialect(text);
  const top = headRows(text, dialect, head.toEnd);
  const { skipRows, headerRows, width } = findHeader(top.rows);
  const hasHeader = headerRows > 0;
  const from = skipRows + headerRows;
  const { names, labels } = headerNames(top.rows.slice(skipRows, from));
  const columnCount = Math.max(width, (top.rows[skipRows] ?? []).length);
  const headers = Array.from({ length: columnCount }, (_, i) => names[i] ?? '');
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
  const columns = inferred.map(({ column }, index) => {
    const label = labels[index] ?? '';
    return label === '' || label === column.header ? column : { ...column, label };
  });
  const headerOnly: FileIssue = { code: 'header-only', level: 'error', file: file.name, line: skipRows + 1 };
  const issues = [
    ...(rows.length === 0 ? [headerOnly] : []),
    ...headerIssues(file.name, headers, hasHeader),
    ...inferred.flatMap((column) => columnIssues(file.name, column)),
  ];
  // The reader takes one row for the header: those above the last are skipped like the lines above the table.
  return { dialect, skipRows: Math.max(skipRows, from - 1), hasHeader, columns, rows, issues };
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
