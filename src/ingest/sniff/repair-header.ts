import { meaningsOf } from '../roles/dictionary';
import { cellKind, type CellKind } from './cell-kind';
import { STRANGE } from './column-shape';
import { headerHint } from './header-hint';
import type { ParsedRows } from './parse-rows';
import type { RowOptions } from './record-reader';
import { repairRecord, withoutStrayMarks } from './repair-record';

const EXAMINED_ROWS = 200;
const MAX_ABOVE = 5;
const MAX_NAME = 100;
/** A name that no dictionary has costs so much: where a lost delimiter stood is clear only if known names appear. */
const UNKNOWN = 2;

/**
 * The text with its header line mended when a quote or a delimiter in it is lost or too many; the text itself when it is sound
 * or nothing is certain.
 * @param parsed the text's rows
 * @param width cells of an ordinary row
 */
export function repairHeaderLine(
  text: string,
  parsed: ParsedRows,
  options: RowOptions,
  width: number,
): string {
  if (width < 2) return text;
  const { starts, oddQuotes } = parsed;
  const rows = parsed.rows.slice(0, EXAMINED_ROWS);
  const index = rows.findIndex((row, at) => row.length > 1 || oddQuotes.has(at));
  const row = rows[index];
  if (row === undefined || index > MAX_ABOVE || (row.length === width && !oddQuotes.has(index))) return text;
  if (!oddQuotes.has(index) && Math.abs(row.length - width) > 1) return text;
  const start = starts[index] as number;
  const line = /^[^\r\n]*/.exec(text.slice(start, start + 20_000))?.[0] ?? '';
  const kinds = columnKinds(
    rows.slice(index + 1).filter((body) => body.length === width),
    width,
  );
  const costOf = (cell: string, column: number): number => nameCost(cell, kinds[column] ?? null, options);
  const names = repairRecord(line, { options, width, costOf });
  if (names === null) return text;
  return text.slice(0, start) + written(names, options) + text.slice(start + line.length);
}

/** The kind that nearly all values of a column are, or null. */
function columnKinds(rows: readonly (readonly string[])[], width: number): readonly (CellKind | null)[] {
  return Array.from({ length: width }, (_, column) => {
    const kinds = rows.map((row) => cellKind(row[column] as string)).filter((kind) => kind !== 'missing');
    const first = kinds[0] ?? null;
    return kinds.filter((kind) => kind === first).length > 0.8 * kinds.length ? first : null;
  });
}

/** How unlikely a cell is as the name of a column of that kind, in bits. */
function nameCost(cell: string, values: CellKind | null, options: RowOptions): number {
  const { bare, cost } = withoutStrayMarks(cell, options);
  const kind = cellKind(bare);
  if (bare.trim() === '' || bare !== bare.trim() || kind === 'number' || kind === 'date')
    return cost + STRANGE;
  if (bare.length > MAX_NAME) return cost + STRANGE / 2;
  const hint = headerHint(bare);
  const contradicts =
    values !== null &&
    ((hint === 'number' && values !== 'number') || (hint === 'date' && values === 'number'));
  return cost + (contradicts ? STRANGE / 2 : 0) + (meaningsOf(bare)[0]?.whole ? 0 : UNKNOWN);
}

function written(cells: readonly string[], { quote, escape, delimiter }: RowOptions): string {
  return cells.map((cell) => quote + cell.replaceAll(quote, escape + quote) + quote).join(delimiter);
}
