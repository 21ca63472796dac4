import type { Interval } from '../interval';
import { normalQuantile, studentTwoSided } from '../numeric/distributions';
import { covariance, variance, type Column } from '../numeric/moments';
import { midRanks } from './ranks';

export interface Correlation {
  readonly n: number;
  /** -1 to 1 */
  readonly r: number;
  /** two-sided, by Student's t; NaN below three pairs */
  readonly p: number;
  /** by Fisher's transformation; undefined below four pairs and at r = -1 or 1 */
  readonly interval: Interval | undefined;
}

function correlation(
  x: Column,
  y: Column,
  errorFactor: (r: number) => number,
  level: number,
): Correlation | undefined {
  if (x.length !== y.length)
    throw new RangeError(`pairs need equal lengths, got ${x.length} and ${y.length}`);
  const scale = Math.sqrt(variance(x) * variance(y));
  if (!(scale > 0)) return undefined;
  const n = x.length;
  const r = Math.max(-1, Math.min(1, covariance(x, y) / scale));
  const half = (normalQuantile((1 + level) / 2) * errorFactor(r)) / Math.sqrt(n - 3);
  return {
    n,
    r,
    p: n < 3 ? NaN : studentTwoSided(r * Math.sqrt((n - 2) / (1 - r * r)), n - 2),
    interval:
      n < 4 || Math.abs(r) === 1
        ? undefined
        : [Math.tanh(Math.atanh(r) - half), Math.tanh(Math.atanh(r) + half)],
  };
}

/**
 * Pearson's correlation of pairs without NaN.
 * @returns undefined when x or y does not vary or there are fewer than two pairs
 * @throws {RangeError} when the lengths differ
 * @see Fisher (1921), Metron 1 (interval)
 */
export function pearson(x: Column, y: Column, level = 0.95): Correlation | undefined {
  return correlation(x, y, () => 1, level);
}

/**
 * Spearman's rank correlation of pairs without NaN, with mid-ranks for ties.
 * @returns undefined when x or y does not vary or there are fewer than two pairs
 * @throws {RangeError} when the lengths differ
 * @see Spearman (1904), Am. J. Psychol. 15; Bonett & Wright (2000), Psychometrika 65 (interval)
 */
export function spearman(x: Column, y: Column, level = 0.95): Correlation | undefined {
  return correlation(midRanks(x).ranks, midRanks(y).ranks, (r) => Math.sqrt(1 + (r * r) / 2), level);
}
