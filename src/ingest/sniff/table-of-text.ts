import { detectDialect } from './dialect';
import { joinedHeader } from './header-names';
import { findHeader } from './header-row';
import { isBlankRow, parseRows } from './parse-rows';
import { repairHeaderLine } from './repair-header';
import { repairRows } from './repair-rows';
import { otherTableStart, tableParts } from './table-parts';

/** A text as a table of text cells. */
export interface TextTable {
  /** Null when the text has no header line. */
  readonly header: readonly string[] | null;
  readonly rows: readonly (readonly string[])[];
  /** Rows that are there but not as the text has them: filled, cut, mended; and lines above the header. */
  readonly warnings: number;
  /** Rows below the header that are none of the table's. */
  readonly rejected: number;
}

const HEAD_ROWS = 500;
const NOTHING: TextTable = { header: null, rows: [], warnings: 0, rejected: 0 };

/**
 * Reads a text tolerantly. Short rows are filled with empty cells to the table's width, empty cells beyond it are dropped,
 * damaged rows mended where that is certain; other irregular rows stay as they are.
 */
export function tableOfText(text: string): TextTable {
  if (text.trim() === '') return NOTHING;
  const dialect = detectDialect(text);
  const asIs = parseRows(text, dialect);
  const mendedText = repairHeaderLine(text, asIs, dialect, findHeader(asIs.rows.slice(0, HEAD_ROWS)).width);
  const parsed = mendedText === text ? asIs : parseRows(mendedText, dialect);
  const { rows } = parsed;
  if (rows.every(isBlankRow)) return NOTHING;
  const { skipRows, headerRows, width } = findHeader(rows.slice(0, HEAD_ROWS));
  const top = rows.slice(skipRows, skipRows + headerRows);
  const columns = Math.max(width, ...top.map((row) => row.length));
  const from = skipRows + headerRows;
  const to = from + otherTableStart(rows.slice(from), columns);
  const repaired = repairRows(mendedText, parsed, from, to, columns, dialect);
  const parts = tableParts(repaired.rows, top[0] ?? null, columns);
  const data = columns === 1 ? withoutBlankEnd(parts.rows) : parts.rows.filter((row) => !isBlankRow(row));
  const above = rows.slice(0, skipRows).filter((row) => !isBlankRow(row)).length;
  const headerWarnings =
    Math.max(0, headerRows - 1) +
    (mendedText === text ? 0 : 1) +
    (top.some((row) => row.length !== columns) ? 1 : 0);
  return {
    header: headerRows === 0 ? null : fitRow(joinedHeader(top), columns),
    rows: data.map((row) => fitRow(row, columns)),
    warnings: repaired.irregular + above + headerWarnings,
    rejected: parts.setAside.length + rows.slice(to).filter((row) => !isBlankRow(row)).length,
  };
}

/** In a table of one column an empty line is a value, but not at the end. */
function withoutBlankEnd(rows: readonly (readonly string[])[]): readonly (readonly string[])[] {
  return rows.slice(0, rows.findLastIndex((row) => !isBlankRow(row)) + 1);
}

function fitRow(row: readonly string[], width: number): readonly string[] {
  if (row.length === width) return row;
  if (row.length < width) return [...row, ...Array.from({ length: width - row.length }, () => '')];
  return row.slice(width).every((cell) => cell === '') ? row.slice(0, width) : row;
}
