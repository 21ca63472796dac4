import { expect } from 'vitest';

/**
 * Half width of the intervals of these tests in standard errors: a normal statistic falls outside with
 * probability 9.6e-5. The seeds are fixed, so a test that passes once passes always; the bound says how little
 * it was left to luck.
 */
export const Z = 3.9;

/** A sum of independent deviations from their expectations, over the root of the sum of their variances. */
export function expectCentred(deviations: number, variance: number): void {
  expect(variance).toBeGreaterThan(0);
  expect(Math.abs(deviations) / Math.sqrt(variance)).toBeLessThan(Z);
}

/** The mean of independent values against its expectation; the standard error is estimated from the values. */
export function expectMean(values: ArrayLike<number>, expected: number): void {
  const mean = meanOf(values);
  const variance = meanOf(Array.from(values, (value) => (value - mean) ** 2));
  expect(Math.abs(mean - expected)).toBeLessThan(Z * Math.sqrt(variance / values.length));
}

/** A binomial count against its share. */
export function expectShare(count: number, n: number, share: number): void {
  expectCentred(count - n * share, n * share * (1 - share));
}

export function meanOf(values: ArrayLike<number>): number {
  let sum = 0;
  for (let at = 0; at < values.length; at++) sum += values[at] ?? NaN;
  return sum / values.length;
}

export function countBy<Value>(values: Iterable<Value>): Map<Value, number> {
  const counts = new Map<Value, number>();
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
  return counts;
}
