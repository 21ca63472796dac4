/** Distinct numbers in ascending order, each with how often it occurs (> 0). */
export interface WeightedPoints {
  readonly values: readonly number[];
  readonly weights: readonly number[];
}

/** A division of the points into classes of neighbours. */
export interface Classes {
  /** Index of the first point of each class; the first is 0. Fewer classes than asked for when there are fewer points. */
  readonly starts: readonly number[];
  /** Weighted sum of squared distances to the mean of the own class. */
  readonly withinSumOfSquares: number;
}

/** Sums over runs of neighbouring points in constant time: `from` included, `to` not. */
export interface RunSums {
  mean(from: number, to: number): number;
  /** Weighted sum of squared distances to the mean of the run, at least 0. */
  sumOfSquares(from: number, to: number): number;
}

/** @throws {RangeError} when values do not ascend, a weight is not positive, or their numbers differ */
export function requirePoints({ values, weights }: WeightedPoints): void {
  if (values.length === 0 || values.length !== weights.length)
    throw new RangeError(
      `as many weights as values, at least one, got ${values.length} and ${weights.length}`,
    );
  values.forEach((value, index) => {
    if (!Number.isFinite(value) || (index > 0 && value <= (values[index - 1] ?? value)))
      throw new RangeError(`values must be finite and ascend, got ${value} at ${index}`);
    if (!((weights[index] ?? 0) > 0)) throw new RangeError(`weights must be positive, got ${weights[index]}`);
  });
}

/** Running sums around the mean of all points, so that large values do not cancel. */
export function runSums({ values, weights }: WeightedPoints): RunSums {
  const n = values.length;
  const weight = new Float64Array(n + 1);
  const first = new Float64Array(n + 1);
  const second = new Float64Array(n + 1);
  const total = weights.reduce((sum, each) => sum + each, 0);
  const centre = values.reduce((sum, value, index) => sum + value * ((weights[index] ?? 0) / total), 0);
  const at = (sums: Float64Array, from: number, to: number): number => (sums[to] ?? 0) - (sums[from] ?? 0);
  for (let index = 0; index < n; index += 1) {
    const w = weights[index] ?? 0;
    const x = (values[index] ?? 0) - centre;
    weight[index + 1] = (weight[index] ?? 0) + w;
    first[index + 1] = (first[index] ?? 0) + w * x;
    second[index + 1] = (second[index] ?? 0) + w * x * x;
  }
  return {
    mean: (from, to) => centre + at(first, from, to) / at(weight, from, to),
    sumOfSquares: (from, to) =>
      Math.max(0, at(second, from, to) - at(first, from, to) ** 2 / at(weight, from, to)),
  };
}

export function withinSumOfSquares(starts: readonly number[], n: number, sums: RunSums): number {
  return starts.reduce((sum, start, index) => sum + sums.sumOfSquares(start, starts[index + 1] ?? n), 0);
}
