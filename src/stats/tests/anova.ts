import { fUpper } from '../numeric/distributions';
import type { FTest, GroupMoments } from './welch';

export interface Anova extends FTest {
  /** share of the variance that lies between the groups, 0 to 1; too high in small samples */
  readonly etaSquared: number;
  /** the same, corrected; may fall below 0 */
  readonly omegaSquared: number;
}

/**
 * k means, supposing equal variances.
 * @returns undefined below two groups, without more values than groups, or when no group varies
 * @see Fisher (1925); Hays (1963) for omega squared
 */
export function anova(groups: readonly GroupMoments[]): Anova | undefined {
  const df1 = groups.length - 1;
  const n = groups.reduce((sum, group) => sum + group.n, 0);
  const df2 = n - groups.length;
  const centre = groups.reduce((sum, group) => sum + group.n * group.mean, 0) / n;
  const between = groups.reduce((sum, group) => sum + group.n * (group.mean - centre) ** 2, 0);
  const within = groups.reduce((sum, group) => sum + (group.n < 2 ? 0 : (group.n - 1) * group.variance), 0);
  if (df1 < 1 || df2 < 1 || !(within > 0)) return undefined;
  const f = between / df1 / (within / df2);
  return {
    f,
    df1,
    df2,
    p: fUpper(f, df1, df2),
    etaSquared: between / (between + within),
    omegaSquared: (between - (df1 * within) / df2) / (between + within + within / df2),
  };
}
