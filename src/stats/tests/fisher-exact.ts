import { lnFactorials } from '../numeric/ln-factorials';
import { at } from '../numeric/moments';
import { withoutEmptyLevels, type CountTable } from './chi-square';

/** Above so many tables of the same margins the exact test takes more than about a second. */
const MOST_TABLES = 5_000_000;

/** Tables whose probability is equal but for rounding count as equally likely. */
const EQUAL_WITHIN = 1e-7;

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}

function transpose(table: CountTable): number[][] {
  return (table[0] ?? []).map((_, j) => table.map((row) => row[j] ?? 0));
}

/** At most so many ways to fill all rows but the last when each row ignores the others. */
function tableBound(rows: readonly number[], columns: number): number {
  return rows
    .slice(0, -1)
    .reduce((bound, row) => bound * Math.exp(lnChoose(row + columns - 1, columns - 1)), 1);
}

function lnChoose(n: number, k: number): number {
  let value = 0;
  for (let i = 1; i <= k; i++) value += Math.log((n - k + i) / i);
  return value;
}

/** Rows in increasing order of size, so that the largest is the last, which the others determine. */
function oriented(table: CountTable): { readonly table: CountTable; readonly bound: number } {
  const both = [table, transpose(table)].map((one) => {
    const sorted = one.toSorted((a, b) => sum(a) - sum(b));
    return { table: sorted, bound: tableBound(sorted.map(sum), sorted[0]?.length ?? 0) };
  });
  return both.reduce((best, one) => (one.bound < best.bound ? one : best));
}

/**
 * Fisher's exact test of independence, two-sided: the probability of all tables with the same margins that are
 * no likelier than the one seen.
 * @param counts whole numbers; empty rows and columns are dropped
 * @returns undefined when fewer than two rows or columns are left, or when there are too many tables (some
 *   5 million) to go through; a permutation test then stands in
 * @see Fisher (1935), JRSS 98; Freeman & Halton (1951), Biometrika 38 (more than two rows or columns)
 */
export function fisherExact(counts: CountTable): number | undefined {
  const kept = withoutEmptyLevels(counts);
  if (kept.length < 2 || (kept[0]?.length ?? 0) < 2) return undefined;
  const { table, bound } = oriented(kept);
  if (bound > MOST_TABLES) return undefined;
  const rows = table.map(sum);
  const left = transpose(table).map(sum);
  const lnFactorial = lnFactorials(sum(rows));
  const ofTable = (one: CountTable): number => -sum(one.flat().map((count) => at(lnFactorial, count)));
  const ofMargins =
    sum([...rows, ...left].map((count) => at(lnFactorial, count))) - at(lnFactorial, sum(rows));
  const limit = ofTable(table) + EQUAL_WITHIN;

  let p = 0;
  const fill = (row: number, column: number, rest: number, weight: number): void => {
    const margin = left[column] ?? 0;
    if (row === rows.length - 1) {
      let total = weight;
      for (const count of left) total -= at(lnFactorial, count);
      if (total <= limit) p += Math.exp(total + ofMargins);
    } else if (column === left.length - 1) {
      if (rest > margin) return;
      left[column] = margin - rest;
      fill(row + 1, 0, rows[row + 1] ?? 0, weight - at(lnFactorial, rest));
      left[column] = margin;
    } else {
      for (let count = Math.min(rest, margin); count >= 0; count--) {
        left[column] = margin - count;
        fill(row, column + 1, rest - count, weight - at(lnFactorial, count));
      }
      left[column] = margin;
    }
  };
  fill(0, 0, rows[0] ?? 0, 0);
  return Math.min(1, p);
}
