import { chiSquareUpper } from '../numeric/distributions';
import type { Successes } from './proportion-difference';

export interface TrendTest {
  /** with one degree of freedom */
  readonly statistic: number;
  readonly p: number;
  /** 1 when shares rise with the scores, -1 when they fall, 0 when neither */
  readonly direction: number;
}

/**
 * Do shares rise or fall over ordered groups, such as waves?
 * @param scores where the groups lie; 1, 2, 3, ... if not given
 * @returns undefined when all or none succeeded, or all scores are equal
 * @see Cochran (1954), Biometrics 10; Armitage (1955), Biometrics 11
 */
export function cochranArmitage(
  groups: readonly Successes[],
  scores: readonly number[] = groups.map((_, i) => i + 1),
): TrendTest | undefined {
  const n = groups.reduce((sum, group) => sum + group.n, 0);
  const share = groups.reduce((sum, group) => sum + group.successes, 0) / n;
  const score = (i: number): number => scores[i] ?? NaN;
  const centre = groups.reduce((sum, group, i) => sum + group.n * score(i), 0) / n;
  const trend = groups.reduce((sum, group, i) => sum + (group.successes - group.n * share) * score(i), 0);
  const spread = groups.reduce((sum, group, i) => sum + group.n * (score(i) - centre) ** 2, 0);
  const variance = share * (1 - share) * spread;
  if (!(variance > 0)) return undefined;
  const statistic = (trend * trend) / variance;
  return { statistic, p: chiSquareUpper(statistic, 1), direction: Math.sign(trend) };
}
