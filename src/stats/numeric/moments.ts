/** Numbers of one variable, one per respondent; NaN is missing. */
export type Column = ArrayLike<number>;

/** A square or rectangular table of numbers, by rows. */
export type Matrix = readonly Float64Array[];

/** The element of a column or matrix row; the index must be within it. */
export function at(values: ArrayLike<number>, index: number): number {
  return values[index] ?? NaN;
}

export function matrixAt(matrix: Matrix, row: number, column: number): number {
  return matrix[row]?.[column] ?? NaN;
}

export function zeros(rows: number, columns: number): Float64Array[] {
  return Array.from({ length: rows }, () => new Float64Array(columns));
}

/** NaN of nothing. */
export function mean(values: Column): number {
  let sum = 0;
  for (let i = 0; i < values.length; i++) sum += values[i] ?? NaN;
  return sum / values.length;
}

/** The values less their mean. */
export function centred(values: Column): Float64Array {
  const centre = mean(values);
  return new Float64Array(values).map((value) => value - centre);
}

/** The sum of products of two columns of equal length. */
export function dot(x: Float64Array, y: Float64Array): number {
  let sum = 0;
  for (let i = 0; i < x.length; i++) sum += (x[i] ?? 0) * (y[i] ?? 0);
  return sum;
}

/** With n - 1, by two passes; NaN below two values. */
export function variance(values: Column): number {
  return covariance(values, values);
}

/** With n - 1, by two passes; NaN below two values. */
export function covariance(x: Column, y: Column): number {
  return x.length < 2 ? NaN : dot(centred(x), centred(y)) / (x.length - 1);
}

/** The covariances of columns of equal length without missing values, with n - 1. */
export function covarianceMatrix(columns: readonly Column[]): Matrix {
  const matrix = zeros(columns.length, columns.length);
  const rest = columns.map(centred);
  rest.forEach((x, i) => {
    for (const [j, y] of rest.slice(0, i + 1).entries())
      setSymmetric(matrix, i, j, x.length < 2 ? NaN : dot(x, y) / (x.length - 1));
  });
  return matrix;
}

export function setSymmetric(matrix: Float64Array[], i: number, j: number, value: number): void {
  const [rowI, rowJ] = [matrix[i], matrix[j]];
  if (rowI === undefined || rowJ === undefined) throw new RangeError(`no element ${i}, ${j}`);
  rowI[j] = value;
  rowJ[i] = value;
}

/** Correlations from covariances; NaN beside a variance of 0. */
export function correlationMatrix(covariances: Matrix): Matrix {
  return covariances.map((row, i) =>
    row.map((value, j) =>
      i === j ? 1 : value / Math.sqrt(matrixAt(covariances, i, i) * matrixAt(covariances, j, j)),
    ),
  );
}

/** The sum of all elements. */
export function total(matrix: Matrix): number {
  return matrix.reduce((sum, row) => row.reduce((rowSum, value) => rowSum + value, sum), 0);
}

/** Drops the rows in which any column is NaN. */
export function completeCases(columns: readonly Column[]): Float64Array[] {
  const all = columns.map((column) => new Float64Array(column));
  const complete = new Uint8Array(all[0]?.length ?? 0).fill(1);
  for (const column of all) {
    column.forEach((value, row) => {
      if (Number.isNaN(value)) complete[row] = 0;
    });
  }
  return all.map((column) => column.filter((_, row) => complete[row] === 1));
}
