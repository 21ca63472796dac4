import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { adjustBenjaminiHochberg, adjustHolm, familySize } from '../../../src/stats/tests/adjust-p';
import { anova } from '../../../src/stats/tests/anova';
import { chiSquareTest } from '../../../src/stats/tests/chi-square';
import { cochranArmitage } from '../../../src/stats/tests/cochran-armitage';
import { pearson, spearman } from '../../../src/stats/tests/correlation';
import { fisherExact } from '../../../src/stats/tests/fisher-exact';
import { hedgesG } from '../../../src/stats/tests/hedges-g';
import { dunnPairs, kruskalWallis } from '../../../src/stats/tests/kruskal-wallis';
import { mannWhitney } from '../../../src/stats/tests/mann-whitney';
import { pairedT } from '../../../src/stats/tests/paired-t';
import { permutedChiSquare, permutedKruskalWallis } from '../../../src/stats/tests/permutation';
import { proportionDifference } from '../../../src/stats/tests/proportion-difference';
import { groupMoments, welchAnova, welchT } from '../../../src/stats/tests/welch';
import { expectAllClose, expectClose } from '../support/golden-stats';

const answers = fc.array(fc.integer({ min: 1, max: 5 }), { minLength: 3, maxLength: 30 });

describe('adjusted p-values', () => {
  const family = fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { minLength: 1, maxLength: 20 });

  it('never fall below the plain ones; Holm is never below Benjamini-Hochberg', () => {
    fc.assert(
      fc.property(family, (p) => {
        const holm = adjustHolm(p);
        const bh = adjustBenjaminiHochberg(p);
        p.forEach((value, i) => {
          expect(bh[i]).toBeGreaterThanOrEqual(value);
          expect(holm[i]).toBeGreaterThanOrEqual((bh[i] ?? NaN) - 1e-15);
          expect(holm[i]).toBeLessThanOrEqual(1);
        });
      }),
    );
  });

  it('leave tests that were not possible out of the family', () => {
    expect(adjustHolm([0.01, NaN, 0.04])).toEqual([0.02, NaN, 0.04]);
    expect(familySize([0.01, NaN, 0.04])).toBe(2);
  });
});

describe('comparisons of groups', () => {
  it('by ranks see only the order of answers', () => {
    fc.assert(
      fc.property(answers, answers, answers, (a, b, c) => {
        const groups = [a, b, c];
        const stretched = groups.map((group) => group.map((value) => Math.exp(value)));
        expect(kruskalWallis(stretched)).toEqual(kruskalWallis(groups));
        expect(dunnPairs(stretched)).toEqual(dunnPairs(groups));
        expect(mannWhitney(stretched[0] ?? [], stretched[1] ?? [])).toEqual(mannWhitney(a, b));
      }),
    );
  });

  it('mirror when two groups change places', () => {
    fc.assert(
      fc.property(answers, answers, (a, b) => {
        const [one, other] = [mannWhitney(a, b), mannWhitney(b, a)];
        expectClose((one?.auc ?? 0.5) + (other?.auc ?? 0.5), 1);
        expectClose(one?.p ?? 1, other?.p ?? 1);
        const [g, h] = [hedgesG(groupMoments(a), groupMoments(b)), hedgesG(groupMoments(b), groupMoments(a))];
        expectClose(g?.g ?? 0, -(h?.g ?? 0));
      }),
    );
  });

  it('by Mann and Whitney have an interval around the effect, unless the groups do not overlap', () => {
    const { rankBiserial = NaN, rankBiserialInterval: [low, high] = [NaN, NaN] } =
      mannWhitney([1, 2, 4, 5, 5], [2, 1, 3, 3]) ?? {};
    expect(low).toBeLessThan(rankBiserial);
    expect(high).toBeGreaterThan(rankBiserial);
    expect(mannWhitney([4, 5, 5], [1, 2, 3])).toMatchObject({ auc: 1, rankBiserialInterval: undefined });
  });

  it('of two means agree: Welch’s F is Welch’s t squared', () => {
    const [a, b] = [groupMoments([1, 2, 4, 4]), groupMoments([3, 5, 5, 5, 2])];
    expectClose(welchAnova([a, b])?.f ?? NaN, (welchT(a, b)?.t ?? NaN) ** 2);
    expectClose(welchAnova([a, b])?.p ?? NaN, welchT(a, b)?.p ?? NaN);
  });

  it('report no variation instead of a number', () => {
    const alike = [
      [3, 3, 3],
      [3, 3],
    ];
    expect(kruskalWallis(alike)).toBeUndefined();
    expect(dunnPairs(alike)).toBeUndefined();
    expect(mannWhitney([3, 3], [3])).toBeUndefined();
    const moments = alike.map(groupMoments);
    expect(welchAnova(moments)).toBeUndefined();
    expect(anova(moments)).toBeUndefined();
    expect(welchT(groupMoments([3, 3]), groupMoments([3, 3]))).toBeUndefined();
    expect(hedgesG(groupMoments([3, 3]), groupMoments([3, 3]))).toBeUndefined();
  });

  it('refuse groups too small to rank', () => {
    expect(() => kruskalWallis([[1, 2]])).toThrow(RangeError);
    expect(() => kruskalWallis([[1, 2], [3]])).toThrow(RangeError);
    expect(() => mannWhitney([], [1])).toThrow(RangeError);
  });

  it('by permutation come near the exact p and repeat with the seed', () => {
    // of the 20 ways to part six values, two are as extreme
    const groups = [
      [1, 2, 3],
      [4, 5, 6],
    ];
    const { p } = permutedKruskalWallis(groups, 1);
    expect(Math.abs(p - 0.1)).toBeLessThan(0.015);
    expect(permutedKruskalWallis(groups, 1).p).toBe(p);
  });
});

