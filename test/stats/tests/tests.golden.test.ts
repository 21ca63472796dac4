import { describe, expect, it } from 'vitest';
import type { Interval } from '../../../src/stats/interval';
import { adjustBenjaminiHochberg, adjustHolm } from '../../../src/stats/tests/adjust-p';
import { anova } from '../../../src/stats/tests/anova';
import { chiSquareTest } from '../../../src/stats/tests/chi-square';
import { fisherExact } from '../../../src/stats/tests/fisher-exact';
import { hedgesG } from '../../../src/stats/tests/hedges-g';
import { dunnPairs, kruskalWallis } from '../../../src/stats/tests/kruskal-wallis';
import { mannWhitney } from '../../../src/stats/tests/mann-whitney';
import { groupMoments, welchAnova, welchT } from '../../../src/stats/tests/welch';
import { areAbsent, shared } from '../../support/shared-files';
import { csvColumns, expectAllClose, expectClose, goldenCase, numbers } from '../support/golden-stats';

interface Pair {
  readonly z: number;
  readonly p: number;
  readonly p_holm: number;
  readonly p_bh: number;
}

interface ManyGroups {
  readonly kruskal: { readonly statistic: number; readonly df: number; readonly p: number };
  readonly epsilon2: number;
  readonly eta2_H: number;
  readonly dunn: readonly Pair[];
  readonly pairwise_wilcoxon: readonly Pair[];
  readonly anova: Readonly<Record<'F' | 'p' | 'eta2' | 'omega2', number>>;
  readonly welch_anova: Readonly<Record<'F' | 'df2' | 'p', number>>;
}

interface TwoGroups {
  readonly welch: {
    readonly statistic: number;
    readonly df: number;
    readonly p: number;
    readonly ci: Interval;
    readonly se: number;
  };
  readonly cohen_d: number;
  readonly hedges_g: number;
  readonly mann_whitney: Readonly<Record<'W' | 'p_cc' | 'auc' | 'rank_biserial', number>>;
}

interface Table {
  readonly observed: readonly (readonly number[])[];
  readonly expected: readonly (readonly number[])[];
  readonly adjusted_residuals: readonly (readonly number[])[];
  readonly chi2: number;
  readonly p: number;
  readonly cramers_v: number;
  readonly cramers_v_bias_corrected: number;
  readonly share_expected_below_5: number;
  readonly fisher_p: number;
}

function groupsOf(file: string, y: string, group: string): number[][] {
  const columns = csvColumns(file);
  const values = numbers(columns, y);
  const labels = columns[group] ?? [];
  const levels = [...new Set(labels)].filter((label) => label !== '').sort();
  return levels.map((level) =>
    [...values].filter((value, row) => labels[row] === level && !Number.isNaN(value)),
  );
}

