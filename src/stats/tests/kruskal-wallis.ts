import { chiSquareUpper, normalTwoSided } from '../numeric/distributions';
import type { Column } from '../numeric/moments';
import { rankGroups, type RankedGroups } from './rank-groups';

export interface KruskalWallis {
  readonly n: number;
  /** corrected for ties */
  readonly h: number;
  readonly df: number;
  readonly p: number;
  /** h / (n - 1): 0 no difference, 1 the groups do not overlap */
  readonly epsilonSquared: number;
  /** (h - k + 1) / (n - k): like the former, corrected for the number of groups; may fall below 0 */
  readonly etaSquared: number;
}

/**
 * Do k groups differ in ordered answers?
 * @param groups values without NaN; two groups or more, each of two values or more
 * @returns undefined when all values are equal: there is no variation to test
 * @throws {RangeError} when there are fewer groups or values
 * @see Kruskal & Wallis (1952), JASA 47; Tomczak & Tomczak (2014), Trends in Sport Sciences 1 (effect sizes)
 */
export function kruskalWallis(groups: readonly Column[]): KruskalWallis | undefined {
  checkGroups(groups);
  const { n, sizes, rankSums, ties } = rankGroups(groups);
  const tieFactor = 1 - ties / (n ** 3 - n);
  if (tieFactor === 0) return undefined;
  const squares = sizes.reduce((sum, size, group) => sum + (rankSums[group] ?? NaN) ** 2 / size, 0);
  const h = Math.max(0, ((12 / (n * (n + 1))) * squares - 3 * (n + 1)) / tieFactor);
  const df = groups.length - 1;
  return {
    n,
    h,
    df,
    p: chiSquareUpper(h, df),
    epsilonSquared: h / (n - 1),
    etaSquared: (h - df) / (n - groups.length),
  };
}

function checkGroups(groups: readonly Column[]): void {
  if (groups.length < 2) throw new RangeError(`a comparison needs two groups, got ${groups.length}`);
  for (const { length } of groups)
    if (length < 2) throw new RangeError(`a group needs two values, got ${length}`);
}

export interface DunnPair {
  /** indices of the two groups, first < second */
  readonly first: number;
  readonly second: number;
  /** positive when the second group ranks higher */
  readonly z: number;
  /** not adjusted: adjust it over all pairs */
  readonly p: number;
}

/**
 * Every two of k groups against each other, by the ranks of all; follows a Kruskal-Wallis test.
 * @returns pairs in the order (0, 1), (0, 2), ..., (k - 2, k - 1); undefined when all values are equal
 * @see Dunn (1964), Technometrics 6
 */
export function dunnPairs(groups: readonly Column[]): DunnPair[] | undefined {
  checkGroups(groups);
  const ranked = rankGroups(groups);
  const { n, sizes, ties } = ranked;
  const variance = (n * (n + 1)) / 12 - ties / (12 * (n - 1));
  if (variance <= 0) return undefined;
  return sizes.flatMap((sizeA, first) =>
    sizes.slice(first + 1).map((sizeB, offset) => {
      const second = first + 1 + offset;
      const z =
        (meanRank(ranked, second) - meanRank(ranked, first)) / Math.sqrt(variance * (1 / sizeA + 1 / sizeB));
      return { first, second, z, p: normalTwoSided(z) };
    }),
  );
}

function meanRank({ rankSums, sizes }: RankedGroups, group: number): number {
  return (rankSums[group] ?? NaN) / (sizes[group] ?? NaN);
}
