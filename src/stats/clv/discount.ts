import { integrateHalfLine, integrate } from '../numeric/double-exponential';

/** Purchases to be expected within a time from now. */
type Expectation = (t: number) => number;

/**
 * The continuous discount rate per unit of time.
 * @param perYear effective rate a year, 0.1 for 10 %
 * @param unitsPerYear 365.25 / 7 for weeks, 12 for months
 * @throws {RangeError} when the rate is not above -1
 */
export function continuousRate(perYear: number, unitsPerYear: number): number {
  if (!(perYear > -1)) throw new RangeError(`the discount rate must be above -1, got ${perYear}`);
  return Math.log1p(perYear) / unitsPerYear;
}

/**
 * Discounted expected transactions (DET) within a horizon, each discounted from the moment it is made: the integral of
 * e^(-rate t) dE(t), by parts. With the horizon Infinity they are the residual ones (DERT).
 * @param expected E(t), 0 at 0
 * @param rate continuous, per unit of time; above 0 where the horizon is Infinity
 * @throws {RangeError} when the horizon is below 0, or Infinity without a rate above 0
 * @see Fader, Hardie & Lee (2005), J. Mkt. Res. 42, where the closed form for the Pareto/NBD is
 */
export function discountedPurchases(expected: Expectation, rate: number, horizon: number): number {
  if (!(horizon >= 0)) throw new RangeError(`the horizon must not be below 0, got ${horizon}`);
  if (horizon === Infinity) {
    if (!(rate > 0)) throw new RangeError(`without a horizon the rate must be above 0, got ${rate}`);
    return rate * integrateHalfLine((t) => Math.exp(-rate * t) * expected(t), 1 / rate);
  }
  if (horizon === 0) return 0;
  const before = rate === 0 ? 0 : rate * integrate((t) => Math.exp(-rate * t) * expected(t), 0, horizon);
  return Math.exp(-rate * horizon) * expected(horizon) + before;
}

/**
 * The same by whole periods, each discounted at its end: what spreadsheets (and most reports by month) do.
 * @param periodLength of a period, in the unit of time
 * @param periods whole number of periods
 * @param ratePerPeriod effective rate a period: 1.1^(1/12) - 1 for 10 % a year by month
 */
export function discountedByPeriod(
  expected: Expectation,
  periodLength: number,
  periods: number,
  ratePerPeriod: number,
): number {
  let [sum, before] = [0, 0];
  for (let period = 1; period <= periods; period++) {
    const until = expected(period * periodLength);
    sum += (until - before) / (1 + ratePerPeriod) ** period;
    before = until;
  }
  return sum;
}
