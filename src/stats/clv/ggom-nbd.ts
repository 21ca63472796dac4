import { integrate } from '../numeric/double-exponential';
import type { LifetimeFamily } from './lifetime';
import { lifetimeMixture } from './lifetime-mixture';
import type { LifetimeModel, Parameters } from './model';
import type { NbdParameter } from './nbd';

type GompertzParameter = 'b' | 's' | 'beta';
export type GgomNbdParameter = NbdParameter | GompertzParameter;

/** Beyond this e^(b age) is computed apart from beta, so that it cannot overflow. */
const LARGE = 30;

/** Gompertz lifetimes of rate b whose level is gamma(s, beta): S(age) = (beta / (beta + e^(b age) - 1))^s. */
const gammaGompertz: LifetimeFamily<GompertzParameter> = {
  parameters: ['b', 's', 'beta'],
  with: (parameters) => {
    const { b, s, beta } = parameters;
    const lnLevel = Math.log(s) + Math.log(b) - Math.log(beta);
    return {
      survival: (age, into) => {
        const lnGrowth = lnGrowthAt(parameters, age);
        into.ln = -s * lnGrowth;
        into.gradient[0] = -s * age * shareAt(parameters, age);
        into.gradient[1] = -lnGrowth;
        into.gradient[2] = (s / beta) * grownAt(parameters, age);
      },
      density: (age, into) => {
        const lnGrowth = lnGrowthAt(parameters, age);
        into.ln = lnLevel + b * age - (s + 1) * lnGrowth;
        into.gradient[0] = 1 / b + age - (s + 1) * age * shareAt(parameters, age);
        into.gradient[1] = 1 / s - lnGrowth;
        into.gradient[2] = ((s + 1) * grownAt(parameters, age) - 1) / beta;
      },
      scale: beta / b,
      steepness: (age) => b * Math.max((s + 1) * Math.max(shareAt(parameters, age), 1), 3),
      remaining: (age, t) => {
        const now = lnGrowthAt(parameters, age);
        return integrate((later) => Math.exp(s * (now - lnGrowthAt(parameters, later))), age, age + t);
      },
    };
  },
};

/** ln(1 + (e^(b age) - 1) / beta): what the survival is a power of. */
function lnGrowthAt({ b, beta }: Parameters<GompertzParameter>, age: number): number {
  const exponent = b * age;
  if (exponent < LARGE) return Math.log1p(Math.expm1(exponent) / beta);
  return exponent - Math.log(beta) + Math.log1p((beta - 1) * Math.exp(-exponent));
}

/** e^(b age) / (beta + e^(b age) - 1): the slope of the above by b age. */
function shareAt({ b, beta }: Parameters<GompertzParameter>, age: number): number {
  const exponent = b * age;
  if (exponent < LARGE) return Math.exp(exponent) / (beta + Math.expm1(exponent));
  return 1 / (1 + (beta - 1) * Math.exp(-exponent));
}

/** (e^(b age) - 1) / (beta + e^(b age) - 1): minus its slope by ln beta. */
function grownAt(parameters: Parameters<GompertzParameter>, age: number): number {
  const exponent = parameters.b * age;
  if (exponent >= LARGE) return 1 - parameters.beta * Math.exp(-exponent) * shareAt(parameters, age);
  return Math.expm1(exponent) / (parameters.beta + Math.expm1(exponent));
}

/**
 * GGom/NBD: Poisson purchases at gamma(r, alpha) rates; lifetimes may be long and then end alike (rate b of ageing),
 * with gamma(s, beta) differences. As b goes to 0 with beta / b kept it is the Pareto/NBD: then only the likelihood
 * and the predictions mean something.
 * @see Bemmaor & Glady (2012), Mgmt Sci 58
 */
export const ggomNbd: LifetimeModel<GgomNbdParameter> = lifetimeMixture('ggomnbd', gammaGompertz, (age) => [
  { b: 0.5 / age, s: 0.5, beta: 0.2 },
  { b: 3 / age, s: 0.3, beta: 3 },
  { b: 0.01 / age, s: 0.5, beta: 0.004 },
]);
