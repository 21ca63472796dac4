import type { Column } from '../numeric/moments';
import { adjustHolm } from './adjust-p';
import { dunnPairs, kruskalWallis, type DunnPair, type KruskalWallis } from './kruskal-wallis';
import { permutedKruskalWallis } from './permutation';

/** A smaller group makes the chi-square approximation of the ranks doubtful. */
const SMALL_GROUP = 5;

export interface AdjustedPair extends DunnPair {
  /** by Holm over all pairs */
  readonly adjustedP: number;
}

export type GroupComparison =
  /** fewer than two groups have two values or more */
  | { readonly status: 'too-few-groups'; readonly leftOut: readonly number[] }
  /** everyone answered alike */
  | { readonly status: 'no-variation'; readonly leftOut: readonly number[] }
  | {
      readonly status: 'compared';
      /** indices of groups with fewer than two values */
      readonly leftOut: readonly number[];
      readonly test: KruskalWallis;
      /** of the test; by permutation when a group has fewer than five values */
      readonly p: number;
      readonly method: 'kruskal-wallis' | 'permutation';
      /** `first` and `second` are indices of the groups given */
      readonly pairs: readonly AdjustedPair[];
    };

/**
 * A score by the levels of a profile, by ranks, with every two groups against each other.
 * @param groups values by group, without NaN
 * @param seed a whole number, for the permutations
 * @see methods, segment difference tests: edge cases
 */
export function compareGroups(groups: readonly Column[], seed = 1): GroupComparison {
  const kept = groups.flatMap((group, index) => (group.length >= 2 ? [index] : []));
  const leftOut = groups.flatMap((group, index) => (group.length >= 2 ? [] : [index]));
  if (kept.length < 2) return { status: 'too-few-groups', leftOut };
  const values = kept.map((index) => groups[index] ?? []);
  const test = kruskalWallis(values);
  const pairs = dunnPairs(values);
  if (test === undefined || pairs === undefined) return { status: 'no-variation', leftOut };
  const small = values.some(({ length }) => length < SMALL_GROUP);
  const adjusted = adjustHolm(pairs.map(({ p }) => p));
  return {
    status: 'compared',
    leftOut,
    test,
    p: small ? permutedKruskalWallis(values, seed).p : test.p,
    method: small ? 'permutation' : 'kruskal-wallis',
    pairs: pairs.map((pair, i) => ({
      ...pair,
      first: kept[pair.first] ?? NaN,
      second: kept[pair.second] ?? NaN,
      adjustedP: adjusted[i] ?? NaN,
    })),
  };
}
