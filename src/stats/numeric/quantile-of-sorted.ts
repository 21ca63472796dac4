import { at } from './moments';

/**
 * The quantile of sorted values by linear interpolation (type 7, as R's default and DuckDB's quantile_cont).
 * @param sorted ascending, without NaN
 * @param p 0 to 1
 * @returns NaN of nothing
 * @see Hyndman & Fan (1996), Am. Stat. 50
 */
export function quantileOfSorted(sorted: ArrayLike<number>, p: number): number {
  const position = (sorted.length - 1) * p;
  const below = Math.floor(position);
  const low = at(sorted, below);
  return position === below ? low : low + (position - below) * (at(sorted, below + 1) - low);
}
