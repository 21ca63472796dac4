import type { Interval } from '../interval';
import { normalQuantile } from '../numeric/distributions';
import { wilsonInterval } from '../wilson';
import { chiSquareTest } from './chi-square';
import { fisherExact } from './fisher-exact';

export interface Successes {
  readonly successes: number;
  readonly n: number;
}

export interface ProportionDifference {
  /** share of the first minus share of the second, -1 to 1 */
  readonly difference: number;
  /** Newcombe's, within -1..1 */
  readonly interval: Interval;
  /** difference / share of the second: relative lift; undefined when the second has no success */
  readonly lift: number | undefined;
  /** difference of the angles 2 asin sqrt(share): 0.2 small, 0.5 medium, 0.8 large */
  readonly cohensH: number;
  /** by chi-square without correction, or exact when an expected count is below 5; undefined when all or none succeeded */
  readonly p: number | undefined;
  readonly test: 'chi-square' | 'fisher';
}

/**
 * Two independent shares.
 * @param first, second n >= 1
 * @throws {RangeError} when a group is empty or successes are not within 0..n
 * @see Newcombe (1998), Stat. Med. 17, method 10; Cohen (1988), chapter 6 for h
 */
export function proportionDifference(
  first: Successes,
  second: Successes,
  level = 0.95,
): ProportionDifference {
  if (!(first.n >= 1 && second.n >= 1))
    throw new RangeError(`both groups need answers, got ${first.n} and ${second.n}`);
  const z = normalQuantile((1 + level) / 2);
  const [p1, p2] = [first.successes / first.n, second.successes / second.n];
  const [low1, high1] = wilsonInterval(first.successes, first.n, z);
  const [low2, high2] = wilsonInterval(second.successes, second.n, z);
  const table = [first, second].map(({ successes, n }) => [successes, n - successes]);
  const chiSquare = chiSquareTest(table);
  const exact = (chiSquare?.shareBelowFive ?? 0) > 0;
  const difference = p1 - p2;
  return {
    difference,
    interval: [
      difference - Math.hypot(p1 - low1, high2 - p2),
      difference + Math.hypot(high1 - p1, p2 - low2),
    ],
    lift: p2 === 0 ? undefined : difference / p2,
    cohensH: 2 * (Math.asin(Math.sqrt(p1)) - Math.asin(Math.sqrt(p2))),
    p: exact ? fisherExact(table) : chiSquare?.p,
    test: exact ? 'fisher' : 'chi-square',
  };
}
