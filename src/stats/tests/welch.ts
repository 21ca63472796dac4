import { around, type Interval } from '../interval';
import { fUpper, studentQuantile, studentTwoSided } from '../numeric/distributions';
import { mean, variance, type Column } from '../numeric/moments';

/** What a test of means needs of a group. */
export interface GroupMoments {
  readonly n: number;
  readonly mean: number;
  /** with n - 1 */
  readonly variance: number;
}

export function groupMoments(values: Column): GroupMoments {
  return { n: values.length, mean: mean(values), variance: variance(values) };
}

export interface WelchT {
  /** mean of the first group minus mean of the second */
  readonly difference: number;
  readonly standardError: number;
  readonly t: number;
  readonly df: number;
  /** two-sided */
  readonly p: number;
  readonly interval: Interval;
}

/**
 * Two means without supposing equal variances.
 * @returns undefined when neither group varies or one has fewer than two values
 * @see Welch (1947), Biometrika 34
 */
export function welchT(first: GroupMoments, second: GroupMoments, level = 0.95): WelchT | undefined {
  const [v1, v2] = [first.variance / first.n, second.variance / second.n];
  if (!(first.n >= 2 && second.n >= 2 && v1 + v2 > 0)) return undefined;
  const difference = first.mean - second.mean;
  const standardError = Math.sqrt(v1 + v2);
  const t = difference / standardError;
  const df = (v1 + v2) ** 2 / (v1 ** 2 / (first.n - 1) + v2 ** 2 / (second.n - 1));
  return {
    difference,
    standardError,
    t,
    df,
    p: studentTwoSided(t, df),
    interval: around(difference, studentQuantile((1 + level) / 2, df) * standardError),
  };
}

export interface FTest {
  readonly f: number;
  readonly df1: number;
  /** not necessarily whole */
  readonly df2: number;
  readonly p: number;
}

/**
 * k means without supposing equal variances.
 * @returns undefined below two groups, or when a group has fewer than two values or does not vary
 * @see Welch (1951), Biometrika 38
 */
export function welchAnova(groups: readonly GroupMoments[]): FTest | undefined {
  const k = groups.length;
  if (k < 2 || groups.some(({ n, variance: v }) => !(n >= 2 && v > 0))) return undefined;
  const weights = groups.map(({ n, variance: v }) => n / v);
  const sum = weights.reduce((total, weight) => total + weight, 0);
  const centre = groups.reduce((total, group, i) => total + (weights[i] ?? NaN) * group.mean, 0) / sum;
  const between = groups.reduce(
    (total, group, i) => total + (weights[i] ?? NaN) * (group.mean - centre) ** 2,
    0,
  );
  const spread = groups.reduce(
    (total, { n }, i) => total + (1 - (weights[i] ?? NaN) / sum) ** 2 / (n - 1),
    0,
  );
  const f = between / (k - 1) / (1 + ((2 * (k - 2)) / (k * k - 1)) * spread);
  const df2 = (k * k - 1) / (3 * spread);
  return { f, df1: k - 1, df2, p: fUpper(f, k - 1, df2) };
}
