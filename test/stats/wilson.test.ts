import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { wilsonInterval, Z95 } from '../../src/stats/wilson';

describe('Wilson’s interval', () => {
  it.each([
    [0, 10, 0, 0.2775327998628892],
    [10, 10, 0.7224672001371108, 1],
    [81, 263, 0.2552898764586767, 0.3662093428867104],
    [5, 10, 0.236593090512564, 0.763406909487436],
  ])('of %i of %i', (successes, n, low, high) => {
    const [actualLow, actualHigh] = wilsonInterval(successes, n);
    expect(actualLow).toBeCloseTo(low, 4);
    expect(actualHigh).toBeCloseTo(high, 4);
  });

  it('is everything when nothing is known', () => {
    expect(wilsonInterval(0, 0)).toEqual([0, 1]);
  });

  it('touches the ends exactly', () => {
    expect(wilsonInterval(0, 7)[0]).toBe(0);
    expect(wilsonInterval(7, 7)[1]).toBe(1);
  });

  it('holds the proportion, within 0 and 1, and mirrors', () => {
    const part = fc
      .integer({ min: 1, max: 5000 })
      .chain((n) => fc.tuple(fc.integer({ min: 0, max: n }), fc.constant(n)));
    fc.assert(
      fc.property(part, ([successes, n]) => {
        const [low, high] = wilsonInterval(successes, n, Z95);
        expect(low).toBeGreaterThanOrEqual(0);
        expect(high).toBeLessThanOrEqual(1);
        expect(low).toBeLessThanOrEqual(successes / n);
        expect(high).toBeGreaterThanOrEqual(successes / n);
        expect(wilsonInterval(n - successes, n)[0]).toBeCloseTo(1 - high, 12);
      }),
    );
  });

  it.each([
    [-1, 5],
    [6, 5],
    [NaN, 5],
    [1, 0],
  ])('refuses %s of %s', (successes, n) => {
    expect(() => wilsonInterval(successes, n)).toThrow(RangeError);
  });
});
