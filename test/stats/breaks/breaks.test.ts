import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { kMeansBreaks } from '../../../src/stats/breaks/k-means-breaks';
import { naturalBreaks } from '../../../src/stats/breaks/natural-breaks';
import type { WeightedPoints } from '../../../src/stats/breaks/weighted-points';

const points = (size: number): fc.Arbitrary<WeightedPoints> =>
  fc
    .uniqueArray(fc.tuple(fc.integer({ min: -500, max: 500 }), fc.integer({ min: 1, max: 9 })), {
      minLength: 1,
      maxLength: size,
      selector: ([value]) => value,
    })
    .map((pairs) => pairs.sort(([left], [right]) => left - right))
    .map((pairs) => ({ values: pairs.map(([value]) => value), weights: pairs.map(([, weight]) => weight) }));

function cost({ values, weights }: WeightedPoints, starts: readonly number[]): number {
  return starts.reduce((sum, start, index) => {
    const end = starts[index + 1] ?? values.length;
    const own = values.slice(start, end);
    const mass = weights.slice(start, end);
    const total = mass.reduce((left, right) => left + right, 0);
    const mean = own.reduce((left, value, at) => left + value * (mass[at] ?? 0), 0) / total;
    return sum + own.reduce((left, value, at) => left + (mass[at] ?? 0) * (value - mean) ** 2, 0);
  }, 0);
}

/** The least cost over every way to place the borders. */
function leastCost(all: WeightedPoints, classes: number): number {
  const n = all.values.length;
  const ways = (starts: readonly number[]): number => {
    if (starts.length === Math.min(classes, n)) return cost(all, starts);
    const from = (starts.at(-1) ?? 0) + 1;
    return Math.min(...Array.from({ length: Math.max(0, n - from) }, (_, i) => ways([...starts, from + i])));
  };
  return ways([0]);
}

describe('natural breaks', () => {
  it('put the borders into the gaps', () => {
    const values = [1, 2, 3, 20, 21, 22, 90, 91];
    expect(naturalBreaks({ values, weights: values.map(() => 1) }, 3)).toEqual({
      starts: [0, 3, 6],
      withinSumOfSquares: expect.closeTo(4.5, 10),
    });
  });

  it('are the best division there is', () => {
    fc.assert(
      fc.property(points(9), fc.integer({ min: 1, max: 5 }), (all, classes) => {
        const found = naturalBreaks(all, classes);
        expect(found.starts).toHaveLength(Math.min(classes, all.values.length));
        expect(cost(all, found.starts)).toBeCloseTo(leastCost(all, classes), 6);
        expect(found.withinSumOfSquares).toBeCloseTo(cost(all, found.starts), 6);
      }),
    );
  });

  it('count a value as often as its weight says', () => {
    const values = [0, 10, 14];
    expect(naturalBreaks({ values, weights: [1, 1, 1] }, 2).starts).toEqual([0, 1]);
    expect(naturalBreaks({ values, weights: [1, 1, 1000] }, 2).starts).toEqual([0, 1]);
    expect(naturalBreaks({ values, weights: [1, 1000, 1000] }, 2).starts).toEqual([0, 2]);
  });

  it('stay exact far from zero', () => {
    const values = [1, 2, 3, 20, 21, 22, 90, 91].map((value) => value + 1e9);
    expect(naturalBreaks({ values, weights: values.map(() => 1) }, 3).starts).toEqual([0, 3, 6]);
  });

  it('refuse what has no order', () => {
    const weights = [1, 1];
    expect(() => naturalBreaks({ values: [2, 1], weights }, 2)).toThrow(RangeError);
    expect(() => naturalBreaks({ values: [1, NaN], weights }, 2)).toThrow(RangeError);
    expect(() => naturalBreaks({ values: [1, 2], weights: [1, 0] }, 2)).toThrow(RangeError);
    expect(() => naturalBreaks({ values: [], weights: [] }, 2)).toThrow(RangeError);
    expect(() => naturalBreaks({ values: [1, 2], weights }, 0)).toThrow(RangeError);
  });
});

describe('k-means on a line', () => {
  it('gives the same classes for the same seed, and none better than natural breaks', () => {
    fc.assert(
      fc.property(points(60), fc.integer({ min: 1, max: 10 }), fc.integer(), (all, classes, seed) => {
        const found = kMeansBreaks(all, classes, seed);
        const best = naturalBreaks(all, classes);
        expect(kMeansBreaks(all, classes, seed)).toEqual(found);
        expect(found.starts).toHaveLength(best.starts.length);
        expect([...found.starts].sort((left, right) => left - right)).toEqual(found.starts);
        expect(new Set(found.starts).size).toBe(found.starts.length);
        expect(found.withinSumOfSquares).toBeGreaterThanOrEqual(best.withinSumOfSquares - 1e-6);
        expect(found.withinSumOfSquares).toBeLessThanOrEqual(best.withinSumOfSquares * 1.2 + 1e-6);
      }),
    );
  });

  it('refuses what has no order', () => {
    expect(() => kMeansBreaks({ values: [2, 1], weights: [1, 1] }, 2, 1)).toThrow(RangeError);
    expect(() => kMeansBreaks({ values: [1], weights: [1] }, 1.5, 1)).toThrow(RangeError);
  });
});
