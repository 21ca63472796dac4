import type { Cell } from '../csv-writer';
import { SourceError } from '../source-error';
import { cellRange, columnOf, type CellRange } from './cell-reference';
import type { DateKind } from './date-kind';
import { isRoundedId, numberText } from './number-text';
import { serialText } from './serial-date';
import { unescapeXlsx } from './shared-strings';
import { attribute, type XmlHandler } from './xml-scanner';

/** What cells need of the workbook around them. */
export interface WorkbookContext {
  readonly strings: readonly string[];
  /** By style number. */
  readonly dateKinds: readonly (DateKind | null)[];
  readonly is1904: boolean;
}

/** The last row that spreadsheets know. */
const MAX_ROWS = 1_048_576;

export interface RoundedId {
  readonly column: number;
  readonly value: string;
}

/** Reads a sheet's cells as text, row by row; rows and cells without a value are not told. */
export class SheetCells implements XmlHandler {
  readonly merges: CellRange[] = [];
  readonly roundedIds: RoundedId[] = [];
  /** Cells such as #N/A: they count as empty. */
  errors = 0;
  readonly #context: WorkbookContext;
  readonly #onRow: (row: number, cells: readonly (Cell | undefined)[]) => void;
  #row = -1;
  #cells: (Cell | undefined)[] = [];
  #column = -1;
  #type = '';
  #style = 0;
  #value = '';
  #inValue = false;
  #pronunciation = false;

  constructor(context: WorkbookContext, onRow: (row: number, cells: readonly (Cell | undefined)[]) => void) {
    this.#context = context;
    this.#onRow = onRow;
  }

  open(name: string, attributes: string): void {
    switch (name) {
      case 'row':
        return this.#openRow(attributes);
      case 'c': {
        const reference = attribute(attributes, 'r');
        this.#column = reference === null ? this.#column + 1 : columnOf(reference);
        this.#type = attribute(attributes, 't') ?? 'n';
        this.#style = Number(attribute(attributes, 's') ?? 0);
        this.#value = '';
        return;
      }
      case 'v':
        this.#inValue = true;
        return;
      case 't':
        this.#inValue = !this.#pronunciation;
        return;
      case 'rPh':
        this.#pronunciation = true;
        return;
      case 'mergeCell': {
        const range = cellRange(attribute(attributes, 'ref') ?? '');
        if (range) this.merges.push(range);
      }
    }
  }

  text(text: string): void {
    if (this.#inValue) this.#value += text;
  }

  close(name: string): void {
    if (name === 'v' || name === 't') this.#inValue = false;
    else if (name === 'rPh') this.#pronunciation = false;
    else if (name === 'c') this.#closeCell();
    else if (name === 'row' && this.#cells.length > 0) this.#onRow(this.#row, this.#cells);
  }

  #openRow(attributes: string): void {
    const number = attribute(attributes, 'r');
    this.#row = number === null ? this.#row + 1 : Number(number) - 1;
    if (!(this.#row >= 0 && this.#row < MAX_ROWS)) throw new SourceError('workbook-damaged');
    this.#cells = [];
    this.#column = -1;
  }

  #closeCell(): void {
    const text = this.#cellText();
    if (text === null || text === '') return;
    if (this.#column < 0) throw new SourceError('workbook-damaged');
    this.#cells[this.#column] = text;
  }

  #cellText(): Cell {
    const value = this.#value;
    if (value === '') return null;
    switch (this.#type) {
      case 's':
        return this.#context.strings[Number(value)] ?? null;
      case 'str':
      case 'inlineStr':
        return unescapeXlsx(value);
      case 'b':
        return value === '1' || value === 'true' ? 'true' : 'false';
      case 'e':
        this.errors++;
        return null;
      case 'd':
        return value.replace('T', ' ').replace(/( 00:00:00(\.0+)?|Z)$/, '');
      default:
        return this.#numberText(value);
    }
  }

  #numberText(value: string): string {
    const kind = this.#context.dateKinds[this.#style] ?? null;
    const date = kind && serialText(Number(value), kind, this.#context.is1904);
    if (date) return date;
    if (value.length > 15 && isRoundedId(value)) this.#noteRounded(value);
    return numberText(value);
  }

  #noteRounded(value: string): void {
    if (!this.roundedIds.some(({ column }) => column === this.#column))
      this.roundedIds.push({ column: this.#column, value });
  }
}
