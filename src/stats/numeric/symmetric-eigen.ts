import { at, matrixAt, type Matrix } from './moments';

export interface SymmetricEigen {
  readonly values: Float64Array;
  /** `vectors[j]` belongs to `values[j]` and has length 1 */
  readonly vectors: Matrix;
}

/**
 * Eigenvalues and eigenvectors of a small symmetric matrix, in no particular order.
 * @throws {Error} when 100 sweeps are not enough, as with NaN in the matrix
 * @see Jacobi (1846), Crelle 30; rotations as in Golub & Van Loan, Matrix Computations, 8.5
 */
export function symmetricEigen(matrix: Matrix): SymmetricEigen {
  const n = matrix.length;
  const a = matrix.map((row) => row.slice());
  const vectors = a.map((_, i) => Float64Array.from(a, (__, j) => (i === j ? 1 : 0)));
  for (let sweep = 0; sweep < 100; sweep++) {
    if (offDiagonal(a) === 0) return { values: Float64Array.from(a, (row, i) => at(row, i)), vectors };
    for (let p = 0; p < n; p++) for (let q = p + 1; q < n; q++) rotate(a, vectors, p, q);
  }
  throw new Error('the eigenvalues did not converge');
}

/** The sum of squares off the diagonal; 0 when it is lost beside the diagonal. */
function offDiagonal(a: Matrix): number {
  let [off, on] = [0, 0];
  a.forEach((row, i) =>
    row.forEach((value, j) => (i === j ? (on += value * value) : (off += value * value))),
  );
  return off <= 1e-32 * on ? 0 : off;
}

function rotate(a: Float64Array[], vectors: Float64Array[], p: number, q: number): void {
  const apq = matrixAt(a, p, q);
  if (apq === 0) return;
  const tau = (matrixAt(a, q, q) - matrixAt(a, p, p)) / (2 * apq);
  const t = (tau >= 0 ? 1 : -1) / (Math.abs(tau) + Math.hypot(1, tau));
  const cosine = 1 / Math.hypot(1, t);
  const sine = t * cosine;
  for (const row of a) turn(row, p, row, q, cosine, sine);
  const [rowP, rowQ] = [a[p], a[q]];
  const [vectorP, vectorQ] = [vectors[p], vectors[q]];
  if (!rowP || !rowQ || !vectorP || !vectorQ) return;
  for (let i = 0; i < a.length; i++) {
    turn(rowP, i, rowQ, i, cosine, sine);
    turn(vectorP, i, vectorQ, i, cosine, sine);
  }
  rowP[q] = 0; // by the choice of the angle, but for rounding
  rowQ[p] = 0;
}

/** Turns the pair (x[i], y[j]) in its plane. */
function turn(x: Float64Array, i: number, y: Float64Array, j: number, cosine: number, sine: number): void {
  const [first, second] = [at(x, i), at(y, j)];
  x[i] = cosine * first - sine * second;
  y[j] = sine * first + cosine * second;
}
