import { gammaSurvival } from '../random';
import type { Intensity } from './intensity';

/** e^-w integrated over [0, 1] with the exponent running linearly from `a` to `b`: (e^a - e^b) / (a - b). */
function meanOfExponential(a: number, b: number): number {
  const difference = a - b;
  return Math.abs(difference) < 1e-12 ? Math.exp(a) : (Math.exp(b) * Math.expm1(difference)) / difference;
}

/**
 * P(alive at T) under Pareto/NBD for known rates, given the last purchase at t.
 *
 * With A the season's clock, the density of "died at s, nothing bought in (t, s]" is
 * mu e^(-mu (s - t)) e^(-lambda (A(s) - A(t))), and "alive at T, nothing bought" has e^(-mu (T - t) - lambda (A(T) - A(t))).
 * So P = 1 / (1 + I), I = integral over s in [t, T] of mu e^(mu (T - s) + lambda (A(T) - A(s))).
 * Without season that is Schmittlein, Morrison & Colombo's (1987)
 * 1 / (1 + mu / (lambda + mu) (e^((lambda + mu) (T - t)) - 1)); with it the integral is summed over days, in each of which
 * A is taken as linear.
 * @param t, T days since the start, t <= T
 */
export function pAliveLifetime(
  lambda: number,
  mu: number,
  t: number,
  T: number,
  clock: Intensity,
  isFlat: boolean,
): number {
  const exposureAtEnd = clock.exposure(T);
  const exponentAt = (s: number): number => mu * (T - s) + lambda * (exposureAtEnd - clock.exposure(s));
  let integral = 0;
  let end = T;
  let exponentAtEnd = 0;
  while (end > t && integral < 1e15) {
    const begin = isFlat ? t : Math.max(t, Math.ceil(end) - 1);
    const exponent = exponentAt(begin);
    integral += mu * (end - begin) * meanOfExponential(exponent, exponentAtEnd);
    end = begin;
    exponentAtEnd = exponent;
  }
  return 1 / (1 + integral);
}

/**
 * P(alive at T) under BG/NBD, MBG/NBD and MBG/CNBD-k for known rate and p, after a purchase at which she may have
 * stopped: she stayed (1 - p) and has bought nothing since (Erlang survival S of the clock's time since), or she
 * stopped (p): P = (1 - p) S / (p + (1 - p) S). Bayes' rule on the models of Fader, Hardie & Lee (2005),
 * Batislam et al. (2007) and Platzer & Reutterer (2016). For k = 1, S = e^(-lambda exposure).
 * @param exposure the clock's days since the last purchase
 */
export function pAliveDropout(lambda: number, p: number, stages: number, exposure: number): number {
  const stayed = (1 - p) * gammaSurvival(stages, stages * lambda * exposure);
  return stayed === 0 ? 0 : stayed / (p + stayed);
}
