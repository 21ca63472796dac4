import Papa from 'papaparse';
import { joinBytes } from '../../../src/samples/encode';
import { type FileForm, type FormSource, fileBytes, fileForm } from '../../../src/samples/files';

export type Row = Readonly<Record<string, string>>;

/** The rows of bytes as another program parses them. */
export function parseRows(bytes: Uint8Array, charset: string): string[][] {
  const { data, errors } = Papa.parse<string[]>(new TextDecoder(charset).decode(bytes), {
    delimiter: ',',
    skipEmptyLines: true,
  });
  if (errors.length > 0) throw new Error(JSON.stringify(errors[0]));
  return data;
}

export function bytesOf(form: FileForm, source: FormSource): Uint8Array {
  return joinBytes(fileBytes(form, source));
}

/** A form's header rows and the rows below them by the names of the first. */
export function readBack(key: string, source: FormSource): { header: string[][]; rows: Row[] } {
  const form = fileForm(key);
  const rows = parseRows(bytesOf(form, source), form.charset);
  const headerRows = form.header(source).length;
  const [names = []] = rows;
  return {
    header: rows.slice(0, headerRows),
    rows: rows
      .slice(headerRows)
      .map((cells) => Object.fromEntries(names.map((name, at) => [name, cells[at] ?? '']))),
  };
}

/** The cells of a column. */
export function column(rows: readonly Row[], name: string): string[] {
  return rows.map((row) => {
    const cell = row[name];
    if (cell === undefined) throw new Error(`no column ${name}`);
    return cell;
  });
}

/** Money in cents; `12.00元` is 1200. */
export function cents(cell: string): number {
  return Math.round(Number(cell.replace('元', '')) * 100);
}

export function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}
