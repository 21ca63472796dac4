/** A symmetric matrix, row by row. */
export type Matrix = readonly (readonly number[])[];

/** The value of a matrix at a place that its caller knows to exist. */
export function entry(matrix: Matrix, row: number, column: number): number {
  return matrix[row]?.[column] ?? NaN;
}

/**
 * The Cholesky factor L of A = L L'.
 * @returns undefined where A is not positive definite (a pivot below 1e-14 of its diagonal)
 */
export function cholesky(a: Matrix): number[][] | undefined {
  const factor: number[][] = [];
  for (let i = 0; i < a.length; i++) {
    const row: number[] = [];
    for (let j = 0; j <= i; j++) {
      let sum = entry(a, i, j);
      for (let k = 0; k < j; k++) sum -= (row[k] ?? 0) * (j === i ? (row[k] ?? 0) : entry(factor, j, k));
      if (j < i) row.push(sum / entry(factor, j, j));
      else if (sum > 1e-14 * Math.abs(entry(a, i, i))) row.push(Math.sqrt(sum));
      else return undefined;
    }
    factor.push(row);
  }
  return factor;
}

/** The solution of L L' x = b for a Cholesky factor L. */
export function choleskySolve(factor: Matrix, b: readonly number[]): number[] {
  const x = [...b];
  const n = b.length;
  for (let i = 0; i < n; i++) {
    for (let k = 0; k < i; k++) x[i] = (x[i] ?? 0) - entry(factor, i, k) * (x[k] ?? 0);
    x[i] = (x[i] ?? 0) / entry(factor, i, i);
  }
  for (let i = n - 1; i >= 0; i--) {
    for (let k = i + 1; k < n; k++) x[i] = (x[i] ?? 0) - entry(factor, k, i) * (x[k] ?? 0);
    x[i] = (x[i] ?? 0) / entry(factor, i, i);
  }
  return x;
}

/** The inverse of a positive definite matrix, or undefined where it is not one. */
export function inversePositiveDefinite(a: Matrix): number[][] | undefined {
  const factor = cholesky(a);
  if (factor === undefined) return undefined;
  const n = a.length;
  const columns = Array.from({ length: n }, (_, j) =>
    choleskySolve(
      factor,
      Array.from({ length: n }, (_, i) => (i === j ? 1 : 0)),
    ),
  );
  return columns.map((column, i) => column.map((value, j) => (value + entry(columns, j, i)) / 2));
}

/** v' A w. */
export function bilinear(v: readonly number[], a: Matrix, w: readonly number[]): number {
  return v.reduce((sum, vi, i) => sum + vi * w.reduce((row, wj, j) => row + entry(a, i, j) * wj, 0), 0);
}
