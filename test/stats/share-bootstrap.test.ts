import { describe, expect, it } from 'vitest';
import { ShareBootstrap, type GroupedAmounts } from '../../src/stats/share-bootstrap';

const NO_REST = { sum: 0, squares: 0 };

/** Customers of two groups: n of 10 each in the first, n of 30 each in the second. */
function twoGroups(n: number): { group: number; amount: number }[] {
  return [0, 1].flatMap((group) => Array.from({ length: n }, () => ({ group, amount: group ? 30 : 10 })));
}

function intervals(amounts: GroupedAmounts, seed = 1, samples = 4000): (readonly [number, number] | null)[] {
  const bootstrap = new ShareBootstrap(amounts, seed);
  bootstrap.draw(samples);
  return bootstrap.intervals();
}

describe('the bootstrap of shares', () => {
  it('gives the same intervals for the same seed, however the samples are counted out', () => {
    const amounts = { groups: 2, single: twoGroups(50), rest: [NO_REST, NO_REST] };
    const inParts = new ShareBootstrap(amounts, 1);
    for (let part = 0; part < 40; part += 1) inParts.draw(100);
    expect(inParts.intervals()).toEqual(intervals(amounts));
    expect(intervals(amounts, 2)).not.toEqual(intervals(amounts));
  });

  it('has the width that theory gives', () => {
    // Share p = b / (a + b) of independent sums: variance p² (1 - p)² (cv²(a) + cv²(b)), and a Poisson sum of n equal amounts has cv² = 1 / n.
    const n = 400;
    const halfWidth = 1.96 * 0.75 * 0.25 * Math.sqrt(2 / n);
    const [, second] = intervals({ groups: 2, single: twoGroups(n), rest: [NO_REST, NO_REST] });
    expect(second?.[0]).toBeCloseTo(0.75 - halfWidth, 2);
    expect(second?.[1]).toBeCloseTo(0.75 + halfWidth, 2);
  });

  it('is alike when small customers come as sums', () => {
    const n = 400;
    const all = intervals({ groups: 2, single: twoGroups(n), rest: [NO_REST, NO_REST] });
    const summed = intervals({
      groups: 2,
      single: [],
      rest: [
        { sum: 10 * n, squares: 100 * n },
        { sum: 30 * n, squares: 900 * n },
      ],
    });
    for (const group of [0, 1])
      for (const end of [0, 1]) expect(summed[group]?.[end]).toBeCloseTo(all[group]?.[end] ?? NaN, 2);
  });

  it('is wide where one customer is most of a group', () => {
    const single = [...twoGroups(100), { group: 0, amount: 5000 }];
    const [first] = intervals({ groups: 2, single, rest: [NO_REST, NO_REST] });
    expect(first?.[0]).toBeLessThan(0.3);
    expect(first?.[1]).toBeGreaterThan(0.8);
  });

  it('knows no share of a total that is not positive', () => {
    const single = [{ group: 0, amount: -5 }];
    expect(intervals({ groups: 1, single, rest: [NO_REST] })).toEqual([null]);
    expect(intervals({ groups: 1, single: [], rest: [NO_REST] })).toEqual([null]);
  });

  it('refuses groups that are not there', () => {
    expect(() => new ShareBootstrap({ groups: 1, single: [], rest: [] }, 1)).toThrow(RangeError);
    const single = [{ group: 1, amount: 5 }];
    expect(() => new ShareBootstrap({ groups: 1, single, rest: [NO_REST] }, 1)).toThrow(RangeError);
  });
});
