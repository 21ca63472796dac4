import type { RowsSource } from '../../blocks';
import { decodeAnyRows, type Engine } from '../../engine';
import type { GridSort } from '../../ui/data-grid/grid-source';
import { countRowsSql, pageSql } from './rows.sql';

const ROWS_PER_PAGE = 20_000;

/** Excel takes a file for UTF-8 when it starts with this. */
const BYTE_ORDER_MARK = '\uFEFF';

/** Papa's own pattern for formulas overlooks those of several lines. */
const CSV_FORMAT = { escapeFormulae: /^[=+\-@\t\r]/, newline: '\r\n' };

export interface ExportOptions {
  readonly signal?: AbortSignal | undefined;
  readonly onProgress?: ((rows: number, total: number) => void) | undefined;
}

/**
 * The rows as a CSV file, page by page. Text that a spreadsheet would run as a formula (it starts with = + - @, a tab or a
 * return) gets an apostrophe in front; numbers stay numbers.
 */
export async function exportCsv(
  engine: Engine,
  rows: RowsSource,
  columns: readonly string[],
  sort: GridSort | null,
  { signal, onProgress }: ExportOptions = {},
): Promise<Blob> {
  const { unparse } = (await import('papaparse')).default;
  const { rows: total } = await engine.row(countRowsSql(rows), { rows: 'number' }, { signal });
  const parts: string[] = [BYTE_ORDER_MARK, unparse([columns as string[]], CSV_FORMAT), '\r\n'];
  for (let offset = 0; offset < total; offset += ROWS_PER_PAGE) {
    const page = decodeAnyRows(
      await engine.table(pageSql(rows, columns, sort, offset, ROWS_PER_PAGE), { signal }),
    );
    const cells = page.map((row) => columns.map((column) => row[column]));
    parts.push(unparse(cells, CSV_FORMAT), '\r\n');
    onProgress?.(Math.min(offset + ROWS_PER_PAGE, total), total);
  }
  return new Blob(parts, { type: 'text/csv;charset=utf-8' });
}

/** Hands a file to the reader's browser to save. */
export function saveFile(blob: Blob, name: string): void {
  const url = URL.createObjectURL(blob);
  const link = document.createElement('a');
  link.href = url;
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(url), 60_000);
}
