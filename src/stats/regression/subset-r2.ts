import type { DriverCorrelations } from './driver-correlations';

/** A driver with less than this share of its variance left beside others adds nothing to them. */
export const LEAST_REST = 1e-10;

/**
 * R squared of the regressions on all 2^k subsets of k drivers.
 *
 * Driver by driver, from the last to the first, each subset either leaves the driver out or partials it out of the
 * drivers still to be decided, so that half of all subsets cost one operation each: some 6 x 2^k in all.
 * @returns by bit mask: element 0b101 belongs to drivers 0 and 2
 */
export function subsetR2({ drivers, outcome }: DriverCorrelations): Float64Array {
  const k = outcome.length;
  const r2 = new Float64Array(2 ** k);
  // rest[m]: what is left of the first m drivers, row by row, when driver m has just been partialled out
  const rest = Array.from({ length: k + 1 }, (_, m) => new Float64Array(m * k));
  const restOutcome = Array.from({ length: k + 1 }, (_, m) => new Float64Array(m));
  drivers.forEach((row, i) => rest[k]?.set(row, i * k));
  restOutcome[k]?.set(outcome);

  const decide = (
    m: number,
    matrix: Float64Array,
    covariances: Float64Array,
    mask: number,
    reached: number,
  ): void => {
    if (m === 0) {
      r2[mask] = reached;
      return;
    }
    const pivot = m - 1;
    decide(pivot, matrix, covariances, mask, reached);
    const own = matrix[pivot * k + pivot] ?? 0;
    const included = mask | (1 << pivot);
    if (own < LEAST_REST) {
      decide(pivot, matrix, covariances, included, reached);
      return;
    }
    const next = rest[pivot] ?? matrix;
    const nextOutcome = restOutcome[pivot] ?? covariances;
    const explained = covariances[pivot] ?? 0;
    for (let i = 0; i < pivot; i++) {
      const factor = (matrix[pivot * k + i] ?? 0) / own;
      for (let j = 0; j <= i; j++)
        next[i * k + j] = (matrix[i * k + j] ?? 0) - factor * (matrix[pivot * k + j] ?? 0);
      nextOutcome[i] = (covariances[i] ?? 0) - factor * explained;
    }
    decide(pivot, next, nextOutcome, included, reached + (explained * explained) / own);
  };
  decide(k, rest[k] ?? new Float64Array(), restOutcome[k] ?? new Float64Array(), 0, 0);
  return r2;
}
