import { completeCases, variance, type Column } from '../numeric/moments';
import { midRanks } from '../tests/ranks';
import { driverCorrelations, type DriverCorrelations } from './driver-correlations';
import { johnsonWeights } from './johnson-weights';
import { fitLeastSquares, type LeastSquaresFit } from './ordinary-least-squares';
import { MOST_EXACT_DRIVERS, shapleyShares, type ShapleyShares } from './shapley';
import { varianceInflation } from './variance-inflation';

/** Stable codes for what a reader of driver importance must know. */
export type DriverCaution =
  | 'few-respondents'
  | 'explains-little'
  | 'collinear'
  | 'strongly-collinear'
  | 'drivers-dropped'
  | 'orders-sampled'
  | 'ranks-disagree';

export interface KeyDrivers {
  /** respondents who answered everything */
  readonly n: number;
  readonly incomplete: number;
  /** indices of the drivers that all lists follow, in this order */
  readonly drivers: readonly number[];
  /** indices of drivers left out: they do not vary, or are combinations of drivers before them */
  readonly dropped: readonly number[];
  readonly fit: LeastSquaresFit;
  readonly correlations: DriverCorrelations;
  readonly shapley: ShapleyShares;
  readonly johnson: Float64Array | undefined;
  readonly varianceInflation: Float64Array | undefined;
  readonly cautions: readonly DriverCaution[];
  /** the complete answers behind all this, for shapleyDraws */
  readonly rows: { readonly y: Float64Array; readonly drivers: readonly Float64Array[] };
}

/**
 * Which drivers an overall score depends on, on complete cases. Shares say nothing about causes.
 * @param y, drivers columns of equal length, NaN is missing
 * @param seed a whole number, for the orders sampled above 15 drivers
 * @returns undefined when the score does not vary, no driver varies, or answers do not outnumber the drivers
 */
export function keyDrivers(y: Column, drivers: readonly Column[], seed = 1): KeyDrivers | undefined {
  const [outcome, ...complete] = completeCases([y, ...drivers]);
  if (outcome === undefined || !(variance(outcome) > 0)) return undefined;
  const fit = fitLeastSquares(outcome, complete);
  if (fit === undefined || fit.terms.length === 0) return undefined;
  const kept = fit.terms.map(({ driver }) => driver);
  const columns = kept.flatMap((driver) => complete[driver] ?? []);
  const correlations = driverCorrelations(outcome, columns);
  const shapley = shapleyShares(correlations, seed);
  const inflation = varianceInflation(correlations.drivers);
  return {
    n: fit.n,
    incomplete: y.length - fit.n,
    drivers: kept,
    dropped: fit.dropped,
    fit,
    correlations,
    shapley,
    johnson: johnsonWeights(correlations),
    varianceInflation: inflation,
    cautions: cautions(fit, inflation, leadersDiffer(shapley, outcome, columns, seed)),
    rows: { y: outcome, drivers: columns },
  };
}

/** Whether another driver leads when answers count by their order only: the scale's steps then matter. */
function leadersDiffer(
  { shares }: ShapleyShares,
  y: Float64Array,
  drivers: readonly Float64Array[],
  seed: number,
): boolean {
  const onRanks = driverCorrelations(
    midRanks(y).ranks,
    drivers.map((driver) => midRanks(driver).ranks),
  );
  const leader = (values: Float64Array): number => values.indexOf(Math.max(...values));
  return leader(shares) !== leader(shapleyShares(onRanks, seed).shares);
}

function cautions(
  fit: LeastSquaresFit,
  inflation: Float64Array | undefined,
  ranksDisagree: boolean,
): DriverCaution[] {
  const k = fit.terms.length;
  const worst = inflation === undefined ? Infinity : Math.max(...inflation);
  const found: readonly (readonly [boolean, DriverCaution])[] = [
    [fit.n < 100 || fit.n < 10 * k, 'few-respondents'],
    [fit.r2 < 0.1, 'explains-little'],
    [worst > 5 && worst <= 10, 'collinear'],
    [worst > 10, 'strongly-collinear'],
    [fit.dropped.length > 0, 'drivers-dropped'],
    [k > MOST_EXACT_DRIVERS, 'orders-sampled'],
    [ranksDisagree, 'ranks-disagree'],
  ];
  return found.flatMap(([holds, code]) => (holds ? [code] : []));
}
