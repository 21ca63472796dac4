import type { Interval } from '../interval';
import { fQuantile } from '../numeric/distributions';
import { correlationMatrix, matrixAt, total, type Matrix } from '../numeric/moments';

function trace(matrix: Matrix): number {
  return matrix.reduce((sum, row, i) => sum + (row[i] ?? NaN), 0);
}

/**
 * Cronbach's alpha of k items.
 * @param covariances of the items, reversed ones turned first; k >= 2
 * @returns at most 1, possibly negative; NaN when the total score has no variance
 * @throws {RangeError} below two items
 * @see Cronbach (1951), Psychometrika 16
 */
export function cronbachAlpha(covariances: Matrix): number {
  const k = covariances.length;
  if (k < 2) throw new RangeError(`alpha needs two items, got ${k}`);
  return (k / (k - 1)) * (1 - trace(covariances) / total(covariances));
}

/** The mean correlation between two different items. */
export function meanInterItemCorrelation(covariances: Matrix): number {
  const k = covariances.length;
  return (total(correlationMatrix(covariances)) - k) / (k * (k - 1));
}

/** Alpha of the items as z-scores: k r / (1 + (k - 1) r) with the mean correlation r. */
export function standardizedAlpha(covariances: Matrix): number {
  const k = covariances.length;
  const r = meanInterItemCorrelation(covariances);
  return (k * r) / (1 + (k - 1) * r);
}

/**
 * Feldt's interval of alpha.
 * @param n respondents with all k answers, n >= 2
 * @param level of confidence, 0 to 1
 * @see Feldt (1965), Psychometrika 30
 */
export function alphaInterval(alpha: number, n: number, k: number, level = 0.95): Interval {
  const [df1, df2] = [n - 1, (n - 1) * (k - 1)];
  const bound = (p: number): number => 1 - (1 - alpha) * fQuantile(p, df1, df2);
  return [bound((1 + level) / 2), bound((1 - level) / 2)];
}

/** Covariances without item `dropped`. */
export function withoutItem(covariances: Matrix, dropped: number): Matrix {
  return covariances.filter((_, i) => i !== dropped).map((row) => row.filter((_, j) => j !== dropped));
}

export interface ItemStatistics {
  /** correlation of the item with the sum of the others; NaN when one of them does not vary */
  readonly itemTotal: number;
  /** alpha of the other items; undefined when only one is left */
  readonly alphaIfDeleted: number | undefined;
}

/** Each item against the rest of its scale. */
export function itemStatistics(covariances: Matrix): ItemStatistics[] {
  return covariances.map((row, i) => {
    const rest = withoutItem(covariances, i);
    const own = matrixAt(covariances, i, i);
    const shared = row.reduce((sum, value) => sum + value, 0) - own;
    return {
      itemTotal: shared / Math.sqrt(own * total(rest)),
      alphaIfDeleted: rest.length < 2 ? undefined : cronbachAlpha(rest),
    };
  });
}
