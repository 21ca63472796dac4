import { digamma } from '../numeric/digamma';
import { lnBeta } from '../numeric/ln-beta';
import type { Parameters } from './model';

/** Parameters of the general model: sBG is c = 1. */
export interface BetaWeibull {
  readonly gamma: number;
  readonly delta: number;
  readonly c: number;
}

export interface LogSurvival {
  readonly ln: number;
  readonly gradient: readonly [byGamma: number, byDelta: number, byC: number];
}

/** ln S(t) = ln B(gamma, delta + t^c) - ln B(gamma, delta). */
export function logSurvival({ gamma, delta, c }: BetaWeibull, t: number): LogSurvival {
  if (t === 0) return { ln: 0, gradient: [0, 0, 0] };
  const power = t ** c;
  const byPower = digamma(delta + power) - digamma(gamma + delta + power);
  const byGamma = digamma(gamma + delta) - digamma(gamma + delta + power);
  return {
    ln: lnBeta(gamma, delta + power) - lnBeta(gamma, delta),
    gradient: [byGamma, byPower - digamma(delta) + digamma(gamma + delta), byPower * power * Math.log(t)],
  };
}

/** sBG's parameters as those of the general model, for the functions below. */
export function asWeibull({ alpha, beta }: Parameters<'alpha' | 'beta'>): BetaWeibull {
  return { gamma: alpha, delta: beta, c: 1 };
}

/** S(t): share of a cohort that renews t times or more. */
export function survivalAt(parameters: BetaWeibull, t: number): number {
  return Math.exp(logSurvival(parameters, t).ln);
}

/** Share of those with t - 1 renewals that renew again, t from 1. */
export function retentionAt(parameters: BetaWeibull, t: number): number {
  return Math.exp(logSurvival(parameters, t).ln - logSurvival(parameters, t - 1).ln);
}

/**
 * Discounted expected residual lifetime of a subscriber who has renewed n - 1 times: the renewals to come, the next one
 * (in sight) undiscounted, summed until the rest is below 1e-9 of it.
 * @param n from 1
 * @param rate discount per period, above 0
 * @throws {RangeError} when the rate is not above 0
 * @see Fader & Hardie (2010), Mkt Sci 29
 */
export function discountedResidualLifetime(parameters: BetaWeibull, n: number, rate: number): number {
  if (!(rate > 0)) throw new RangeError(`the discount rate must be above 0, got ${rate}`);
  const lnNow = logSurvival(parameters, n - 1).ln;
  let sum = 0;
  for (let t = n; ; t++) {
    const term = Math.exp(logSurvival(parameters, t).ln - lnNow - (t - n) * Math.log1p(rate));
    sum += term;
    // terms fall at least like a geometric series of ratio 1 / (1 + rate)
    if (term <= 1e-9 * rate * sum) return sum;
  }
}
