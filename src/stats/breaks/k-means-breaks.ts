import { xoroshiro128plus } from 'pure-rand/generator/xoroshiro128plus';
import {
  requirePoints,
  runSums,
  withinSumOfSquares,
  type Classes,
  type RunSums,
  type WeightedPoints,
} from './weighted-points';

const STARTS = 50;
const MOST_ROUNDS = 200;

/**
 * k-means on a line: the best of fifty k-means++ starts, each by Lloyd's rounds and then by moving single points over a
 * border while that helps. The same seed gives the same classes. It looks for what `naturalBreaks` finds for certain.
 * @throws {RangeError} when `classes` is not a positive whole number, or the points are not in order
 * @see Arthur & Vassilvitskii (2007), k-means++; Hartigan & Wong (1979), Applied Statistics 28
 */
export function kMeansBreaks(points: WeightedPoints, classes: number, seed: number): Classes {
  requirePoints(points);
  if (!Number.isInteger(classes) || classes < 1)
    throw new RangeError(`classes must be a positive whole number, got ${classes}`);
  const n = points.values.length;
  const sums = runSums(points);
  const generator = xoroshiro128plus(seed);
  const uniform = (): number => (generator.next() >>> 0) / 4_294_967_296;
  let best: Classes = { starts: [0], withinSumOfSquares: Infinity };
  for (let start = 0; start < STARTS; start += 1) {
    const starts = transfer(lloyd(points, seedCentres(points, Math.min(classes, n), uniform), sums), n, sums);
    const within = withinSumOfSquares(starts, n, sums);
    if (within < best.withinSumOfSquares) best = { starts, withinSumOfSquares: within };
  }
  return best;
}

/** Distinct points, each drawn in proportion to weight × squared distance to the nearest drawn before. */
function seedCentres({ values, weights }: WeightedPoints, classes: number, uniform: () => number): number[] {
  const nearest = new Float64Array(values.length).fill(1);
  const centres: number[] = [];
  while (centres.length < classes) {
    const centre = values[draw(nearest, weights, uniform())] ?? 0;
    centres.push(centre);
    for (let index = 0; index < values.length; index += 1) {
      const squared = ((values[index] ?? 0) - centre) ** 2;
      nearest[index] = centres.length === 1 ? squared : Math.min(nearest[index] ?? 0, squared);
    }
  }
  return centres.sort((left, right) => left - right);
}

function draw(nearest: Float64Array, weights: readonly number[], uniform: number): number {
  const total = nearest.reduce((sum, squared, index) => sum + squared * (weights[index] ?? 0), 0);
  let left = uniform * total;
  let last = 0;
  for (let index = 0; index < nearest.length; index += 1) {
    const mass = (nearest[index] ?? 0) * (weights[index] ?? 0);
    if (mass === 0) continue;
    last = index;
    left -= mass;
    if (left < 0) return index;
  }
  return last;
}

/** Classes begin at the first point nearer to their centre than to the one before. Each keeps a point of its own. */
function lloyd({ values }: WeightedPoints, centres: readonly number[], sums: RunSums): number[] {
  const n = values.length;
  const k = centres.length;
  let means = centres;
  let starts: number[] = [];
  for (let round = 0; round < MOST_ROUNDS; round += 1) {
    const next = [0];
    for (let index = 1; index < k; index += 1) {
      const middle = ((means[index - 1] ?? 0) + (means[index] ?? 0)) / 2;
      const free = firstAtLeast(values, middle);
      next.push(Math.min(Math.max(free, (next[index - 1] ?? 0) + 1), n - k + index));
    }
    if (next.every((start, index) => start === starts[index])) break;
    starts = next;
    means = starts.map((start, index) => sums.mean(start, starts[index + 1] ?? n));
  }
  return starts;
}

function transfer(starts: number[], n: number, sums: RunSums): number[] {
  const moved = [...starts];
  for (let better = true; better;) {
    better = false;
    for (let index = 1; index < moved.length; index += 1) {
      for (const step of [-1, 1]) {
        const [from, at, to] = [moved[index - 1] ?? 0, moved[index] ?? 0, moved[index + 1] ?? n];
        const other = at + step;
        if (other <= from || other >= to) continue;
        const before = sums.sumOfSquares(from, at) + sums.sumOfSquares(at, to);
        const after = sums.sumOfSquares(from, other) + sums.sumOfSquares(other, to);
        if (after < before * (1 - 1e-12)) {
          moved[index] = other;
          better = true;
        }
      }
    }
  }
  return moved;
}

function firstAtLeast(values: readonly number[], wanted: number): number {
  let low = 0;
  let high = values.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((values[middle] ?? Infinity) < wanted) low = middle + 1;
    else high = middle;
  }
  return low;
}
