import { chiSquareUpper } from '../numeric/distributions';

/** Counts by row and column. */
export type CountTable = readonly (readonly number[])[];

export interface ChiSquareTest {
  readonly n: number;
  /** without Yates' correction */
  readonly statistic: number;
  readonly df: number;
  readonly p: number;
  readonly expected: readonly (readonly number[])[];
  /** share of cells that expect fewer than 5: above 0.2 merge rows, or take an exact or a permutation test */
  readonly shareBelowFive: number;
  /** Cramér's V, 0 to 1, too high in small samples */
  readonly cramersV: number;
  /** V corrected for its bias; 0 where the association is below what chance gives */
  readonly cramersVCorrected: number;
  /** of each cell: standard normal if rows and columns are independent */
  readonly adjustedResiduals: readonly (readonly number[])[];
}

function sums(table: CountTable): {
  readonly rows: number[];
  readonly columns: number[];
  readonly n: number;
} {
  const rows = table.map((row) => row.reduce((sum, count) => sum + count, 0));
  const columns = (table[0] ?? []).map((_, j) => table.reduce((sum, row) => sum + (row[j] ?? NaN), 0));
  return { rows, columns, n: rows.reduce((sum, count) => sum + count, 0) };
}

/** Drops rows and columns without a count, which say nothing about association. */
export function withoutEmptyLevels(table: CountTable): number[][] {
  const { rows, columns } = sums(table);
  return table.flatMap((row, i) => (rows[i] === 0 ? [] : [row.filter((_, j) => columns[j] !== 0)]));
}

/**
 * Are two groupings independent?
 * @param table counts, not negative; empty rows and columns are dropped, and the result speaks of the rest
 * @returns undefined when fewer than two rows or columns are left
 * @throws {RangeError} when a count is negative or not a number
 * @see Pearson (1900), Phil. Mag. 50; Bergsma (2013), J. Korean Stat. Soc. 42; Haberman (1973), Biometrics 29 (residuals)
 */
export function chiSquareTest(table: CountTable): ChiSquareTest | undefined {
  for (const count of table.flat())
    if (!(count >= 0)) throw new RangeError(`counts must not be negative, got ${count}`);
  const observed = withoutEmptyLevels(table);
  const { rows, columns, n } = sums(observed);
  const [r, c] = [rows.length, columns.length];
  if (r < 2 || c < 2) return undefined;
  const expected = rows.map((row) => columns.map((column) => (row * column) / n));
  const cells = observed.flatMap((row, i) =>
    row.map((count, j) => ({ count, expectation: expected[i]?.[j] ?? NaN })),
  );
  const statistic = cells.reduce(
    (sum, { count, expectation }) => sum + (count - expectation) ** 2 / expectation,
    0,
  );
  const df = (r - 1) * (c - 1);
  const corrected = (levels: number): number => levels - (levels - 1) ** 2 / (n - 1);
  return {
    n,
    statistic,
    df,
    p: chiSquareUpper(statistic, df),
    expected,
    shareBelowFive: cells.filter(({ expectation }) => expectation < 5).length / cells.length,
    cramersV: Math.sqrt(statistic / (n * Math.min(r - 1, c - 1))),
    cramersVCorrected: Math.sqrt(
      Math.max(0, statistic / n - df / (n - 1)) / Math.min(corrected(r) - 1, corrected(c) - 1),
    ),
    adjustedResiduals: observed.map((row, i) =>
      row.map((count, j) => {
        const expectation = expected[i]?.[j] ?? NaN;
        const others = (1 - (rows[i] ?? NaN) / n) * (1 - (columns[j] ?? NaN) / n);
        return (count - expectation) / Math.sqrt(expectation * others);
      }),
    ),
  };
}
