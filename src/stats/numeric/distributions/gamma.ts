import { incompleteGamma } from '../incomplete-gamma';
import { quantile } from './quantile';

/** x with P(X <= x) = p of a gamma variable of shape `a` > 0 and rate 1, for p within 0..1. */
export function gammaQuantile(p: number, a: number): number {
  return quantile((x) => incompleteGamma(a, x), p, 0);
}
