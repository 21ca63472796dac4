import { symmetricEigen } from '../numeric/symmetric-eigen';
import { at } from '../numeric/moments';
import type { DriverCorrelations } from './driver-correlations';

/** An eigenvalue below this makes the drivers' correlations singular. */
const LEAST_EIGENVALUE = 1e-10;

/**
 * Johnson's relative weights: R squared divided by way of the orthogonal variables nearest to the drivers. Close to
 * Shapley's shares at a fraction of the cost.
 * @returns one weight per driver, adding up to R squared; undefined when drivers are combinations of each other
 * @see Johnson (2000), Multivariate Behav. Res. 35
 */
export function johnsonWeights({ drivers, outcome }: DriverCorrelations): Float64Array | undefined {
  const { values, vectors } = symmetricEigen(drivers);
  if (values.some((value) => value < LEAST_EIGENVALUE)) return undefined;
  const k = outcome.length;
  const projected = vectors.map((vector) =>
    vector.reduce((sum, value, i) => sum + value * at(outcome, i), 0),
  );
  const spectral = (power: number, i: number, j: number): number =>
    vectors.reduce((sum, vector, e) => sum + at(vector, i) * at(vector, j) * at(values, e) ** power, 0);
  const betas = Float64Array.from({ length: k }, (_, i) =>
    vectors.reduce(
      (sum, vector, e) => sum + (at(vector, i) * (projected[e] ?? NaN)) / Math.sqrt(at(values, e)),
      0,
    ),
  );
  return Float64Array.from({ length: k }, (_, i) =>
    betas.reduce((sum, beta, j) => sum + (spectral(0.5, i, j) * beta) ** 2, 0),
  );
}
