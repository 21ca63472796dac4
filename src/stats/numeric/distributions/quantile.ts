import { findRoot } from '../find-root';
import type { Tails } from '../tails';

/** The first two neighbours in x, `factor` x, `factor`^2 x, ... between which `miss` changes sign. */
function bracket(miss: (x: number) => number, x: number, factor: number): readonly [number, number] {
  const side = Math.sign(miss(x));
  for (let near = x; ; near *= factor) {
    const far = near * factor;
    if (!Number.isFinite(far) || far === 0) throw new RangeError('the quantile cannot be represented');
    if (Math.sign(miss(far)) !== side) return far < near ? [far, near] : [near, far];
  }
}

/** ln(actual / wanted), finite also where a tail has underflowed to 0. */
function logRatio(actual: number, wanted: number): number {
  return actual === 0 ? -800 : Math.log(actual / wanted);
}

/**
 * The point at which the lower tail of a continuous distribution is `p`, found on the smaller tail, in logarithms.
 * @param lowest lower end of the support: 0 or -Infinity
 * @throws {RangeError} when p is not within 0..1, or the point is too large or too small for a number
 */
export function quantile(tails: (x: number) => Tails, p: number, lowest: number): number {
  if (!(p >= 0 && p <= 1)) throw new RangeError(`p must lie in 0..1, got ${p}`);
  if (p === 0) return lowest;
  if (p === 1) return Infinity;
  const miss = (x: number): number =>
    p < 0.5 ? logRatio(tails(x).lower, p) : -logRatio(tails(x).upper, 1 - p);
  if (miss(1) <= 0) return findRoot(miss, ...bracket(miss, 1, 2));
  if (lowest === 0) return findRoot(miss, ...bracket(miss, 1, 0.5));
  if (miss(-1) <= 0) return findRoot(miss, -1, 1);
  return findRoot(miss, ...bracket(miss, -1, 2));
}
