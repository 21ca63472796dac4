import { bilinear, cholesky, entry } from '../numeric/symmetric-matrix';
import { Z95 } from '../wilson';
import { fromSearch, type Fit } from './fit';
import type { Parameters } from './model';

export interface Estimate {
  readonly parameter: string;
  readonly estimate: number;
  /** Undefined, as the bounds, where the curvature of the likelihood has no inverse. */
  readonly standardError: number | undefined;
  readonly interval: readonly [low: number, high: number] | undefined;
}

/** A number that was computed from fitted parameters. */
export interface Interval {
  readonly value: number;
  readonly low: number;
  readonly high: number;
}

/**
 * Estimates with standard errors (delta method) and 95 % intervals; those of positive parameters are symmetric on the
 * logarithmic scale, so that they never reach below 0.
 */
export function estimates<Name extends string>({
  parameters,
  order,
  real,
  covariance,
}: Fit<Name>): Estimate[] {
  return order.map((parameter, i) => {
    const estimate = parameters[parameter];
    const deviation = covariance && Math.sqrt(entry(covariance, i, i));
    if (deviation === undefined)
      return { parameter, estimate, standardError: undefined, interval: undefined };
    const half = Z95 * deviation;
    if (real.includes(parameter)) {
      return { parameter, estimate, standardError: deviation, interval: [estimate - half, estimate + half] };
    }
    const interval = [estimate * Math.exp(-half), estimate * Math.exp(half)] as const;
    return { parameter, estimate, standardError: estimate * deviation, interval };
  });
}

/** Correlations of the estimates, on the scale of the search; undefined as the covariance is. */
export function correlations({ covariance }: Fit): number[][] | undefined {
  return covariance?.map((row, i) =>
    row.map((value, j) => value / Math.sqrt(entry(covariance, i, i) * entry(covariance, j, j))),
  );
}

/**
 * A value above 0 computed from the parameters, with its 95 % interval by the delta method on the logarithmic scale.
 * @param of the value for given parameters
 * @returns undefined where the fit has no covariance or the value is not above 0
 */
export function deltaInterval<Name extends string>(
  fit: Fit<Name>,
  of: (parameters: Parameters<Name>) => number,
): Interval | undefined {
  const { covariance, parameters } = fit;
  const value = of(parameters);
  if (covariance === undefined || !(value > 0)) return undefined;
  const x = searchPoint(fit);
  const step = 1e-4;
  const slope = x.map((_, i) => {
    const at = (shift: number): number =>
      of(
        parametersAt(
          fit,
          x.map((v, j) => (i === j ? v + shift : v)),
        ),
      );
    return (Math.log(at(step)) - Math.log(at(-step))) / (2 * step);
  });
  const half = Z95 * Math.sqrt(bilinear(slope, covariance, slope));
  return { value, low: value * Math.exp(-half), high: value * Math.exp(half) };
}

/**
 * Parameters drawn from what the fit leaves open: normal around the estimates on the scale of the search.
 * @param normal draws from the standard normal distribution
 * @returns undefined where the fit has no covariance
 */
export function drawParameters<Name extends string>(
  fit: Fit<Name>,
  draws: number,
  normal: () => number,
): Parameters<Name>[] | undefined {
  const factor = fit.covariance && cholesky(fit.covariance);
  if (factor === undefined) return undefined;
  const centre = searchPoint(fit);
  return Array.from({ length: draws }, () => {
    const z = centre.map(() => normal());
    return parametersAt(
      fit,
      centre.map((value, i) => value + (factor[i] ?? []).reduce((sum, l, j) => sum + l * (z[j] ?? 0), 0)),
    );
  });
}

function searchPoint<Name extends string>({ order, real, parameters }: Fit<Name>): number[] {
  return order.map((name) => (real.includes(name) ? parameters[name] : Math.log(parameters[name])));
}

function parametersAt<Name extends string>(
  { order, real }: Fit<Name>,
  x: readonly number[],
): Parameters<Name> {
  return fromSearch({ parameters: order, real }, x);
}
