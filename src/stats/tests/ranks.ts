import type { Column } from '../numeric/moments';

export interface Ranks {
  /** mid-ranks from 1, in the order of the values */
  readonly ranks: Float64Array;
  /** the sum of t^3 - t over groups of t equal values */
  readonly ties: number;
}

/** Ranks values without NaN; equal values share the mean of their ranks. */
export function midRanks(values: Column): Ranks {
  const sorted = new Float64Array(values).sort();
  const rankOf = new Map<number, number>();
  let ties = 0;
  for (let first = 0, after = 0; first < sorted.length; first = after) {
    const value = sorted[first] ?? NaN;
    while (after < sorted.length && sorted[after] === value) after++;
    const size = after - first;
    ties += size ** 3 - size;
    rankOf.set(value, (first + 1 + after) / 2);
  }
  return { ranks: new Float64Array(values).map((value) => rankOf.get(value) ?? NaN), ties };
}
