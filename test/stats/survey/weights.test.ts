import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { rake } from '../../../src/stats/survey/raking';
import {
  normalizeWeights,
  weightedMean,
  weightedProportion,
  weightQuality,
} from '../../../src/stats/survey/weights';
import { wilsonInterval } from '../../../src/stats/wilson';
import { areAbsent, shared } from '../../support/shared-files';
import { csvColumns, expectAllClose, expectClose, goldenCase, numbers } from '../support/golden-stats';

describe.skipIf(areAbsent(shared('golden/stats/raking.json')))('weights of survey', () => {
  it('rakes a stratified sample to three margins', () => {
    type Rows = readonly Readonly<Record<string, string | number>>[];
    interface Expected {
      readonly weights_first_20: readonly number[];
      readonly sum: number;
      readonly kish_deff: number;
      readonly n_eff: number;
      readonly weighted_mean: Readonly<Record<'api00' | 'enroll', number>>;
    }
    const { input, expected } = goldenCase<Expected, { margins: Readonly<Record<string, Rows>> }>(
      'raking',
      'apistrat_three_margins',
    );
    const columns = csvColumns('apistrat.csv');
    const margins = Object.entries(input.margins).map(([name, rows]) => {
      const labels = rows.map((row) => String(row[name]));
      return {
        levels: (columns[name] ?? []).map((label) => labels.indexOf(label)),
        targets: rows.map((row) => Number(row['Freq'])),
      };
    });
    const result = rake(200, margins, { start: numbers(columns, 'pw') });
    if (result.status !== 'raked') throw new Error(result.status);
    const population = result.weights.map((weight) => (weight * expected.sum) / 200);
    expectAllClose(population.slice(0, 20), expected.weights_first_20, 1e-6);
    expectClose(result.quality.designEffect, expected.kish_deff, 1e-6);
    expectClose(result.quality.effectiveN, expected.n_eff, 1e-6);
    for (const name of ['api00', 'enroll'] as const)
      expectClose(weightedMean(numbers(columns, name), population).mean, expected.weighted_mean[name], 1e-6);
  });
});

describe('raking', () => {
  it('meets every margin, from shares or counts', () => {
    const level = fc.array(fc.nat(1), { minLength: 40, maxLength: 40 });
    const share = fc.double({ min: 0.2, max: 0.8, noNaN: true });
    fc.assert(
      fc.property(level, level, share, share, (a, b, shareA, shareB) => {
        const margins = [
          { levels: a, targets: [shareA, 1 - shareA] },
          { levels: b, targets: [shareB, 1 - shareB] },
        ];
        const result = rake(40, margins);
        fc.pre(result.status === 'raked');
        for (const { levels, targets } of margins) {
          const reached = result.weights.reduce(
            (sum, weight, row) => (levels[row] === 0 ? sum + weight : sum),
            0,
          );
          expectClose(reached / 40, targets[0] ?? NaN, 1e-8);
        }
      }),
    );
  });

  it('asks to merge a level that nobody answered from', () => {
    const result = rake(3, [{ levels: [0, 0, 2], targets: [50, 20, 30] }]);
    expect(result).toEqual({ status: 'empty-level', margin: 0, level: 1 });
  });

  it('refuses margins of different populations and levels without a target', () => {
    const first = { levels: [0, 1], targets: [60, 40] };
    expect(rake(2, [first, { levels: [1, 0], targets: [60, 50] }])).toEqual({
      status: 'totals-differ',
      margin: 1,
    });
    expect(() => rake(2, [{ levels: [0, 5], targets: [1, 1] }])).toThrow(RangeError);
    expect(() => rake(3, [first])).toThrow(RangeError);
  });

  it('says so when margins contradict each other within the sample', () => {
    const same = [0, 0, 1, 1];
    const result = rake(4, [
      { levels: same, targets: [2, 2] },
      { levels: same, targets: [1, 3] },
    ]);
    expect(result).toEqual({ status: 'not-converged' });
  });

  it('trims heavy weights and says so', () => {
    const levels = Array.from({ length: 100 }, (_, row) => (row < 5 ? 0 : 1));
    const other = Array.from({ length: 100 }, (_, row) => row % 2);
    const margins = [
      { levels, targets: [0.2, 0.8] },
      { levels: other, targets: [0.5, 0.5] },
    ];
    const plain = rake(100, margins);
    const trimmed = rake(100, margins, { trim: [0.3, 3] });
    expect(plain).toMatchObject({ status: 'raked', trimmed: false });
    expect(trimmed).toMatchObject({ status: 'raked', trimmed: true });
  });
});

describe('weights', () => {
  it('cost nothing when equal', () => {
    expect(weightQuality([2, 2, 2])).toEqual({ n: 3, effectiveN: 3, designEffect: 1 });
    expect(weightedMean([1, 2, 6], [2, 2, 2]).mean).toBe(3);
    expectAllClose(weightedProportion([1, 0, 0, 1, 1], [3, 3, 3, 3, 3]).interval, wilsonInterval(3, 5));
  });

  it('are shown with mean 1', () => {
    expectAllClose(normalizeWeights([1, 2, 3]), [0.5, 1, 1.5]);
  });

  it('refuse what is no weight', () => {
    expect(() => weightQuality([1, -1])).toThrow(RangeError);
    expect(() => weightQuality([0, 0])).toThrow(RangeError);
    expect(() => weightedMean([1], [1, 2])).toThrow(RangeError);
  });
});