describe('tables of counts', () => {
  it('with empty rows and columns are those without them', () => {
    const test = chiSquareTest([
      [10, 0, 5],
      [0, 0, 0],
      [4, 0, 9],
    ]);
    expect(test).toEqual(
      chiSquareTest([
        [10, 5],
        [4, 9],
      ]),
    );
  });

  it('of one row, or refused', () => {
    expect(chiSquareTest([[3, 4]])).toBeUndefined();
    expect(fisherExact([[3, 4]])).toBeUndefined();
    expect(() =>
      chiSquareTest([
        [1, -1],
        [2, 3],
      ]),
    ).toThrow(RangeError);
  });

  it('have V = 1 when rows decide columns and residuals that mirror in a 2 x 2 table', () => {
    const test = chiSquareTest([
      [20, 0],
      [0, 30],
    ]);
    expectClose(test?.cramersV ?? NaN, 1);
    const [top, bottom] = test?.adjustedResiduals ?? [];
    expectAllClose(top ?? [], (bottom ?? []).toReversed());
  });

  it('the lady tasting tea: 34/70 two-sided', () => {
    expectClose(
      fisherExact([
        [3, 1],
        [1, 3],
      ]) ?? NaN,
      34 / 70,
    );
  });

  it('exact p does not depend on the order or the exchange of rows and columns', () => {
    const row = fc.tuple(fc.nat(6), fc.nat(6), fc.nat(6));
    fc.assert(
      fc.property(row, row, (a, b) => {
        const p = fisherExact([a, b]);
        const turned = fisherExact(a.map((count, j) => [b[j] ?? 0, count]));
        if (p === undefined) expect(turned).toBeUndefined();
        else expectClose(turned ?? NaN, p);
      }),
    );
  });

  it('too large for the exact test are told apart, and the permutation test agrees where both can', () => {
    const large = Array.from({ length: 4 }, () => [200, 210, 190, 205]);
    expect(fisherExact(large)).toBeUndefined();
    const small = [
      [4, 1],
      [2, 6],
    ];
    expect(Math.abs(permutedChiSquare(small, 3).p - (fisherExact(small) ?? NaN))).toBeLessThan(0.02);
  });
});

