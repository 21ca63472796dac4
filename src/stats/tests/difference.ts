import { around, type Interval } from '../interval';
import { normalQuantile, normalTwoSided } from '../numeric/distributions';

/** A number estimated from a sample, and its standard error. */
export interface Estimate {
  readonly value: number;
  readonly standardError: number;
}

export interface Difference {
  /** second minus first */
  readonly difference: number;
  readonly standardError: number;
  readonly interval: Interval;
  /** NaN, as `p`, when neither estimate has a variance */
  readonly z: number;
  /** two-sided */
  readonly p: number;
}

/**
 * The difference of two independent estimates by the normal approximation: of the net promoter scores of two
 * groups or waves, of weighted means.
 * @param level of confidence, 0 to 1
 * @see methods, NPS: z = (NPS2 - NPS1) / sqrt(SE1^2 + SE2^2)
 */
export function differenceOfEstimates(first: Estimate, second: Estimate, level = 0.95): Difference {
  const difference = second.value - first.value;
  const standardError = Math.hypot(first.standardError, second.standardError);
  const z = standardError > 0 ? difference / standardError : NaN;
  return {
    difference,
    standardError,
    interval: around(difference, normalQuantile((1 + level) / 2) * standardError),
    z,
    p: Number.isNaN(z) ? NaN : normalTwoSided(z),
  };
}
