import { incompleteGamma } from '../incomplete-gamma';
import { gammaQuantile } from './gamma';

/** P(X > x) of a chi-square variable with `df` > 0 degrees of freedom. */
export function chiSquareUpper(x: number, df: number): number {
  return incompleteGamma(df / 2, x / 2).upper;
}

/** x with P(X <= x) = p, for p within 0..1. */
export function chiSquareQuantile(p: number, df: number): number {
  return 2 * gammaQuantile(p, df / 2);
}
