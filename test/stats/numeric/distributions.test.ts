import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  betaQuantile,
  chiSquareQuantile,
  chiSquareUpper,
  fQuantile,
  fUpper,
  gammaQuantile,
  normalQuantile,
  normalTails,
  studentQuantile,
  studentTails,
  studentTwoSided,
} from '../../../src/stats/numeric/distributions';
import { incompleteBeta } from '../../../src/stats/numeric/incomplete-beta';
import { incompleteGamma } from '../../../src/stats/numeric/incomplete-gamma';
import { lnGamma } from '../../../src/stats/numeric/ln-gamma';
import { areAbsent, golden, shared } from '../../support/shared-files';
import { expectAllClose, expectClose, goldenCase } from '../support/golden-stats';

type Row = Readonly<Record<string, number>>;

describe.skipIf(areAbsent(shared('golden/stats/special_functions.json')))('the 50-digit table', () => {
  const { expected } = golden<{ expected: Readonly<Record<string, readonly Record<string, number>[]>> }>(
    'stats/special_functions.json',
  );

  const CHECKS: Readonly<Record<string, (row: Row) => readonly [number, number | undefined][]>> = {
    normal_quantile: ({ p = NaN, x }) => [[normalQuantile(p), x]],
    normal_cdf: ({ x = NaN, p }) => [[normalTails(x).lower, p]],
    chi2_sf: ({ x = NaN, df = NaN, p }) => [[chiSquareUpper(x, df), p]],
    t_sf: ({ t = NaN, df = NaN, p_upper }) => [[studentTails(t, df).upper, p_upper]],
    f_sf: ({ f = NaN, df1 = NaN, df2 = NaN, p }) => [[fUpper(f, df1, df2), p]],
    t_quantile: ({ p = NaN, df = NaN, t }) => [[studentQuantile(p, df), t]],
    chi2_quantile: ({ p = NaN, df = NaN, x }) => [[chiSquareQuantile(p, df), x]],
    log_gamma: ({ x = NaN, y }) => [[lnGamma(x), y]],
    beta_inc: ({ a = NaN, b = NaN, x = NaN, p }) => [[incompleteBeta(a, b, x).lower, p]],
    gamma_inc: ({ a = NaN, x = NaN, lower, upper }) => [
      [incompleteGamma(a, x).lower, lower],
      [incompleteGamma(a, x).upper, upper],
    ],
  };

  it.each(Object.keys(CHECKS))('%s within 1e-11 relative', (name) => {
    for (const row of expected[name] ?? []) {
      for (const [actual, wanted] of CHECKS[name]?.(row) ?? [])
        expectClose(actual, wanted ?? NaN, 1e-11, 1e-15);
    }
  });
});

const df = fc.double({ min: 0.5, max: 5000, noNaN: true });
const p = fc.double({ min: 1e-9, max: 1 - 1e-9, noNaN: true });

describe.skipIf(areAbsent(shared('golden/stats/proportions.json')))('the beta quantiles of R', () => {
  interface Expected {
    readonly clopper_pearson: readonly [number, number];
    readonly jeffreys: readonly [number, number];
  }

  it.each(['1_of_10', '5_of_10', '81_of_263', '15_of_148', '50_of_100'])(
    'make the exact intervals of %s',
    (name) => {
      const { input, expected } = goldenCase<Expected, { x: number; n: number }>(
        'proportions',
        `wilson_${name}`,
      );
      const { x, n } = input;
      const exact = [betaQuantile(0.025, x, n - x + 1), betaQuantile(0.975, x + 1, n - x)];
      const jeffreys = [0.025, 0.975].map((p) => betaQuantile(p, x + 0.5, n - x + 0.5));
      expectAllClose(exact, expected.clopper_pearson, 1e-12);
      expectAllClose(jeffreys, expected.jeffreys, 1e-12);
    },
  );
});

describe('distributions', () => {
  it('of uniform and exponential kind have quantiles in closed form', () => {
    expectClose(betaQuantile(0.3, 1, 1), 0.3);
    expectClose(betaQuantile(0.2, 3, 1), 0.2 ** (1 / 3));
    expect(betaQuantile(1, 2, 3)).toBe(1);
    expectClose(gammaQuantile(0.9, 1), -Math.log(0.1));
  });

  it('find the point of a probability and back', () => {
    fc.assert(
      fc.property(p, df, df, (probability, df1, df2) => {
        expectClose(normalTails(normalQuantile(probability)).lower, probability, 1e-9, 1e-15);
        expectClose(studentTails(studentQuantile(probability, df1), df1).lower, probability, 1e-9, 1e-15);
        expectClose(1 - chiSquareUpper(chiSquareQuantile(probability, df1), df1), probability, 1e-9, 1e-12);
        expectClose(1 - fUpper(fQuantile(probability, df1, df2), df1, df2), probability, 1e-9, 1e-12);
      }),
    );
  });

  it('agree where one is a case of another: t squared is F, one degree of chi-square is z squared', () => {
    fc.assert(
      fc.property(fc.double({ min: 0.01, max: 30, noNaN: true }), df, (t, degrees) => {
        expectClose(fUpper(t * t, 1, degrees), studentTwoSided(t, degrees), 1e-11, 1e-300);
        expectClose(chiSquareUpper(t * t, 1), 2 * normalTails(-t).lower, 1e-12, 1e-300);
      }),
    );
  });

  it('keep the far tails that 1 - cdf would lose', () => {
    expectClose(normalTails(-30).lower, 4.906713927148187e-198, 1e-12, 0);
    expectClose(chiSquareUpper(1000, 2), Math.exp(-500), 1e-12, 0);
  });

  it('end at the ends', () => {
    expect(normalQuantile(0)).toBe(-Infinity);
    expect(normalQuantile(1)).toBe(Infinity);
    expect(chiSquareQuantile(0, 3)).toBe(0);
    expect(fUpper(Infinity, 2, 3)).toBe(0);
    expect(studentTwoSided(Infinity, 3)).toBe(0);
  });

  it.each([
    () => normalQuantile(1.1),
    () => normalQuantile(NaN),
    () => lnGamma(0),
    () => chiSquareUpper(1, 0),
    () => incompleteBeta(1, 1, 2),
  ])('refuse what has no meaning: %s', (call) => {
    expect(call).toThrow(RangeError);
  });
});
