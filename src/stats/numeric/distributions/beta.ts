import { incompleteBeta } from '../incomplete-beta';
import { quantile } from './quantile';

/** x with P(X <= x) = p of a beta variable with parameters `a` and `b` > 0, for p within 0..1. */
export function betaQuantile(p: number, a: number, b: number): number {
  return p === 1 ? 1 : quantile((x) => incompleteBeta(a, b, x), p, 0);
}
