import { at, type Column } from '../numeric/moments';
import { shuffle, substreams } from '../numeric/substreams';
import type { CountTable } from './chi-square';
import { midRanks } from './ranks';

export interface PermutationTest {
  /** (1 + permutations at least as extreme) / (1 + permutations), never 0 */
  readonly p: number;
  readonly permutations: number;
}

/** Statistics within so much of each other, relatively, are equal but for rounding. */
const SLACK = 1e-9;

/** Shuffles `values` again and again and counts how often `statistic` reaches what was seen. */
function permute(
  values: Float64Array,
  statistic: (shuffled: Float64Array) => number,
  seed: number,
  permutations: number,
): PermutationTest {
  const seen = statistic(values);
  const shuffled = values.slice();
  const below = substreams(seed).next().value;
  let reached = 0;
  for (let i = 0; i < permutations; i++) {
    shuffle(shuffled, below);
    if (statistic(shuffled) >= seen * (1 - SLACK)) reached++;
  }
  return { p: (1 + reached) / (1 + permutations), permutations };
}

/**
 * The Kruskal-Wallis test by permutation, for groups too small for its chi-square approximation.
 * @param groups values without NaN
 * @param seed a whole number; the same seed gives the same p
 * @see Good (2005), Permutation, Parametric and Bootstrap Tests of Hypotheses
 */
export function permutedKruskalWallis(
  groups: readonly Column[],
  seed: number,
  permutations = 9999,
): PermutationTest {
  const sizes = groups.map(({ length }) => length);
  const values = Float64Array.from(groups.flatMap((group) => Array.from(group)));
  const { ranks } = midRanks(values);
  const betweenGroups = (shuffled: Float64Array): number => {
    let [next, squares] = [0, 0];
    for (const size of sizes) {
      let sum = 0;
      for (let i = 0; i < size; i++) sum += at(shuffled, next++);
      squares += (sum * sum) / size;
    }
    return squares;
  };
  return permute(ranks, betweenGroups, seed, permutations);
}

/** The chi-square test of independence by permutation, for tables with small expected counts. */
export function permutedChiSquare(table: CountTable, seed: number, permutations = 9999): PermutationTest {
  const columns = (table[0] ?? []).map((_, j) => table.reduce((sum, row) => sum + (row[j] ?? 0), 0));
  const sizes = table.map((row) => row.reduce((sum, count) => sum + count, 0));
  const labels = Float64Array.from(
    table.flatMap((row) => row.flatMap((count, j) => new Array<number>(count).fill(j))),
  );
  const counts = new Float64Array(columns.length);
  const squares = (shuffled: Float64Array): number => {
    let [next, sum] = [0, 0];
    for (const size of sizes) {
      counts.fill(0);
      for (let i = 0; i < size; i++) {
        const label = at(shuffled, next++);
        counts[label] = at(counts, label) + 1;
      }
      columns.forEach((column, j) => {
        if (size > 0 && column > 0) sum += at(counts, j) ** 2 / (size * column);
      });
    }
    return sum;
  };
  return permute(labels, squares, seed, permutations);
}
