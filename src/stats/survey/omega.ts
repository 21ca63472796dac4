import { at, correlationMatrix, matrixAt, type Matrix } from '../numeric/moments';
import { fitOneFactor, type OneFactorFit } from './one-factor';

export interface OmegaTotal {
  /** of the sum of the items as asked */
  readonly omega: number;
  /** of the sum of the items as z-scores */
  readonly standardized: number;
  readonly fit: OneFactorFit;
}

function share(loadings: Float64Array, uniquenesses: Float64Array, scale: (item: number) => number): number {
  const common = loadings.reduce((sum, loading, i) => sum + loading * scale(i), 0) ** 2;
  const unique = uniquenesses.reduce((sum, value, i) => sum + value * scale(i) ** 2, 0);
  return common / (common + unique);
}

/**
 * McDonald's omega total of one factor.
 * @param covariances of three items or more, reversed ones turned first, each with a variance
 * @throws {RangeError} below three items; two have spearmanBrown instead
 * @see McDonald (1999), Test Theory; methods: (sum l)^2 / ((sum l)^2 + sum theta)
 */
export function omegaTotal(covariances: Matrix): OmegaTotal {
  const fit = fitOneFactor(correlationMatrix(covariances));
  const deviations = Float64Array.from(covariances, (_, i) => Math.sqrt(matrixAt(covariances, i, i)));
  return {
    omega: share(fit.loadings, fit.uniquenesses, (item) => at(deviations, item)),
    standardized: share(fit.loadings, fit.uniquenesses, () => 1),
    fit,
  };
}

/** The reliability of two items from their correlation: 2 r / (1 + r). Spearman (1910), Brown (1910). */
export function spearmanBrown(correlation: number): number {
  return (2 * correlation) / (1 + correlation);
}
