import { expect } from 'vitest';

/** Within `tolerance` of the expected value, as a share of it. */
export function expectRelative(actual: number, expected: number, tolerance: number): void {
  const error = Math.abs(actual - expected) / Math.max(Math.abs(expected), Number.MIN_VALUE);
  expect(error, `${actual} instead of ${expected}`).toBeLessThanOrEqual(tolerance);
}
