import { correlationMatrix, covarianceMatrix, type Column, type Matrix } from '../numeric/moments';

/** What importance is computed from: correlations of the drivers with each other and with the outcome. */
export interface DriverCorrelations {
  /** k x k */
  readonly drivers: Matrix;
  /** k */
  readonly outcome: Float64Array;
}

/** Splits the covariances of drivers and outcome, the outcome last, into their correlations. */
export function toDriverCorrelations(covariances: Matrix): DriverCorrelations {
  const all = correlationMatrix(covariances);
  const k = all.length - 1;
  return {
    drivers: all.slice(0, k).map((row) => row.slice(0, k)),
    outcome: (all[k] ?? new Float64Array()).slice(0, k),
  };
}

/** @param y, drivers columns of equal length without NaN, each with a variance */
export function driverCorrelations(y: Column, drivers: readonly Column[]): DriverCorrelations {
  return toDriverCorrelations(covarianceMatrix([...drivers, y]));
}
