import {
  requirePoints,
  runSums,
  withinSumOfSquares,
  type Classes,
  type WeightedPoints,
} from './weighted-points';

/**
 * Natural breaks: the division into `classes` classes of neighbours whose values lie closest to the mean of their class,
 * exactly, by dynamic programming. The best last border never moves left as points are added, so each layer is solved by
 * halves: O(classes × n × log n). Of equally good borders the leftmost.
 * @throws {RangeError} when `classes` is not a positive whole number, or the points are not in order
 * @see Fisher (1958), JASA 53; Jenks & Caspall (1971), Annals of the AAG 61
 */
export function naturalBreaks(points: WeightedPoints, classes: number): Classes {
  requirePoints(points);
  if (!Number.isInteger(classes) || classes < 1)
    throw new RangeError(`classes must be a positive whole number, got ${classes}`);
  const n = points.values.length;
  const sums = runSums(points);
  const borders: Int32Array[] = [];
  let cost = Float64Array.from({ length: n + 1 }, (_, to) => (to === 0 ? 0 : sums.sumOfSquares(0, to)));
  for (let layer = 2; layer <= Math.min(classes, n); layer += 1) {
    const solved = solveLayer(cost, layer, n, sums.sumOfSquares);
    borders.push(solved.border);
    cost = solved.cost;
  }
  const starts: number[] = [];
  for (let to = n, layer = borders.length - 1; layer >= 0; layer -= 1) {
    to = borders[layer]?.[to] ?? 0;
    starts.unshift(to);
  }
  starts.unshift(0);
  return { starts, withinSumOfSquares: withinSumOfSquares(starts, n, sums) };
}

interface Layer {
  /** Least cost of the first `to` points in this many classes, by `to`. */
  readonly cost: Float64Array<ArrayBuffer>;
  /** Where the last class begins, by `to`. */
  readonly border: Int32Array;
}

function solveLayer(
  before: Float64Array,
  layer: number,
  n: number,
  last: (from: number, to: number) => number,
): Layer {
  const cost = new Float64Array(n + 1).fill(Infinity);
  const border = new Int32Array(n + 1);
  const solve = (low: number, high: number, leftmost: number, rightmost: number): void => {
    if (low > high) return;
    const to = (low + high) >> 1;
    let best = Infinity;
    let at = leftmost;
    for (let from = leftmost; from <= Math.min(rightmost, to - 1); from += 1) {
      const sum = (before[from] ?? Infinity) + last(from, to);
      if (sum < best) {
        best = sum;
        at = from;
      }
    }
    cost[to] = best;
    border[to] = at;
    solve(low, to - 1, leftmost, at);
    solve(to + 1, high, at, rightmost);
  };
  solve(layer, n, layer - 1, n - 1);
  return { cost, border };
}
