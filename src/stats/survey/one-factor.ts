import { at, dot, type Matrix } from '../numeric/moments';

/** The least share of its variance that an item must keep for itself; R's factanal stops there too. */
const LEAST_UNIQUENESS = 0.005;

export interface OneFactorFit {
  /** correlation of each item with the factor; their sum is positive */
  readonly loadings: Float64Array;
  /** share of each item's variance that the factor leaves, 0.005 to 1 */
  readonly uniquenesses: Float64Array;
  readonly converged: boolean;
  readonly iterations: number;
  /** an item reached the least uniqueness (a Heywood case): the fit is not to be trusted */
  readonly atBound: boolean;
}

/**
 * The one-factor model of k items by maximum likelihood.
 * @param correlations without NaN; k >= 3, for two items leave the loadings undetermined
 * @throws {RangeError} below three items
 * @see Rubin & Thayer (1982), Psychometrika 47: the EM algorithm, here with the k x k inverse in closed form
 */
export function fitOneFactor(correlations: Matrix, maxIterations = 3000): OneFactorFit {
  const k = correlations.length;
  if (k < 3) throw new RangeError(`a factor needs three items, got ${k}`);
  let loadings: Float64Array = startingLoadings(correlations);
  let uniquenesses: Float64Array = loadings.map((loading) => 1 - loading * loading);
  for (let iterations = 1; ; iterations++) {
    const scaled = loadings.map((loading, i) => loading / at(uniquenesses, i));
    const weights = scaled.map((value) => value / (1 + dot(scaled, loadings)));
    const shared = Float64Array.from(correlations, (row) => dot(row, weights));
    const spread = dot(weights, shared) + 1 - dot(weights, loadings);
    const next = shared.map((value) => value / spread);
    uniquenesses = next.map((loading, i) => Math.max(LEAST_UNIQUENESS, 1 - loading * at(shared, i)));
    const change = Math.max(...next.map((loading, i) => Math.abs(loading - at(loadings, i))));
    loadings = next;
    const converged = change < 1e-9;
    if (!converged && iterations < maxIterations) continue;
    const sign = Math.sign(loadings.reduce((sum, loading) => sum + loading, 0)) || 1;
    return {
      loadings: loadings.map((loading) => sign * loading),
      uniquenesses,
      converged,
      iterations,
      atBound: uniquenesses.some((value) => value === LEAST_UNIQUENESS),
    };
  }
}

/** The centroid solution, kept off the ends. */
function startingLoadings(correlations: Matrix): Float64Array {
  const sums = Float64Array.from(correlations, (row) => row.reduce((sum, value) => sum + value, 0));
  const root = Math.sqrt(
    Math.max(
      1,
      sums.reduce((sum, value) => sum + value, 0),
    ),
  );
  return sums.map((value) => Math.max(-0.9, Math.min(0.9, value / root)));
}
