import type { Column } from '../../dataset';
import { isMissing, isMissingTyped, parseNumber } from '../sniff';

/** What the sample's values of a column show, as far as roles need it. Shares are of the present values. */
export interface ColumnValues {
  readonly column: Column;
  readonly cells: readonly string[];
  readonly rows: number;
  readonly present: number;
  readonly distinct: number;
  readonly isDate: boolean;
  readonly isNumber: boolean;
  /** Cells as numbers, null where missing or none; empty for a column of text or dates. */
  readonly numbers: readonly (number | null)[];
  readonly positiveShare: number;
  readonly integerShare: number;
  /** Share of rows whose value equals that of the row before. */
  readonly runShare: number;
  /** Share of values that look like an id: one word with a digit in it. */
  readonly codeShare: number;
  /** Share of values that hide their text: `1******6198`, `##…`. */
  readonly maskedShare: number;
}

/** Facts of each column over the sample rows; rows may be shorter than the columns. */
export function columnValues(
  columns: readonly Column[],
  rows: readonly (readonly string[])[],
): readonly ColumnValues[] {
  return columns.map((column, index) =>
    valuesOf(
      column,
      rows.map((row) => row[index] ?? ''),
    ),
  );
}

function valuesOf(column: Column, cells: readonly string[]): ColumnValues {
  const isDate = column.type === 'date' || column.type === 'timestamp';
  const isNumber = column.type === 'integer' || column.type === 'number';
  const isGone = isDate || isNumber ? isMissingTyped : isMissing;
  const format = column.numberFormat ?? { decimal: '.', grouping: null, decorated: false };
  const numbers = isNumber ? cells.map((cell) => (isGone(cell) ? null : parseNumber(cell, format))) : [];
  const found = numbers.filter((value) => value !== null);
  const present = cells.filter((cell) => !isGone(cell));
  const share = (count: number, of: number): number => (of === 0 ? 0 : count / of);
  let runs = 0;
  for (let i = 1; i < cells.length; i++) if (cells[i] === cells[i - 1] && !isGone(cells[i] as string)) runs++;
  return {
    column,
    cells,
    rows: cells.length,
    present: present.length,
    distinct: new Set(present).size,
    isDate,
    isNumber,
    numbers,
    positiveShare: share(found.filter((value) => value > 0).length, found.length),
    integerShare: share(found.filter(Number.isInteger).length, found.length),
    runShare: share(runs, Math.max(1, present.length - 1)),
    codeShare: share(present.filter((cell) => /^\S*\d\S*$/.test(cell.trim())).length, present.length),
    maskedShare: share(present.filter((cell) => /\*{2,}|^#{2}/.test(cell)).length, present.length),
  };
}

/**
 * Share of the keys with several rows that have one and the same dependent value in all of them; null when no key repeats.
 * An order has one customer and one time; a product has many.
 */
export function dependence(keys: readonly string[], values: readonly string[]): number | null {
  const first = new Map<string, string>();
  const several = new Set<string>();
  const broken = new Set<string>();
  keys.forEach((key, index) => {
    if (isMissing(key)) return;
    const value = values[index] ?? '';
    const known = first.get(key);
    if (known === undefined) first.set(key, value);
    else {
      several.add(key);
      if (known !== value) broken.add(key);
    }
  });
  return several.size === 0 ? null : 1 - broken.size / several.size;
}
