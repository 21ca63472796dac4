import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { correlationMatrix } from '../../../src/stats/numeric/moments';
import { fitOneFactor } from '../../../src/stats/survey/one-factor';
import { spearmanBrown } from '../../../src/stats/survey/omega';
import { reverseItem } from '../../../src/stats/survey/reverse-item';
import { scaleQuality } from '../../../src/stats/survey/scale-quality';
import { expectAllClose, expectClose } from '../support/golden-stats';

const A = [1, 2, 3, 4, 5, 3];
const B = [2, 2, 3, 5, 4, 3];
const C = [1, 3, 2, 5, 5, 4];

describe('the quality of a scale', () => {
  it('leaves respondents with a missing answer out and counts them', () => {
    const full = scaleQuality([A, B, C]);
    const holed = scaleQuality([
      [...A, 5, NaN],
      [...B, NaN, 1],
      [...C, 2, 2],
    ]);
    expect(holed).toEqual({ ...full, incomplete: 2 });
  });

  it('leaves an item out that all answered alike', () => {
    const quality = scaleQuality([A, [4, 4, 4, 4, 4, 4], B, C]);
    expect(quality?.constantItems).toEqual([1]);
    expect(quality?.items).toEqual([0, 2, 3]);
    expect(quality?.alpha).toBe(scaleQuality([A, B, C])?.alpha);
  });

  it('suspects an item that was not turned round, and is content when it is', () => {
    const forgotten = reverseItem(C, 1, 5);
    expect(scaleQuality([A, B, forgotten])?.cautions).toContain('negative-item-total');
    expect(scaleQuality([A, B, reverseItem(forgotten, 1, 5)])?.cautions).toEqual(['few-respondents']);
  });

  it('takes Spearman and Brown for two items', () => {
    const quality = scaleQuality([A, B]);
    expect(quality?.cautions).toContain('few-items');
    expectClose(quality?.omega ?? NaN, spearmanBrown(quality?.correlations[0]?.[1] ?? NaN));
    expect(quality?.itemStatistics[0]?.alphaIfDeleted).toBeUndefined();
  });

  it.each([
    ['one item', [A]],
    [
      'two respondents',
      [
        [1, 2],
        [2, 1],
        [1, 3],
      ],
    ],
    [
      'only straight-liners',
      [
        [3, 3, 3],
        [3, 3, 3],
      ],
    ],
  ])('is not defined for %s', (_, items) => {
    expect(scaleQuality(items)).toBeUndefined();
  });

  it('does not depend on the order of respondents or on a scale’s zero', () => {
    const row = fc.tuple(
      fc.integer({ min: 1, max: 5 }),
      fc.integer({ min: 1, max: 5 }),
      fc.integer({ min: 1, max: 5 }),
    );
    fc.assert(
      fc.property(fc.array(row, { minLength: 5, maxLength: 40 }), (rows) => {
        const columns = (list: typeof rows, add = 0) =>
          [0, 1, 2].map((item) => list.map((answers) => (answers[item] ?? 0) + add));
        const one = scaleQuality(columns(rows));
        const other = scaleQuality(columns(rows.toReversed(), 7));
        expect(other?.items).toEqual(one?.items);
        if (one !== undefined && Number.isFinite(one.alpha))
          expectClose(other?.alpha ?? NaN, one.alpha, 1e-9, 1e-9);
      }),
      { numRuns: 30 },
    );
  });
});

describe('the one-factor model', () => {
  it('finds the loadings that made the correlations', () => {
    const loadings = [0.9, 0.7, 0.5, 0.3];
    const made = loadings.map((x, i) => Float64Array.from(loadings, (y, j) => (i === j ? 1 : x * y)));
    const fit = fitOneFactor(correlationMatrix(made));
    expect(fit.converged).toBe(true);
    expectAllClose(fit.loadings, loadings, 1e-6);
  });

  it('says so when an item has nothing left of its own', () => {
    const impossible = [
      [1, 0.9, 0.9],
      [0.9, 1, 0.3],
      [0.9, 0.3, 1],
    ].map((row) => Float64Array.from(row));
    expect(fitOneFactor(impossible).atBound).toBe(true);
  });
});
