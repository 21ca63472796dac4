import { describe, it } from 'vitest';
import type { Interval } from '../../../src/stats/interval';
import { countAnswers } from '../../../src/stats/survey/answer-counts';
import { netPromoterScore, npsCounts, type NpsCounts } from '../../../src/stats/survey/nps';
import { weightedMean } from '../../../src/stats/survey/weights';
import { differenceOfEstimates } from '../../../src/stats/tests/difference';
import { areAbsent, shared } from '../../support/shared-files';
import { csvColumns, expectAllClose, expectClose, goldenCase, numbers } from '../support/golden-stats';

interface Expected extends NpsCounts {
  readonly n: number;
  readonly nps: number;
  readonly se_wald: number;
  readonly adjusted_wald: { readonly ci: Interval; readonly ci_clamped?: Interval };
}

function expectScore(counts: NpsCounts, expected: Omit<Expected, keyof NpsCounts | 'n'>): void {
  const { score, standardError, interval } = netPromoterScore(counts);
  expectClose(score, expected.nps);
  expectClose(standardError, expected.se_wald);
  expectAllClose(interval, expected.adjusted_wald.ci_clamped ?? expected.adjusted_wald.ci);
}

describe.skipIf(areAbsent(shared('golden/stats/nps.json')))('net promoter scores of R', () => {
  const survey = () => csvColumns('mobi_ecsi.csv');

  it('overall', () => {
    const { expected } = goldenCase<Expected>('nps', 'nps_overall');
    const counts = npsCounts(countAnswers(numbers(survey(), 'CUSL3'), 0, 10));
    expectClose(counts.passives, expected.passives);
    expectScore(counts, expected);
  });

  it.each(['all_promoters', 'tiny', 'balanced', 'single', 'zero_detractors'])('edge: %s', (name) => {
    const { input, expected } = goldenCase<Expected, NpsCounts>('nps', `nps_edge_${name}`);
    expectScore(input, expected);
  });

  it('difference of two groups', () => {
    interface Groups {
      readonly a: Expected;
      readonly b: Expected;
      readonly difference: number;
      readonly ci_wald: Interval;
      readonly z: number;
      readonly p: number;
    }
    const { expected } = goldenCase<Groups>('nps', 'nps_difference');
    const columns = survey();
    const complaint = numbers(columns, 'CUSCO');
    const scores = numbers(columns, 'CUSL3');
    const group = (handledWell: boolean) => {
      const answers = scores.filter((_, row) => (complaint[row] ?? NaN) >= 7 === handledWell);
      return npsCounts(countAnswers(answers, 0, 10));
    };
    expectScore(group(false), expected.a);
    expectScore(group(true), expected.b);
    const [a, b] = [netPromoterScore(group(false)), netPromoterScore(group(true))];
    const actual = differenceOfEstimates(
      { value: a.score, standardError: a.standardError },
      { value: b.score, standardError: b.standardError },
    );
    expectClose(actual.difference, expected.difference);
    expectAllClose(actual.interval, expected.ci_wald);
    expectClose(actual.z, expected.z);
    expectClose(actual.p, expected.p);
  });

  it('with weights', () => {
    const { expected } = goldenCase<Readonly<Record<string, number>>>('nps', 'nps_weighted');
    const columns = survey();
    const points = numbers(columns, 'CUSL3').map((score) => (score >= 9 ? 100 : score <= 6 ? -100 : 0));
    const weights = numbers(columns, 'CUSCO').map((score) => (score >= 7 ? 0.8 : 1.3));
    const actual = weightedMean(points, weights);
    expectClose(actual.mean, expected['nps'] ?? NaN);
    expectClose(actual.standardError, expected['se'] ?? NaN);
    expectClose(actual.effectiveN, expected['n_eff_kish'] ?? NaN);
    expectClose(actual.designEffect, expected['deff_kish'] ?? NaN);
  });
});
