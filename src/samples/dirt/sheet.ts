import { type Charset, encodeChunks, joinBytes } from '../encode';
import type { FileForm, FormSource } from '../files';
import { csvLine } from '../files/csv';

/** A file between cells and bytes, where dirt can get at both. */
export interface Sheet {
  /** Lines above the header. */
  readonly preamble: readonly string[];
  readonly header: readonly string[];
  /** Further header rows. */
  readonly subHeaders: readonly (readonly string[])[];
  readonly rows: readonly SheetRow[];
  /** Role by column, the columns as the clean header names them and at the same places. */
  readonly columns: readonly SheetColumn[];
  readonly layout: SheetLayout;
}

export interface SheetColumn {
  readonly name: string;
  readonly role: string | null;
}

export interface SheetRow {
  /** Its row in the clean file, from 0; null for one that dirt put in. */
  readonly from: number | null;
  readonly cells: readonly string[];
  /** The line as it stands in the file, where it is not how the cells are written properly. */
  readonly text?: string;
  /** Where it is not the file's. */
  readonly lineEnd?: string;
}

export interface SheetLayout {
  readonly charset: Charset;
  readonly byteOrderMark: boolean;
  readonly delimiter: string;
  readonly lineEnd: string;
}

/** A shop's file, clean. */
export function sheetOf(form: FileForm, source: FormSource): Sheet {
  const [header = [], ...subHeaders] = form.header(source);
  const rows: SheetRow[] = [];
  for (const cells of form.rows(source)) rows.push({ from: rows.length, cells: [...cells] });
  return {
    preamble: [],
    header,
    subHeaders,
    rows,
    columns: header.map((name) => ({ name, role: form.roles[name] ?? null })),
    layout: {
      charset: form.charset,
      byteOrderMark: form.byteOrderMark,
      delimiter: form.dialect.delimiter,
      lineEnd: form.dialect.lineEnd,
    },
  };
}

/** The places of the columns that have one of these roles. */
export function columnsWith({ columns }: Sheet, roles: readonly string[]): number[] {
  return columns.flatMap(({ role }, at) => (role !== null && roles.includes(role) ? [at] : []));
}

/** A row's line without its end. */
export function lineOf({ layout }: Sheet, { text, cells }: Pick<SheetRow, 'text' | 'cells'>): string {
  return text ?? csvLine(cells, layout.delimiter);
}

export function sheetText(sheet: Sheet): string {
  const { delimiter, lineEnd } = sheet.layout;
  const lines = [
    ...sheet.preamble,
    csvLine(sheet.header, delimiter),
    ...sheet.subHeaders.map((cells) => csvLine(cells, delimiter)),
  ].map((line) => line + lineEnd);
  return lines.concat(sheet.rows.map((row) => lineOf(sheet, row) + (row.lineEnd ?? lineEnd))).join('');
}

/** @throws {EncodeError} when the text has a character that the file's encoding lacks */
export function sheetBytes(sheet: Sheet): Uint8Array<ArrayBuffer> {
  const { charset, byteOrderMark } = sheet.layout;
  return joinBytes(encodeChunks([sheetText(sheet)], charset, { byteOrderMark }));
}
