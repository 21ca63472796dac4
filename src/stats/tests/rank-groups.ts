import { at, type Column } from '../numeric/moments';
import { midRanks } from './ranks';

export interface RankedGroups {
  readonly n: number;
  readonly sizes: readonly number[];
  readonly rankSums: readonly number[];
  /** the sum of t^3 - t over groups of t equal values; n^3 - n when all are equal */
  readonly ties: number;
}

/** Ranks the values of all groups together. */
export function rankGroups(groups: readonly Column[]): RankedGroups {
  const sizes = groups.map(({ length }) => length);
  const n = sizes.reduce((sum, size) => sum + size, 0);
  const values = new Float64Array(n);
  let start = 0;
  for (const group of groups) {
    values.set(Array.from(group), start);
    start += group.length;
  }
  const { ranks, ties } = midRanks(values);
  let next = 0;
  const rankSums = sizes.map((size) => {
    let sum = 0;
    for (let i = 0; i < size; i++) sum += at(ranks, next++);
    return sum;
  });
  return { n, sizes, rankSums, ties };
}
