import { describe, expect, it } from 'vitest';
import type { Interval } from '../../../src/stats/interval';
import { chiSquareTest } from '../../../src/stats/tests/chi-square';
import { cochranArmitage } from '../../../src/stats/tests/cochran-armitage';
import { fisherExact } from '../../../src/stats/tests/fisher-exact';
import { proportionDifference } from '../../../src/stats/tests/proportion-difference';
import { wilsonInterval } from '../../../src/stats/wilson';
import { areAbsent, shared } from '../../support/shared-files';
import { expectAllClose, expectClose, goldenCase } from '../support/golden-stats';

describe.skipIf(areAbsent(shared('golden/stats/proportions.json')))('shares of R', () => {
  it.each([
    '0_of_10',
    '1_of_10',
    '5_of_10',
    '81_of_263',
    '15_of_148',
    '10_of_10',
    '263_of_263',
    '50_of_100',
    '1_of_1',
  ])('Wilson: %s', (name) => {
    const { input, expected } = goldenCase<{ wilson: Interval }, { x: number; n: number }>(
      'proportions',
      `wilson_${name}`,
    );
    expectAllClose(wilsonInterval(input.x, input.n), expected.wilson);
  });

  it.each(['56_70_vs_48_80', '9_10_vs_3_10', '5_56_vs_0_29', '120_1000_vs_95_1010'])(
    'difference: %s',
    (name) => {
      interface Expected {
        readonly difference: number;
        readonly newcombe_ci: Interval;
        readonly chi2: number;
        readonly p: number;
        readonly fisher_p: number;
        readonly relative_lift: number | null;
        readonly cohens_h: number;
      }
      type Input = Readonly<Record<'x1' | 'n1' | 'x2' | 'n2', number>>;
      const { input, expected } = goldenCase<Expected, Input>('proportions', `diff_${name}`);
      const actual = proportionDifference(
        { successes: input.x1, n: input.n1 },
        { successes: input.x2, n: input.n2 },
      );
      expectClose(actual.difference, expected.difference);
      expectAllClose(actual.interval, expected.newcombe_ci);
      expectClose(actual.cohensH, expected.cohens_h);
      if (expected.relative_lift === null) expect(actual.lift).toBeUndefined();
      else expectClose(actual.lift ?? NaN, expected.relative_lift);
      expectClose(actual.p ?? NaN, actual.test === 'fisher' ? expected.fisher_p : expected.p);
      const table = [
        [input.x1, input.n1 - input.x1],
        [input.x2, input.n2 - input.x2],
      ];
      expectClose(chiSquareTest(table)?.statistic ?? NaN, expected.chi2);
      expectClose(fisherExact(table) ?? NaN, expected.fisher_p);
    },
  );

  it('trend over ordered groups', () => {
    const { input, expected } = goldenCase<{ chi2: number; p: number }, { x: number[]; n: number[] }>(
      'proportions',
      'cochran_armitage_trend',
    );
    const test = cochranArmitage(input.x.map((successes, i) => ({ successes, n: input.n[i] ?? NaN })));
    expectClose(test?.statistic ?? NaN, expected.chi2);
    expectClose(test?.p ?? NaN, expected.p);
  });
});
