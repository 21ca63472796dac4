import { around, type Interval } from '../interval';
import { normalQuantile } from '../numeric/distributions';
import { lnGamma } from '../numeric/ln-gamma';
import type { GroupMoments } from './welch';

export interface StandardizedDifference {
  /** Cohen's d: difference of means (first minus second) in pooled standard deviations */
  readonly d: number;
  /** Hedges' g: d without its bias in small samples */
  readonly g: number;
  /** of g, from its large-sample variance */
  readonly interval: Interval;
}

/**
 * How far apart two means lie, in standard deviations.
 * @returns undefined when neither group varies or one has fewer than two values
 * @see Hedges (1981), J. Educ. Stat. 6; variance: Hedges & Olkin (1985), chapter 5
 */
export function hedgesG(
  first: GroupMoments,
  second: GroupMoments,
  level = 0.95,
): StandardizedDifference | undefined {
  const df = first.n + second.n - 2;
  if (first.n < 2 || second.n < 2) return undefined;
  const pooled = ((first.n - 1) * first.variance + (second.n - 1) * second.variance) / df;
  if (!(pooled > 0)) return undefined;
  const d = (first.mean - second.mean) / Math.sqrt(pooled);
  const g = d * Math.exp(lnGamma(df / 2) - Math.log(df / 2) / 2 - lnGamma((df - 1) / 2));
  const variance = 1 / first.n + 1 / second.n + (g * g) / (2 * (first.n + second.n));
  return { d, g, interval: around(g, normalQuantile((1 + level) / 2) * Math.sqrt(variance)) };
}
