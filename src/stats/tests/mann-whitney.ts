import { clamp, around, type Interval } from '../interval';
import { normalQuantile, normalTwoSided } from '../numeric/distributions';
import type { Column } from '../numeric/moments';
import { rankGroups } from './rank-groups';

export interface MannWhitney {
  /** pairs in which the first group's value is higher, ties counting half */
  readonly u: number;
  /** two-sided, corrected for ties and continuity */
  readonly p: number;
  /** chance that a value of the first group exceeds one of the second, ties counting half */
  readonly auc: number;
  /** 2 auc - 1: -1 to 1, positive when the first group is higher */
  readonly rankBiserial: number;
  /** of the rank-biserial correlation, approximate, within -1..1; undefined when the groups do not overlap */
  readonly rankBiserialInterval: Interval | undefined;
}

/**
 * Is one of two groups higher in ordered answers?
 * @param first, second values without NaN, one at least in each
 * @returns undefined when all values are equal
 * @throws {RangeError} when a group is empty
 * @see Mann & Whitney (1947), Ann. Math. Stat. 18; interval: Hanley & McNeil (1982), Radiology 143
 */
export function mannWhitney(first: Column, second: Column, level = 0.95): MannWhitney | undefined {
  const [n1, n2] = [first.length, second.length];
  if (n1 === 0 || n2 === 0) throw new RangeError(`both groups need values, got ${n1} and ${n2}`);
  const { n, rankSums, ties } = rankGroups([first, second]);
  const u = (rankSums[0] ?? NaN) - (n1 * (n1 + 1)) / 2;
  const variance = ((n1 * n2) / 12) * (n + 1 - ties / (n * (n - 1)));
  if (!(variance > 0)) return undefined;
  const distance = Math.max(0, Math.abs(u - (n1 * n2) / 2) - 0.5);
  const auc = u / (n1 * n2);
  const half = 2 * normalQuantile((1 + level) / 2) * aucStandardError(auc, n1, n2);
  return {
    u,
    p: normalTwoSided(distance / Math.sqrt(variance)),
    auc,
    rankBiserial: 2 * auc - 1,
    rankBiserialInterval: half > 0 ? clamp(around(2 * auc - 1, half), -1, 1) : undefined,
  };
}

function aucStandardError(auc: number, n1: number, n2: number): number {
  const bothBelow = auc / (2 - auc) - auc * auc;
  const bothAbove = (2 * auc * auc) / (1 + auc) - auc * auc;
  return Math.sqrt((auc * (1 - auc) + (n1 - 1) * bothBelow + (n2 - 1) * bothAbove) / (n1 * n2));
}
