import { decimalHint } from './decimal-hint';
import { columnNames } from './column-names';
import type { OpenOrder } from './date-format';
import { type InferContext, type InferredColumn, inferColumn } from './infer-column';

/** A row of the sample with its line in the file (1-based; 0 where it is not known). */
export interface SampleRow {
  readonly cells: readonly string[];
  readonly line: number;
}

/** The columns of a table from its headers (empty texts when it has none) and sample rows. */
export function inferColumns(
  headers: readonly string[],
  rows: readonly SampleRow[],
  delimiter: string,
): readonly InferredColumn[] {
  const names = columnNames(headers);
  const lines = rows.map((row) => row.line);
  const infer = (index: number, context: InferContext): InferredColumn => {
    const cells = rows.map((row) => row.cells[index] ?? '');
    return inferColumn(names[index] as string, headers[index] as string, cells, lines, context);
  };
  const context: InferContext = {
    decimal: decimalHint(
      rows.map((row) => row.cells),
      delimiter,
    ),
    dates: { fallback: likelyOrder(headers, rows) },
  };
  const first = headers.map((_, index) => infer(index, context));
  const settled = settledOrder(first);
  if (settled === null) return first;
  return first.map((inferred, index) =>
    inferred.column.dateFormat?.certain === false
      ? infer(index, { ...context, dates: { ...context.dates, settled } })
      : inferred,
  );
}

/** One program wrote all dates of a file: a column that proves its order settles the others. */
function settledOrder(columns: readonly InferredColumn[]): OpenOrder | null {
  const orders = new Set<OpenOrder>();
  for (const { column } of columns) {
    const format = column.dateFormat;
    if (format?.certain && /^%[md][-/.]%[md]/.test(format.pattern)) orders.add(format.order as OpenOrder);
  }
  return orders.size === 1 ? ([...orders][0] as OpenOrder) : null;
}

/** Americans and spreadsheets set to Chinese or American write the month first, most others the day. */
function likelyOrder(headers: readonly string[], rows: readonly SampleRow[]): OpenOrder {
  if (headers.some((header) => /\p{Script=Han}/u.test(header) || /\b(?:zip|state)\b/i.test(header)))
    return 'mdy';
  const first = rows.slice(0, 50).flatMap((row) => row.cells);
  return first.some((cell) => /^(?:US)?\$\s?\d/.test(cell.trim()) || cell === 'USD') ? 'mdy' : 'dmy';
}
