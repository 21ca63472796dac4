import { centred, setSymmetric, zeros, type Column, type Matrix } from '../numeric/moments';
import { shuffle, substreams, type Below } from '../numeric/substreams';

/** More units than this change a bootstrap interval by less than its own sampling error. */
const MOST_UNITS = 4000;

/**
 * Respondents, or groups of them, as a bootstrap draws them: of each the sums of products of all columns, so that a
 * draw costs the number of units and not of rows.
 */
export interface ResamplingUnits {
  readonly count: number;
  /** columns */
  readonly width: number;
  /** per unit: rows, then sums, then sums of products x[i] x[j] for j <= i, of the centred columns */
  readonly sums: Float64Array;
}

export interface UnitOptions {
  /** a customer's code per row: all rows of a customer are drawn together */
  readonly clusters?: ArrayLike<number>;
  /** a whole number: which rows share a unit when there are more than 4000 of them */
  readonly seed: number;
}

function stride(width: number): number {
  return 1 + width + (width * (width + 1)) / 2;
}

/** The unit of each row: its own cluster or row, dealt out evenly at random when there are too many. */
function assign(
  rows: number,
  { clusters, seed }: UnitOptions,
): { readonly unit: Float64Array; readonly count: number } {
  const codes = new Map<number, number>();
  const cluster = Float64Array.from({ length: rows }, (_, row) => {
    const code = clusters ? (clusters[row] ?? 0) : row;
    const known = codes.get(code) ?? codes.size;
    codes.set(code, known);
    return known;
  });
  const count = Math.min(codes.size, MOST_UNITS);
  const dealt = Float64Array.from({ length: codes.size }, (_, index) => index % count);
  shuffle(dealt, substreams(seed).next().value);
  return { unit: cluster.map((index) => dealt[index] ?? 0), count };
}

/** @param columns of equal length without NaN */
export function resamplingUnits(columns: readonly Column[], options: UnitOptions): ResamplingUnits {
  const rows = columns[0]?.length ?? 0;
  const width = columns.length;
  const { unit, count } = assign(rows, options);
  const size = stride(width);
  const sums = new Float64Array(count * size);
  const starts = unit.map((index) => index * size);
  const ones = new Float64Array(rows).fill(1);
  const padded = [ones, ...columns.map(centred)];
  let place = 0;
  const add = (x: Float64Array, y: Float64Array): void => {
    for (let row = 0; row < rows; row++) {
      const element = (starts[row] ?? 0) + place;
      sums[element] = (sums[element] ?? 0) + (x[row] ?? 0) * (y[row] ?? 0);
    }
    place++;
  };
  for (const column of padded) add(column, ones);
  padded.slice(1).forEach((x, i) => padded.slice(1, i + 2).forEach((y) => add(x, y)));
  return { count, width, sums };
}

/** Covariances (with n, not n - 1) of as many units, drawn with replacement. */
export function resampledCovariances({ count, width, sums }: ResamplingUnits, below: Below): Matrix {
  const size = stride(width);
  const drawn = new Float64Array(size);
  const times = new Uint32Array(count);
  for (let i = 0; i < count; i++) {
    const unit = below(count);
    times[unit] = (times[unit] ?? 0) + 1;
  }
  for (let unit = 0; unit < count; unit++) {
    const weight = times[unit] ?? 0;
    if (weight === 0) continue;
    const start = unit * size;
    for (let i = 0; i < size; i++) drawn[i] = (drawn[i] ?? 0) + weight * (sums[start + i] ?? 0);
  }
  const n = drawn[0] ?? 0;
  const covariances = zeros(width, width);
  let next = 1 + width;
  for (let i = 0; i < width; i++) {
    for (let j = 0; j <= i; j++)
      setSymmetric(
        covariances,
        i,
        j,
        (drawn[next++] ?? 0) / n - ((drawn[1 + i] ?? 0) / n) * ((drawn[1 + j] ?? 0) / n),
      );
  }
  return covariances;
}
