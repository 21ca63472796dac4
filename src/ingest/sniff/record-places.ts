import type { ReadOptions } from '../../dataset';
import { RecordScanner } from './record-scanner';
import { asciiTranscoder } from './scan-records';

const FLUSH_CHARACTERS = 1024 * 1024;

/**
 * On which line each record begins, as CSV without a header: `row,record,line` (rows from 0 without the blank lines, records from
 * 0 with them, lines from 1) for the first one and for each that does not begin on the line after the one before it. A plain file
 * has one such row.
 */
export class PlacesWriter {
  readonly #parts: Blob[] = [];
  #text = '';
  #row = 0;
  #record = 0;
  #nextLine = 0;

  add(line: number): void {
    if (line !== this.#nextLine) this.#text += `${this.#row},${this.#record},${line}\n`;
    if (this.#text.length > FLUSH_CHARACTERS) this.#flush();
    this.#row++;
    this.#record++;
    this.#nextLine = line + 1;
  }

  addBlank(): void {
    this.#record++;
  }

  blob(): Blob {
    this.#flush();
    return new Blob(this.#parts);
  }

  #flush(): void {
    this.#parts.push(new Blob([this.#text]));
    this.#text = '';
  }
}

/** The places of a file's records of data: see `PlacesWriter`. Blank lines are none, unless the table has one column. */
export async function recordPlaces(
  chunks: AsyncIterable<Uint8Array>,
  options: ReadOptions,
  columnCount: number,
): Promise<Blob> {
  const places = new PlacesWriter();
  let skip = options.skipLines + (options.hasHeader ? 1 : 0);
  const scanner = new RecordScanner(options, columnCount, (line, start, end) => {
    if (skip > 0) skip--;
    else if (end > start || columnCount === 1) places.add(line);
    else places.addBlank();
  });
  const toAscii = asciiTranscoder(options);
  for await (const chunk of chunks) scanner.push(toAscii(chunk));
  scanner.end();
  return places.blob();
}
