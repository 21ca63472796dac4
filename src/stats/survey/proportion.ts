import type { Interval } from '../interval';
import { wilsonInterval } from '../wilson';

/** A share of answers with Wilson's interval. */
export interface Proportion {
  readonly successes: number;
  readonly n: number;
  /** 0 to 1; NaN without an answer */
  readonly share: number;
  /** at 95 % */
  readonly interval: Interval;
}

/** @throws {RangeError} when successes are not within 0..n */
export function proportion(successes: number, n: number): Proportion {
  return { successes, n, share: successes / n, interval: wilsonInterval(successes, n) };
}
