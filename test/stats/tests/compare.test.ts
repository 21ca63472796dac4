import { describe, expect, it } from 'vitest';
import { compareCategories } from '../../../src/stats/tests/compare-categories';
import { compareGroups } from '../../../src/stats/tests/compare-groups';
import { fisherExact } from '../../../src/stats/tests/fisher-exact';
import { kruskalWallis } from '../../../src/stats/tests/kruskal-wallis';

const LOW = [1, 2, 2, 1, 3, 2];
const HIGH = [4, 5, 5, 3, 4, 5];

describe('a score by group', () => {
  it('leaves a group of one out, and pairs keep the numbers of the groups given', () => {
    const comparison = compareGroups([LOW, [5], HIGH, [2, 3, 3, 4, 2]]);
    if (comparison.status !== 'compared') throw new Error(comparison.status);
    expect(comparison.leftOut).toEqual([1]);
    expect(comparison.method).toBe('kruskal-wallis');
    expect(comparison.p).toBe(kruskalWallis([LOW, HIGH, [2, 3, 3, 4, 2]])?.p);
    expect(comparison.pairs.map(({ first, second }) => [first, second])).toEqual([
      [0, 2],
      [0, 3],
      [2, 3],
    ]);
    for (const { p, adjustedP } of comparison.pairs) expect(adjustedP).toBeGreaterThanOrEqual(p);
  });

  it('with few answers in a group is tested by permutation', () => {
    expect(compareGroups([LOW, [4, 5, 5]])).toMatchObject({ status: 'compared', method: 'permutation' });
  });

  it('says when there is nothing to compare', () => {
    expect(compareGroups([LOW, [3], []])).toEqual({ status: 'too-few-groups', leftOut: [1, 2] });
    expect(
      compareGroups([
        [4, 4],
        [4, 4, 4],
      ]),
    ).toEqual({ status: 'no-variation', leftOut: [] });
  });
});

describe('answers of several kinds by group', () => {
  it('are tested by chi-square when cells are full', () => {
    const comparison = compareCategories([
      [30, 20],
      [15, 40],
    ]);
    expect(comparison).toMatchObject({ method: 'chi-square' });
    expect(comparison?.p).toBe(comparison?.test.p);
  });

  it('are tested exactly when many cells expect few', () => {
    const table = [
      [3, 1, 0],
      [1, 4, 2],
    ];
    expect(compareCategories(table)).toMatchObject({ method: 'fisher', p: fisherExact(table) });
  });

  it('are tested by permutation when an exact test would take too long', () => {
    const sparse = Array.from({ length: 12 }, (_, i) => Array.from({ length: 12 }, (__, j) => (i + j) % 4));
    const comparison = compareCategories([...sparse, new Array<number>(12).fill(0)]);
    expect(comparison?.method).toBe('permutation');
    expect(comparison?.p).toBeGreaterThan(0);
    expect(comparison?.p).toBeLessThanOrEqual(1);
  });

  it('of one kind cannot be compared', () => {
    expect(compareCategories([[3], [4]])).toBeUndefined();
  });
});
