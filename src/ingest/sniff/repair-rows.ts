import { type ParsedRows, isBlankRow } from './parse-rows';
import { RecordReader, type RowOptions } from './record-reader';
import { MAX_REPAIRED, repairRecord, rowCost, type TableShape, tableShape } from './repair-record';

export interface RepairedRows {
  readonly rows: readonly (readonly string[])[];
  /** Rows that are not as the file has them, or that do not have the table's width. */
  readonly irregular: number;
}

const SHAPE_ROWS = 2000;
/** With fewer rows to compare with, nothing is repaired. */
const MIN_REGULAR = 8;
/** A repair takes time by the square of the record's length, and some anyway. When so much is spent, rows stay as they are. */
const MAX_WORK = 8e6;
const LEAST_WORK = 3000;
/** A row of the right width whose quotes are odd is kept unless another reading is likelier by so many bits. */
const MUCH_LIKELIER = 6;

/**
 * The rows of a table with those mended that have another number of cells than the table or quotes that do not pair. A quote
 * that was never closed and so swallowed the lines below it gives them back.
 * @param from the first row of data
 * @param to the row behind the last
 */
export function repairRows(
  text: string,
  { rows, starts, oddQuotes }: ParsedRows,
  from: number,
  to: number,
  width: number,
  options: RowOptions,
): RepairedRows {
  let known: TableShape | null | undefined;
  const shapeOf = (): TableShape | null => {
    const regular = rows
      .slice(from, Math.min(to, from + SHAPE_ROWS))
      .filter((row, i) => row.length === width && !oddQuotes.has(from + i));
    return width > 1 && regular.length >= MIN_REGULAR ? tableShape(regular, width, options) : null;
  };
  const repaired: (readonly string[])[] = [];
  let irregular = 0;
  let work = 0;
  for (let index = from; index < to; index++) {
    const row = rows[index] as string[];
    const odd = oddQuotes.has(index) && !isBlankRow(row);
    if (row.length === width && !odd) repaired.push(row);
    else if (isBlankRow(row)) repaired.push(row);
    else {
      const raw = text.slice(starts[index], starts[index + 1]);
      work += LEAST_WORK + Math.min(raw.length, MAX_REPAIRED) ** 2;
      if (known === undefined) known = shapeOf();
      const shape = known;
      const found = shape !== null && work < MAX_WORK ? mended(raw, row, shape) : [row];
      // A quote inside of a cell, such as inches, is no damage when the row is else as it should be.
      const sound = found[0] === row && row.length === width && oddQuotes.get(index) === 'inside';
      irregular += sound ? 0 : found.length;
      repaired.push(...found);
    }
  }
  return { rows: repaired, irregular };
}

function mended(raw: string, row: readonly string[], shape: TableShape): readonly (readonly string[])[] {
  const lines = splitLines(raw);
  if (lines.length > 1) {
    const apart = linesApart(lines, shape);
    if (apart !== null) return apart;
  }
  const found = repairRecord(raw.replace(/\r?\n$|\r$/, ''), shape);
  if (found === null) return [row];
  const kept = row.length === shape.width ? rowCost(row, shape.costOf) : Infinity;
  return [kept - rowCost(found, shape.costOf) > MUCH_LIKELIER ? found : row];
}

/** The lines of a record that goes on over several, when few enough to be looked at. */
function splitLines(raw: string): readonly string[] {
  if (raw.length > 4 * MAX_REPAIRED) return [];
  const lines = raw.split(/\r\n|\r|\n/);
  return lines.at(-1) === '' ? lines.slice(0, -1) : lines;
}

/** Every line as a row of its own, when all of them can be read as rows and the first could only by a repair. */
function linesApart(lines: readonly string[], shape: TableShape): readonly (readonly string[])[] | null {
  const found: (readonly string[])[] = [];
  for (const line of lines) {
    const plain = new RecordReader(line, shape.options).next();
    const fits = plain?.cells.length === shape.width && plain.oddQuotes === null;
    const cells = fits ? plain.cells : repairRecord(line, shape);
    if (cells === null) return null;
    found.push(cells);
  }
  return found;
}
