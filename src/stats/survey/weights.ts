import { wilsonInterval } from '../wilson';
import type { Proportion } from './proportion';

export interface WeightQuality {
  readonly n: number;
  /** (sum w)^2 / sum w^2: the number of unweighted answers that would be as exact */
  readonly effectiveN: number;
  /** n / effectiveN, at least 1; above 2 the weights are doubtful */
  readonly designEffect: number;
}

/**
 * What weights cost in accuracy.
 * @throws {RangeError} when a weight is negative or all are 0
 * @see Kish (1965), Survey Sampling
 */
export function weightQuality(weights: ArrayLike<number>): WeightQuality {
  let [sum, squares] = [0, 0];
  for (let i = 0; i < weights.length; i++) {
    const weight = weights[i] ?? NaN;
    if (!(weight >= 0)) throw new RangeError(`weights must not be negative, got ${weight}`);
    sum += weight;
    squares += weight * weight;
  }
  if (sum === 0) throw new RangeError('weights must not all be 0');
  const effectiveN = (sum * sum) / squares;
  return { n: weights.length, effectiveN, designEffect: weights.length / effectiveN };
}

/** Weights of mean 1, as they are shown. */
export function normalizeWeights(weights: ArrayLike<number>): Float64Array {
  const sum = Array.from(weights).reduce((total, weight) => total + weight, 0);
  return Float64Array.from(weights, (weight) => (weight * weights.length) / sum);
}

export interface WeightedMean extends WeightQuality {
  readonly mean: number;
  /** linearised, with replacement; NaN for one answer. It ignores what raking gains, so it is on the safe side */
  readonly standardError: number;
}

/**
 * A weighted mean: of answers, of 0 and 1, or of -100, 0 and 100 for a weighted net promoter score.
 * @param values no NaN among them: leave missing answers and their weights out
 * @throws {RangeError} when the lengths differ, a weight is negative or all are 0
 * @see methods, rules that hold everywhere: sqrt(n / (n - 1) sum w^2 (y - mean)^2) / sum w
 */
export function weightedMean(values: ArrayLike<number>, weights: ArrayLike<number>): WeightedMean {
  if (values.length !== weights.length)
    throw new RangeError(`${values.length} values need as many weights, got ${weights.length}`);
  const quality = weightQuality(weights);
  let [sum, total] = [0, 0];
  for (let i = 0; i < values.length; i++) {
    sum += weights[i] ?? NaN;
    total += (weights[i] ?? NaN) * (values[i] ?? NaN);
  }
  const mean = total / sum;
  let squares = 0;
  for (let i = 0; i < values.length; i++) squares += ((weights[i] ?? NaN) * ((values[i] ?? NaN) - mean)) ** 2;
  const { n } = quality;
  return { ...quality, mean, standardError: Math.sqrt((n / (n - 1)) * squares) / sum };
}

/**
 * A weighted share with Wilson's interval at the effective number of answers: an approximation, to be called so.
 * `successes` and `n` are effective numbers.
 */
export function weightedProportion(hits: ArrayLike<number>, weights: ArrayLike<number>): Proportion {
  const { mean: share, effectiveN: n } = weightedMean(hits, weights);
  const successes = Math.min(n, share * n);
  return { successes, n, share, interval: wilsonInterval(successes, n) };
}
