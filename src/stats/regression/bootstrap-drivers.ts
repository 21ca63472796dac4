import type { Interval } from '../interval';
import { at, type Column, type Matrix } from '../numeric/moments';
import { quantileOfSorted } from '../numeric/quantile-of-sorted';
import { substreams } from '../numeric/substreams';
import { toDriverCorrelations, type DriverCorrelations } from './driver-correlations';
import { resampledCovariances, resamplingUnits, type UnitOptions } from './resampling-units';
import { shapleyShares } from './shapley';

/** Orders per draw when there are too many drivers for exact shares: the spread between draws hides their error. */
const PAIRS_PER_DRAW = 100;

/** A variable that happens not to vary in a draw is unrelated to all others there. */
function withoutNaN(matrix: Matrix): Matrix {
  return matrix.map((row) => row.map((value) => (Number.isNaN(value) ? 0 : value)));
}

function correlationsOfDraw(covariances: Matrix): DriverCorrelations {
  const { drivers, outcome } = toDriverCorrelations(covariances);
  return {
    drivers: withoutNaN(drivers),
    outcome: outcome.map((value) => (Number.isNaN(value) ? 0 : value)),
  };
}

/**
 * Endless bootstrap draws of Shapley's shares, one per step, so that a worker can report progress and stop.
 * @param y, drivers columns of equal length without NaN, each with a variance
 * @param options the seed fixes all draws: the same seed gives the same numbers
 * @see Efron & Tibshirani (1993), An Introduction to the Bootstrap
 */
export function* shapleyDraws(
  y: Column,
  drivers: readonly Column[],
  options: UnitOptions,
): Generator<Float64Array, never> {
  const units = resamplingUnits([...drivers, y], options);
  for (const below of substreams(options.seed)) {
    const correlations = correlationsOfDraw(resampledCovariances(units, below));
    yield shapleyShares(correlations, below(2 ** 31), PAIRS_PER_DRAW).shares;
  }
  throw new Error('the streams of random numbers never end');
}

export interface ShareStability {
  /** of the driver's part of R squared */
  readonly interval: Interval;
  /** of the driver's share of R squared, 0 to 1 */
  readonly shareInterval: Interval;
  /** share of draws in which the driver keeps the rank it has in the data, 0 to 1 */
  readonly rankKept: number;
}

/** Rank of each value, 0 the largest; equal ones in their order. */
function ranksOf(shares: Float64Array): number[] {
  const order = Array.from(shares.keys()).sort((a, b) => at(shares, b) - at(shares, a) || a - b);
  const ranks = new Array<number>(shares.length);
  order.forEach((driver, rank) => (ranks[driver] = rank));
  return ranks;
}

function percentiles(values: readonly number[], level: number): Interval {
  const sorted = Float64Array.from(values).sort();
  return [quantileOfSorted(sorted, (1 - level) / 2), quantileOfSorted(sorted, (1 + level) / 2)];
}

/**
 * Percentile intervals and stability of the ranks from bootstrap draws.
 * @param shares as computed from the data
 * @param draws 1000 or more of shapleyDraws
 */
export function summarizeDraws(
  shares: Float64Array,
  draws: readonly Float64Array[],
  level = 0.95,
): ShareStability[] {
  const ranks = ranksOf(shares);
  const drawn = draws.map((draw) => ({
    shares: draw,
    r2: draw.reduce((sum, share) => sum + share, 0),
    ranks: ranksOf(draw),
  }));
  return Array.from(shares, (_, driver) => ({
    interval: percentiles(
      drawn.map((draw) => at(draw.shares, driver)),
      level,
    ),
    shareInterval: percentiles(
      drawn.map(({ shares: draw, r2 }) => (r2 > 0 ? at(draw, driver) / r2 : 0)),
      level,
    ),
    rankKept: drawn.filter((draw) => draw.ranks[driver] === ranks[driver]).length / drawn.length,
  }));
}
