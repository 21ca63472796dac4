import { BlobParts } from './collect';

/** A cell of a table as text; null is one that is not there. */
export type Cell = string | null;

const FLUSH_CHARACTERS = 1024 * 1024;

/** Rows as CSV in UTF-8: comma, `"`, line feed. A missing value is written as nothing, an empty text as `""`. */
export class CsvWriter {
  readonly #parts = new BlobParts();
  readonly #encoder = new TextEncoder();
  #text = '';

  row(cells: readonly Cell[]): void {
    // A row of one missing value would be a blank line, which readers skip.
    this.#text += cells.length === 1 ? (cells[0] === null ? '""' : quoted(cells[0] ?? '')) : joined(cells);
    this.#text += '\n';
    if (this.#text.length >= FLUSH_CHARACTERS) this.#flush();
  }

  /** A row that is written already, with one more cell. */
  extend(line: string, cell: string): void {
    this.#text += `${line},${quoted(cell)}\n`;
    if (this.#text.length >= FLUSH_CHARACTERS) this.#flush();
  }

  blankLine(): void {
    this.#text += '\n';
  }

  blob(): Blob {
    this.#flush();
    return this.#parts.blob();
  }

  #flush(): void {
    this.#parts.push(this.#encoder.encode(this.#text));
    this.#text = '';
  }
}

function joined(cells: readonly Cell[]): string {
  let text = '';
  for (let i = 0; i < cells.length; i++) {
    const cell = cells[i] ?? null;
    if (i > 0) text += ',';
    if (cell !== null) text += quoted(cell);
  }
  return text;
}

const SPECIAL = /[",\r\n]|^[\s\ufeff]|\s$|^$/;

function quoted(cell: string): string {
  return SPECIAL.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell;
}
