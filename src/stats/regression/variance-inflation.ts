import type { Matrix } from '../numeric/moments';
import { inversePositiveDefinite } from '../numeric/symmetric-matrix';

/**
 * Variance inflation factors: how many times collinearity multiplies the variance of each coefficient.
 * @param correlations of the drivers
 * @returns 1 upwards, above 5 worth a warning, above 10 a strong one; undefined when the matrix is singular
 * @see methods, key drivers: the diagonal of the inverse correlation matrix
 */
export function varianceInflation(correlations: Matrix): Float64Array | undefined {
  const inverse = inversePositiveDefinite(correlations.map((row) => Array.from(row)));
  return inverse && Float64Array.from(inverse, (row, i) => row[i] ?? NaN);
}
