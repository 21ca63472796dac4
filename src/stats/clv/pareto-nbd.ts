import type { LifetimeFamily } from './lifetime';
import { lifetimeMixture } from './lifetime-mixture';
import type { LifetimeModel } from './model';
import type { NbdParameter } from './nbd';

type ParetoParameter = 's' | 'beta';
export type ParetoNbdParameter = NbdParameter | ParetoParameter;

/** Exponential lifetimes whose rate of ending is gamma(s, beta): Pareto of the second kind. */
const pareto: LifetimeFamily<ParetoParameter> = {
  parameters: ['s', 'beta'],
  with: ({ s, beta }) => {
    const lnLevel = Math.log(s / beta);
    return {
      survival: (age, into) => {
        const lnShare = -Math.log1p(age / beta);
        into.ln = s * lnShare;
        into.gradient[0] = lnShare;
        into.gradient[1] = (s * age) / (beta * (beta + age));
      },
      density: (age, into) => {
        const lnShare = -Math.log1p(age / beta);
        into.ln = lnLevel + (s + 1) * lnShare;
        into.gradient[0] = 1 / s + lnShare;
        into.gradient[1] = s / beta - (s + 1) / (beta + age);
      },
      scale: beta,
      steepness: (age) => (s + 1) / (beta + age),
      remaining: (age, t) => {
        const lnGrowth = Math.log1p(t / (beta + age));
        return (beta + age) * (s === 1 ? lnGrowth : -Math.expm1((1 - s) * lnGrowth) / (s - 1));
      },
    };
  },
};

/**
 * Pareto/NBD: Poisson purchases at gamma(r, alpha) rates, exponential lifetimes at gamma(s, beta) rates.
 * Along beta ~ s the likelihood is nearly flat on most data: judge it by likelihood and predictions, not by beta.
 * @see Schmittlein, Morrison & Colombo (1987), Mgmt Sci 33; Fader & Hardie (2005), "A note on deriving the Pareto/NBD
 *   model and related expressions"
 */
export const paretoNbd: LifetimeModel<ParetoNbdParameter> = lifetimeMixture('paretonbd', pareto, (age) => [
  { s: 0.5, beta: 0.4 * age },
  { s: 1, beta: age },
  { s: 0.2, beta: 0.1 * age },
]);
