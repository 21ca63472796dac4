import { around, type Interval } from '../interval';
import { normalQuantile, normalTwoSided } from '../numeric/distributions';

/** A wave's estimate: when, what, and how exactly. */
export interface WavePoint {
  /** any unit of time, as days */
  readonly time: number;
  readonly value: number;
  /** above 0 */
  readonly standardError: number;
}

export interface WeightedSlope {
  /** change of the estimate per unit of time */
  readonly slope: number;
  readonly standardError: number;
  readonly interval: Interval;
  readonly p: number;
}

/**
 * The straight trend through waves, each weighted with 1 / SE^2; its error comes from the errors of the waves.
 * @returns undefined below two different times
 * @throws {RangeError} when a standard error is not above 0
 * @see methods, NPS: trend
 */
export function weightedSlope(waves: readonly WavePoint[], level = 0.95): WeightedSlope | undefined {
  for (const { standardError } of waves)
    if (!(standardError > 0)) throw new RangeError(`standard errors must be above 0, got ${standardError}`);
  const weighted = waves.map((wave) => ({ ...wave, weight: 1 / wave.standardError ** 2 }));
  const total = weighted.reduce((sum, { weight }) => sum + weight, 0);
  const centre = weighted.reduce((sum, { weight, time }) => sum + weight * time, 0) / total;
  const spread = weighted.reduce((sum, { weight, time }) => sum + weight * (time - centre) ** 2, 0);
  if (!(spread > 0)) return undefined;
  const slope =
    weighted.reduce((sum, { weight, time, value }) => sum + weight * (time - centre) * value, 0) / spread;
  const standardError = 1 / Math.sqrt(spread);
  return {
    slope,
    standardError,
    interval: around(slope, normalQuantile((1 + level) / 2) * standardError),
    p: normalTwoSided(slope / standardError),
  };
}

export interface MannKendall {
  /** pairs of waves that rise less pairs that fall */
  readonly s: number;
  /** s as a share of all pairs, -1 to 1 */
  readonly tau: number;
  /** two-sided, normal with continuity correction */
  readonly p: number;
}

/** Fewer waves than this are too few for the normal approximation. */
const FEWEST_WAVES = 8;

/**
 * Do values rise or fall steadily over waves, straight or not?
 * @param values in order of time
 * @returns undefined below 8 waves or when all values are equal
 * @see Mann (1945), Econometrica 13; Kendall (1975), Rank Correlation Methods (ties)
 */
export function mannKendall(values: readonly number[]): MannKendall | undefined {
  const n = values.length;
  if (n < FEWEST_WAVES) return undefined;
  let s = 0;
  values.forEach((value, i) => values.slice(i + 1).forEach((later) => (s += Math.sign(later - value))));
  const tied = (t: number): number => t * (t - 1) * (2 * t + 5);
  const sizes = new Map<number, number>();
  for (const value of values) sizes.set(value, (sizes.get(value) ?? 0) + 1);
  const variance = (tied(n) - [...sizes.values()].reduce((sum, size) => sum + tied(size), 0)) / 18;
  if (!(variance > 0)) return undefined;
  return {
    s,
    tau: s / ((n * (n - 1)) / 2),
    p: normalTwoSided(Math.max(0, Math.abs(s) - 1) / Math.sqrt(variance)),
  };
}