describe.skipIf(areAbsent(shared('golden/stats/tests.json')))('tests of R and rstatix', () => {
  it.each([
    ['airquality_ozone_by_month', 'airquality_ozone.csv'],
    ['insectsprays', 'insectsprays.csv'],
    ['bfi_A4_by_education_ties_missing', 'bfi.csv'],
  ])('many groups: %s', (id, file) => {
    const { input, expected } = goldenCase<ManyGroups, { y: string; group: string }>('tests', id);
    const groups = groupsOf(file, input.y, input.group);
    const test = kruskalWallis(groups);
    expectClose(test?.h ?? NaN, expected.kruskal.statistic);
    expect(test?.df).toBe(expected.kruskal.df);
    expectClose(test?.p ?? NaN, expected.kruskal.p, 1e-8, 0);
    expectClose(test?.epsilonSquared ?? NaN, expected.epsilon2);
    expectClose(test?.etaSquared ?? NaN, expected.eta2_H);

    const pairs = dunnPairs(groups) ?? [];
    const p = pairs.map((pair) => pair.p);
    const column = (name: keyof Pair) => expected.dunn.map((pair) => pair[name]);
    expectAllClose(
      pairs.map((pair) => pair.z),
      column('z'),
    );
    expectAllClose(p, column('p'));
    expectAllClose(adjustHolm(p), column('p_holm'));
    expectAllClose(adjustBenjaminiHochberg(p), column('p_bh'));

    const wilcoxon = pairs.map(
      ({ first, second }) => mannWhitney(groups[first] ?? [], groups[second] ?? [])?.p ?? NaN,
    );
    expectAllClose(
      wilcoxon,
      expected.pairwise_wilcoxon.map((pair) => pair.p),
    );

    const moments = groups.map(groupMoments);
    const equal = anova(moments);
    expectClose(equal?.f ?? NaN, expected.anova.F);
    expectClose(equal?.p ?? NaN, expected.anova.p, 1e-8, 0);
    expectClose(equal?.etaSquared ?? NaN, expected.anova.eta2);
    expectClose(equal?.omegaSquared ?? NaN, expected.anova.omega2);
    const unequal = welchAnova(moments);
    expectClose(unequal?.f ?? NaN, expected.welch_anova.F);
    expectClose(unequal?.df2 ?? NaN, expected.welch_anova.df2);
    expectClose(unequal?.p ?? NaN, expected.welch_anova.p, 1e-8, 0);
  });

  it.each([
    ['sleep', 'sleep.csv'],
    ['bfi_N1_by_gender', 'bfi.csv'],
  ])('two groups: %s', (id, file) => {
    const { input, expected } = goldenCase<TwoGroups, { y: string; group: string }>('tests', id);
    const [first = [], second = []] = groupsOf(file, input.y, input.group);
    const [a, b] = [groupMoments(first), groupMoments(second)];
    const t = welchT(a, b);
    expectClose(t?.t ?? NaN, expected.welch.statistic);
    expectClose(t?.df ?? NaN, expected.welch.df);
    expectClose(t?.p ?? NaN, expected.welch.p);
    expectClose(t?.standardError ?? NaN, expected.welch.se);
    expectAllClose(t?.interval ?? [], expected.welch.ci);
    const effect = hedgesG(a, b);
    expectClose(effect?.d ?? NaN, expected.cohen_d);
    expectClose(effect?.g ?? NaN, expected.hedges_g);
    const ranks = mannWhitney(first, second);
    expectClose(ranks?.u ?? NaN, expected.mann_whitney.W);
    expectClose(ranks?.p ?? NaN, expected.mann_whitney.p_cc);
    expectClose(ranks?.auc ?? NaN, expected.mann_whitney.auc);
    expectClose(ranks?.rankBiserial ?? NaN, expected.mann_whitney.rank_biserial);
  });

  it.each([
    'housing_satisfaction_by_influence',
    'housing_satisfaction_by_contact',
    'survey_smoke_by_exercise_sparse',
  ])('table: %s', (id) => {
    const { expected } = goldenCase<Table>('tests', id);
    const test = chiSquareTest(expected.observed);
    expectClose(test?.statistic ?? NaN, expected.chi2);
    expectClose(test?.p ?? NaN, expected.p, 1e-8, 0);
    expectClose(test?.cramersV ?? NaN, expected.cramers_v);
    expectClose(test?.cramersVCorrected ?? NaN, expected.cramers_v_bias_corrected);
    expectClose(test?.shareBelowFive ?? NaN, expected.share_expected_below_5);
    expectAllClose(test?.expected.flat() ?? [], expected.expected.flat());
    expectAllClose(test?.adjustedResiduals.flat() ?? [], expected.adjusted_residuals.flat());
  });

  it.each(['housing_satisfaction_by_contact', 'survey_smoke_by_exercise_sparse'])('exactly: %s', (id) => {
    const { expected } = goldenCase<Table>('tests', id);
    expectClose(fisherExact(expected.observed) ?? NaN, expected.fisher_p);
  });

  it.each(['simple', 'benjamini_hochberg_1995', 'ties_and_missing'])('adjusted p: %s', (name) => {
    type Values = readonly (number | null)[];
    const { input, expected } = goldenCase<{ holm: Values; bh: Values }, { p: Values }>(
      'tests',
      `padjust_${name}`,
    );
    const withNaN = (values: Values) => values.map((value) => value ?? NaN);
    const close = (values: Values) =>
      values.map((value) => (value === null ? NaN : expect.closeTo(value, 12)));
    expect(adjustHolm(withNaN(input.p))).toEqual(close(expected.holm));
    expect(adjustBenjaminiHochberg(withNaN(input.p))).toEqual(close(expected.bh));
  });
});
