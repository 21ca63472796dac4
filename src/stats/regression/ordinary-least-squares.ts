import { around, type Interval } from '../interval';
import { studentQuantile, studentTwoSided } from '../numeric/distributions';
import { at, centred, dot, mean, type Column } from '../numeric/moments';
import { inverseCrossProduct, solveLeastSquares } from './householder-qr';

export interface Term {
  readonly coefficient: number;
  readonly standardError: number;
  readonly t: number;
  /** two-sided */
  readonly p: number;
  /** at 95 % */
  readonly interval: Interval;
}

export interface DriverTerm extends Term {
  /** index of the driver */
  readonly driver: number;
  /** the coefficient when all variables are z-scores */
  readonly standardized: number;
}

export interface LeastSquaresFit {
  readonly n: number;
  readonly df: number;
  readonly intercept: Term;
  readonly terms: readonly DriverTerm[];
  /** indices of drivers that do not vary or are combinations of drivers before them */
  readonly dropped: readonly number[];
  readonly r2: number;
  readonly adjustedR2: number;
  /** residual standard deviation */
  readonly sigma: number;
}

interface Standardized {
  readonly z: Float64Array;
  readonly centre: number;
  /** root of the sum of squares about the mean; 0 when nothing varies */
  readonly length: number;
}

function standardize(column: Column): Standardized {
  const rest = centred(column);
  const length = Math.sqrt(dot(rest, rest));
  return { z: length > 0 ? rest.map((value) => value / length) : rest, centre: mean(column), length };
}

/**
 * Regression of an outcome on drivers with an intercept, by QR of the centred and scaled columns.
 * @param y, drivers columns of equal length without NaN (see completeCases)
 * @returns undefined when y does not vary or rows do not outnumber the coefficients
 * @throws {RangeError} when lengths differ
 */
export function fitLeastSquares(y: Column, drivers: readonly Column[]): LeastSquaresFit | undefined {
  const n = y.length;
  for (const { length } of drivers)
    if (length !== n) throw new RangeError(`drivers need ${n} rows like the outcome, got ${length}`);
  const outcome = standardize(y);
  const scaled = drivers.map(standardize);
  const qr = solveLeastSquares(
    scaled.map(({ z }) => z.slice()),
    outcome.z.slice(),
  );
  const df = n - 1 - qr.kept.length;
  if (!(outcome.length > 0 && df > 0)) return undefined;

  const unexplained = Math.min(1, qr.residualSumOfSquares);
  const sigma = outcome.length * Math.sqrt(unexplained / df);
  const critical = studentQuantile(0.975, df);
  const toTerm = (coefficient: number, standardError: number): Term => {
    const t = coefficient / standardError;
    return {
      coefficient,
      standardError,
      t,
      p: studentTwoSided(t, df),
      interval: around(coefficient, critical * standardError),
    };
  };
  const inverse = inverseCrossProduct(qr.r);
  const kept = qr.kept.map((driver) => scaled[driver] ?? outcome);
  const slope = (i: number): number => (at(qr.coefficients, i) * outcome.length) / (kept[i]?.length ?? NaN);
  const centres = kept.map(({ centre, length }) => centre / length);
  const leverage = centres.reduce(
    (sum, a, i) => sum + a * centres.reduce((row, b, j) => row + b * (inverse[i]?.[j] ?? NaN), 0),
    0,
  );
  return {
    n,
    df,
    intercept: toTerm(
      outcome.centre - kept.reduce((sum, { centre }, i) => sum + slope(i) * centre, 0),
      sigma * Math.sqrt(1 / n + leverage),
    ),
    terms: qr.kept.map((driver, i) => ({
      driver,
      standardized: at(qr.coefficients, i),
      ...toTerm(slope(i), (sigma * Math.sqrt(inverse[i]?.[i] ?? NaN)) / (kept[i]?.length ?? NaN)),
    })),
    dropped: drivers.flatMap((_, driver) => (qr.kept.includes(driver) ? [] : [driver])),
    r2: 1 - unexplained,
    adjustedR2: 1 - (unexplained * (n - 1)) / df,
    sigma,
  };
}
