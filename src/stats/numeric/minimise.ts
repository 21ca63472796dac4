import type { Matrix } from './symmetric-matrix';

/** A smooth function: its value at x, with its gradient written into `gradient`. NaN and Infinity mean "outside". */
export type Objective = (x: readonly number[], gradient: Float64Array) => number;

export interface Minimum {
  readonly x: readonly number[];
  readonly value: number;
  /** The largest absolute entry of the gradient at x. */
  readonly gradientNorm: number;
  readonly iterations: number;
  /** How often the objective was computed. */
  readonly evaluations: number;
  /** The gradient is below the tolerance, or no step makes the value smaller in double precision. */
  readonly converged: boolean;
  /** What the search has learnt of the inverse of the matrix of second derivatives. */
  readonly inverseHessian: Matrix;
}

export interface MinimiseOptions {
  readonly tolerance?: number;
  readonly maxIterations?: number;
  /** From an earlier search of nearly the same objective; the identity otherwise. */
  readonly inverseHessian?: Matrix;
}

interface Point {
  readonly x: readonly number[];
  readonly value: number;
  readonly gradient: Float64Array;
}

const SUFFICIENT_DECREASE = 1e-4;
const CURVATURE = 0.9;
const MAX_LINE_STEPS = 60;
/** A predicted gain below this share of the value is lost in rounding. */
const ROUNDING = 1e-14;
/** Below this a gradient is that of a minimum when rounding lets no step succeed. */
const STALLED_GRADIENT = 1e-5;

function dot(a: ArrayLike<number>, b: ArrayLike<number>): number {
  let sum = 0;
  for (let i = 0; i < a.length; i++) sum += (a[i] ?? 0) * (b[i] ?? 0);
  return sum;
}

function norm(gradient: Float64Array): number {
  return gradient.reduce((largest, g) => Math.max(largest, Math.abs(g)), 0);
}

/** Bisection and doubling until both Wolfe conditions hold (Lewis & Overton 2013); undefined where nothing is gained. */
function lineSearch(
  at: (x: readonly number[]) => Point,
  from: Point,
  direction: readonly number[],
  first: number,
): Point | undefined {
  const slope = dot(from.gradient, direction);
  let [low, high, step] = [0, Infinity, first];
  let best: Point | undefined;
  for (let attempt = 0; attempt < MAX_LINE_STEPS; attempt++) {
    const point = at(from.x.map((value, i) => value + step * (direction[i] ?? 0)));
    if (!(point.value <= from.value + SUFFICIENT_DECREASE * step * slope)) high = step;
    else {
      best = point;
      if (dot(point.gradient, direction) >= CURVATURE * slope) return point;
      low = step;
    }
    step = high === Infinity ? 2 * low : (low + high) / 2;
    if (step - low < 1e-14 * step) break;
  }
  return best !== undefined && best.value < from.value ? best : undefined;
}

/** H <- (I - rho s y') H (I - rho y s') + rho s s', the inverse BFGS update. */
function update(inverse: number[][], s: readonly number[], y: readonly number[], first: boolean): void {
  const sy = dot(s, y);
  if (!(sy > 1e-300)) return;
  if (first) inverse.forEach((row, i) => (row[i] = sy / dot(y, y)));
  const hy = inverse.map((row) => dot(row, y));
  const factor = (1 + dot(y, hy) / sy) / sy;
  inverse.forEach((row, i) => {
    for (let j = 0; j < row.length; j++) {
      const cross = ((hy[i] ?? 0) * (s[j] ?? 0) + (s[i] ?? 0) * (hy[j] ?? 0)) / sy;
      row[j] = (row[j] ?? 0) + factor * (s[i] ?? 0) * (s[j] ?? 0) - cross;
    }
  });
}

/**
 * A local minimum by the BFGS method with a weak Wolfe line search.
 * @param start where the objective is finite
 * @param options.tolerance of the largest gradient entry, 1e-8 unless told
 * @throws {RangeError} when the objective is not finite at the start
 * @see Nocedal & Wright (2006), Numerical Optimization, chapter 6; Lewis & Overton (2013), Math. Program. 141
 */
export function minimise(
  objective: Objective,
  start: readonly number[],
  { tolerance = 1e-8, maxIterations = 200, inverseHessian }: MinimiseOptions = {},
): Minimum {
  let evaluations = 0;
  const at = (x: readonly number[]): Point => {
    const gradient = new Float64Array(x.length);
    evaluations++;
    return { x, value: objective(x, gradient), gradient };
  };
  let point = at([...start]);
  if (!Number.isFinite(point.value))
    throw new RangeError(`the objective is not finite at its start: ${point.value}`);
  const isFresh = inverseHessian === undefined;
  const inverse = start.map((_, i) => start.map((_, j) => inverseHessian?.[i]?.[j] ?? (i === j ? 1 : 0)));
  let iterations = 0;
  let stalled = false;
  while (iterations < maxIterations && norm(point.gradient) > tolerance && !stalled) {
    let direction = inverse.map((row) => -dot(row, point.gradient));
    if (!(dot(direction, point.gradient) < 0)) direction = Array.from(point.gradient, (g) => -g);
    const first = isFresh && iterations === 0 ? Math.min(1, 1 / norm(point.gradient)) : 1;
    const isRounding = -dot(direction, point.gradient) < ROUNDING * Math.abs(point.value);
    const next = isRounding ? undefined : lineSearch(at, point, direction, first);
    if (next === undefined) stalled = true;
    else {
      const s = next.x.map((value, i) => value - (point.x[i] ?? 0));
      const y = Array.from(next.gradient, (value, i) => value - (point.gradient[i] ?? 0));
      update(inverse, s, y, isFresh && iterations === 0);
      point = next;
      iterations++;
    }
  }
  const gradientNorm = norm(point.gradient);
  const converged = gradientNorm <= (stalled ? STALLED_GRADIENT : tolerance);
  return {
    x: point.x,
    value: point.value,
    gradientNorm,
    iterations,
    evaluations,
    converged,
    inverseHessian: inverse,
  };
}

/**
 * The matrix of second derivatives at x, by central differences of the gradient.
 * @param step within which the gradient is nearly linear; the error is of order step squared
 */
export function hessian(objective: Objective, x: readonly number[], step = 1e-4): number[][] {
  const gradientAt = (i: number, shift: number): Float64Array => {
    const gradient = new Float64Array(x.length);
    objective(
      x.map((value, j) => (i === j ? value + shift : value)),
      gradient,
    );
    return gradient;
  };
  const rows = x.map((_, i) => {
    const [above, below] = [gradientAt(i, step), gradientAt(i, -step)];
    return Array.from(above, (value, j) => (value - (below[j] ?? 0)) / (2 * step));
  });
  return rows.map((row, i) => row.map((value, j) => (value + (rows[j]?.[i] ?? 0)) / 2));
}
