import type { ReadOptions } from '../../../dataset';
import { bytesOfBlob, chunksOf } from '../../sniff/file-bytes';
import type { TextRecord } from '../../sniff/record-reader';
import { type Cell, CsvWriter } from '../csv-writer';
import { recordBlocks } from './record-blocks';

/** A file that is to stand below others. */
export interface FilePart {
  /** What the last column says of its records. */
  readonly name: string;
  /** Its text in UTF-8. */
  readonly text: Blob;
  readonly options: ReadOptions;
  /** Its number of columns. */
  readonly fields: number;
  /** For each column of the whole, the index of its column, or -1. */
  readonly places: readonly number[];
}

/** The whole as CSV in UTF-8, and how many records it holds. */
export interface JoinedText {
  readonly text: Blob;
  readonly records: number;
}

/**
 * The records of several files below one another, each with its file's name in a last column. A record that does not fit its own
 * file's columns fits none here either: it is set aside like there, and the count of records is the sum of the files'.
 * @param headers of the whole, with that of the last column
 */
export async function joinFiles(parts: readonly FilePart[], headers: readonly string[]): Promise<JoinedText> {
  const writer = new CsvWriter();
  writer.row(headers);
  let records = 0;
  for (const part of parts) {
    const { options, fields } = part;
    const isAsWritten = copies(part, headers.length - 1);
    let skip = options.skipLines + (options.hasHeader ? 1 : 0);
    for await (const { text, records: found } of recordBlocks(chunksOf(bytesOfBlob(part.text)), options)) {
      for (const record of found) {
        const { cells, quoted } = record;
        if (skip > 0) {
          skip--;
          continue;
        }
        if (cells.length === 1 && cells[0] === '' && !quoted.has(0)) continue; // a blank line
        records++;
        if (cells.length !== fields) writer.row(misfit(cells, headers.length, part.name));
        else if (isAsWritten && record.oddQuotes === null) writer.extend(lineOf(text, record), part.name);
        else writer.row([...part.places.map((place) => cellAt(record, place)), part.name]);
      }
    }
  }
  return { text: writer.blob(), records };
}

/** Whether a file's records are written as the whole's are, with the same columns in the same order. */
function copies({ options, fields, places }: FilePart, columns: number): boolean {
  const { delimiter, quote, escape } = options;
  const isDialect = delimiter === ',' && quote === '"' && escape === '"' && options.lineEnd !== '\r';
  return isDialect && fields === columns && places.every((place, column) => place === column);
}

function lineOf(text: string, { start, end }: TextRecord): string {
  const line = text.slice(start, end);
  return line.endsWith('\r\n') ? line.slice(0, -2) : line.endsWith('\n') ? line.slice(0, -1) : line;
}

/** Null where the file has no such column, or nothing stands in it. */
function cellAt({ cells, quoted }: TextRecord, place: number): Cell {
  const cell = cells[place] ?? '';
  return cell === '' && !quoted.has(place) ? null : cell;
}

/** Cells that are too few stay so; too many become more than the whole has columns (readers forgive empty ones at the end). */
function misfit(cells: readonly string[], columns: number, name: string): readonly Cell[] {
  return cells.length < columns ? cells : [...cells, name];
}
