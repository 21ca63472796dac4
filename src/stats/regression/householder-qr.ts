/** A column that keeps less than this share of its length beside the columns before it is a combination of them. */
const RANK_TOLERANCE = 1e-10;

export interface QrSolution {
  /** indices of the columns that are no combination of those before them */
  readonly kept: readonly number[];
  /** upper triangle over the kept columns, by rows */
  readonly r: readonly Float64Array[];
  /** least-squares coefficients of the kept columns */
  readonly coefficients: Float64Array;
  readonly residualSumOfSquares: number;
}

function tailNorm(column: Float64Array, from: number): number {
  let squares = 0;
  for (let i = from; i < column.length; i++) squares += (column[i] ?? 0) ** 2;
  return Math.sqrt(squares);
}

/** Mirrors `target` from row `from` on at the plane across `axis`; `half` is half the squared length of the axis. */
function reflect(target: Float64Array, axis: Float64Array, from: number, half: number): void {
  let product = 0;
  for (let i = from; i < axis.length; i++) product += (axis[i] ?? 0) * (target[i] ?? 0);
  const factor = product / half;
  for (let i = from; i < axis.length; i++) target[i] = (target[i] ?? 0) - factor * (axis[i] ?? 0);
}

/**
 * Least squares by Householder's orthogonal reflections.
 * @param columns of the design, of equal length; they are overwritten
 * @param y as long as the columns; it is overwritten
 * @see Householder (1958), J. ACM 5; Golub (1965), Numer. Math. 7
 */
export function solveLeastSquares(columns: readonly Float64Array[], y: Float64Array): QrSolution {
  const kept: number[] = [];
  const triangle: Float64Array[] = [];
  columns.forEach((column, index) => {
    const rank = kept.length;
    const norm = tailNorm(column, rank);
    if (norm <= RANK_TOLERANCE * tailNorm(column, 0) || rank >= y.length) return;
    const diagonal = (column[rank] ?? 0) > 0 ? -norm : norm;
    const above = column.slice(0, rank + 1);
    above[rank] = diagonal;
    triangle.push(above);
    kept.push(index);
    const axis = column;
    axis[rank] = (column[rank] ?? 0) - diagonal;
    const half = -diagonal * (axis[rank] ?? 0);
    for (const later of columns.slice(index + 1)) reflect(later, axis, rank, half);
    reflect(y, axis, rank, half);
  });
  const r = kept.map((_, row) => Float64Array.from(triangle, (column) => column[row] ?? 0));
  const coefficients = solveUpper(r, y);
  return { kept, r, coefficients, residualSumOfSquares: tailNorm(y, kept.length) ** 2 };
}

/** The solution x of R x = b for an upper triangle R; b may be longer. */
export function solveUpper(r: readonly Float64Array[], b: ArrayLike<number>): Float64Array {
  const x = new Float64Array(r.length);
  for (let row = r.length - 1; row >= 0; row--) {
    const line = r[row] ?? x;
    let rest = b[row] ?? 0;
    for (let column = row + 1; column < r.length; column++) rest -= (line[column] ?? 0) * (x[column] ?? 0);
    x[row] = rest / (line[row] ?? 0);
  }
  return x;
}

/** (R' R)^-1 of an upper triangle, by rows. */
export function inverseCrossProduct(r: readonly Float64Array[]): Float64Array[] {
  const inverse = r.map((_, column) =>
    solveUpper(
      r,
      Float64Array.from(r, (__, row) => (row === column ? 1 : 0)),
    ),
  );
  const element = (i: number, j: number): number =>
    inverse.reduce((sum, column) => sum + (column[i] ?? 0) * (column[j] ?? 0), 0);
  return r.map((_, i) => Float64Array.from(r, (__, j) => element(i, j)));
}