describe('differences of shares', () => {
  it('have an interval around them within -1 and 1, and mirror', () => {
    const share = fc
      .integer({ min: 1, max: 60 })
      .chain((n) => fc.record({ successes: fc.integer({ min: 0, max: n }), n: fc.constant(n) }));
    fc.assert(
      fc.property(share, share, (first, second) => {
        const { difference, interval } = proportionDifference(first, second);
        expect(interval[0]).toBeLessThanOrEqual(difference);
        expect(interval[1]).toBeGreaterThanOrEqual(difference);
        expect(Math.min(interval[0] + 1, 1 - interval[1])).toBeGreaterThanOrEqual(-1e-12);
        const mirrored = proportionDifference(second, first);
        expectAllClose(mirrored.interval, [-interval[1], -interval[0]]);
      }),
    );
  });

  it('have no p when all succeeded, and refuse an empty group', () => {
    expect(proportionDifference({ successes: 4, n: 4 }, { successes: 9, n: 9 }).p).toBeUndefined();
    expect(() => proportionDifference({ successes: 0, n: 0 }, { successes: 1, n: 2 })).toThrow(RangeError);
  });

  it('over waves: the trend knows its direction', () => {
    const waves = [10, 14, 19, 26].map((successes) => ({ successes, n: 40 }));
    expect(cochranArmitage(waves)?.direction).toBe(1);
    expect(cochranArmitage(waves.toReversed())?.direction).toBe(-1);
    expect(
      cochranArmitage([
        { successes: 3, n: 3 },
        { successes: 5, n: 5 },
      ]),
    ).toBeUndefined();
  });
});

describe('paired answers', () => {
  it('are tested by their changes, leaving half-answered pairs out', () => {
    // Student's sleep data: the same ten patients under two drugs, t = 4.0621, p = 0.00283
    const first = [0.7, -1.6, -0.2, -1.2, -0.1, 3.4, 3.7, 0.8, 0, 2, 5];
    const second = [1.9, 0.8, 1.1, 0.1, -0.1, 4.4, 5.5, 1.6, 4.6, 3.4, NaN];
    const test = pairedT(first, second);
    expect(test).toMatchObject({ n: 10, df: 9 });
    expectClose(test?.difference ?? NaN, 1.58);
    expectClose(test?.t ?? NaN, 4.0621, 0, 5e-5);
    expectClose(test?.p ?? NaN, 0.00283, 0, 5e-6);
  });

  it('have no test when everyone changed alike', () => {
    expect(pairedT([1, 2, 3], [2, 3, 4])).toBeUndefined();
    expect(() => pairedT([1], [1, 2])).toThrow(RangeError);
  });
});

describe('correlations', () => {
  it('are 1 and certain on a line, where Spearman asks only for order', () => {
    const x = [1, 2, 3, 4, 5];
    expect(pearson(x, [2, 4, 6, 8, 10])).toMatchObject({ r: 1, p: 0, interval: undefined });
    expect(spearman(x, [1, 10, 11, 50, 90])?.r).toBe(1);
    expect(pearson(x, [1, 10, 11, 50, 90])?.r).toBeLessThan(1);
  });

  it('test like the slope they belong to: r = 0.5 of 27 pairs is t = 2.887', () => {
    const x = Array.from({ length: 27 }, (_, i) => (i % 3) - 1);
    const noise = Array.from({ length: 27 }, (_, i) => (Math.floor(i / 3) % 3) - 1);
    const y = x.map((value, i) => value + Math.sqrt(3) * (noise[i] ?? 0));
    const test = pearson(x, y);
    expectClose(test?.r ?? NaN, 0.5);
    expectClose(test?.p ?? NaN, 0.0079, 0, 5e-5);
    expectAllClose(
      test?.interval ?? [],
      [Math.tanh(Math.atanh(0.5) - 0.4000761), Math.tanh(Math.atanh(0.5) + 0.4000761)],
      1e-6,
    );
  });

  it('are not defined for one that does not vary, and refuse unequal lengths', () => {
    expect(pearson([1, 1, 1], [1, 2, 3])).toBeUndefined();
    expect(spearman([1], [2])).toBeUndefined();
    expect(() => pearson([1, 2], [1])).toThrow(RangeError);
  });
});
