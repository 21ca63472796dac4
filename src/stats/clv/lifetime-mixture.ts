import { integrate } from '../numeric/double-exponential';
import { RisingFactorial } from '../numeric/rising-factorial';
import { lnSumExp } from '../numeric/log-space';
import { lnGamma } from '../numeric/ln-gamma';
import { thinHistories, type PurchaseHistories, type PurchaseHistory } from './histories';
import { logTerm, type Lifetime, type LifetimeFamily, type LogTerm } from './lifetime';
import { integrateLeaving, type ScaledIntegral } from './lifetime-integral';
import { RACE_ROWS, type LifetimeModel, type Outlook, type Parameters } from './model';
import type { NbdParameter } from './nbd';
import { gammaStarts, meanAge } from './starts';

/**
 * Poisson purchases at gamma(r, alpha) rates until the end of a lifetime that does not depend on the rate:
 * all that Pareto/NBD and GGom/NBD have in common. The likelihood of a history is
 * Gamma(r + x) / Gamma(r) alpha^r [(alpha + T)^-(r + x) S(T) + integral over tx..T of (alpha + u)^-(r + x) f(u) du].
 * @see Schmittlein, Morrison & Colombo (1987), Mgmt Sci 33; Bemmaor & Glady (2012), Mgmt Sci 58
 */
export function lifetimeMixture<Name extends string>(
  id: string,
  family: LifetimeFamily<Name>,
  lifetimeStarts: (age: number) => readonly Parameters<Name>[],
): LifetimeModel<NbdParameter | Name> {
  type Names = NbdParameter | Name;
  const leaving = (): ScaledIntegral => ({
    lnScale: 0,
    value: 0,
    gradient: new Float64Array(2 + family.parameters.length),
  });

  const outlook = (parameters: Parameters<Names>, history: PurchaseHistory): Outlook => {
    const lifetime = family.with(parameters);
    const point = logTerm(family.parameters.length);
    const left = leaving();
    const { x, T } = history;
    const n = parameters.r + x;
    const rate = parameters.alpha + T;
    integrateLeaving(lifetime, parameters.alpha, n, history, point, left);
    lifetime.survival(T, point);
    const lnStayed = point.ln - n * Math.log(rate);
    const probabilityAlive = 1 / (1 + left.value * Math.exp(left.lnScale - lnStayed));
    return {
      probabilityAlive,
      expectedPurchases: (t) => probabilityAlive * (n / rate) * lifetime.remaining(T, t),
    };
  };

  return {
    id,
    parameters: ['r', 'alpha', ...family.parameters],
    logLikelihood: (parameters, histories, gradient) =>
      mixtureLogLikelihood(family.with(parameters), parameters, histories, leaving(), gradient),
    starts: (histories) => {
      const gammas = gammaStarts(histories);
      return lifetimeStarts(meanAge(histories)).map((start, i) => ({
        ...(gammas[i] ?? gammas[0]),
        ...start,
      }));
    },
    size: (histories) => histories.customers,
    thin: (histories) => thinHistories(histories, RACE_ROWS),
    expectedPurchases: (parameters, t) =>
      (parameters.r / parameters.alpha) * family.with(parameters).remaining(0, t),
    outlook,
    countProbabilities: (parameters, t, most) => {
      const lifetime = family.with(parameters);
      const point = logTerm(family.parameters.length);
      return Array.from({ length: most + 1 }, (_, n) => countProbability(lifetime, parameters, t, n, point));
    },
  };
}

function mixtureLogLikelihood(
  lifetime: Lifetime,
  { r, alpha }: Parameters<NbdParameter>,
  { x, tx, T, weight }: PurchaseHistories,
  left: ScaledIntegral,
  gradient?: Float64Array,
): number {
  const rising = new RisingFactorial(r);
  const lnAlpha = Math.log(alpha);
  const point = logTerm(left.gradient.length - 2);
  const history = { tx: 0, T: 0 };
  let sum = 0;
  gradient?.fill(0);
  for (let row = 0; row < x.length; row++) {
    const purchases = x[row]!;
    const age = T[row]!;
    const w = weight[row]!;
    history.tx = tx[row]!;
    history.T = age;
    const n = r + purchases;
    rising.advance(purchases);
    integrateLeaving(lifetime, alpha, n, history, point, left);
    lifetime.survival(age, point);
    const lnRate = Math.log(alpha + age);
    const lnStayed = point.ln - n * lnRate;
    const ln = lnSumExp(lnStayed, left.lnScale + Math.log(left.value));
    sum += w * (rising.ln + r * lnAlpha + ln);
    if (gradient === undefined) continue;
    const stayed = w * Math.exp(lnStayed - ln);
    const gone = w * Math.exp(left.lnScale - ln);
    for (let p = 0; p < gradient.length; p++) {
      const ofStayed = p === 0 ? -lnRate : p === 1 ? -n / (alpha + age) : point.gradient[p - 2]!;
      gradient[p]! += stayed * ofStayed + gone * left.gradient[p]!;
    }
    gradient[0]! += w * (rising.derivative + lnAlpha);
    gradient[1]! += (w * r) / alpha;
  }
  return sum;
}

/** P(X(t) = n): n purchases and still there, or n purchases by the end of a lifetime within t. */
function countProbability(
  lifetime: Lifetime,
  { r, alpha }: Parameters<NbdParameter>,
  t: number,
  n: number,
  point: LogTerm,
): number {
  if (t === 0) return n === 0 ? 1 : 0;
  const lnCombinations = lnGamma(r + n) - lnGamma(r) - lnGamma(n + 1);
  const lnCount = (u: number): number =>
    lnCombinations - r * Math.log1p(u / alpha) + (n === 0 ? 0 : n * Math.log(u / (alpha + u)));
  lifetime.survival(t, point);
  const stayed = Math.exp(lnCount(t) + point.ln);
  const left = integrate(
    (u) => {
      lifetime.density(u, point);
      return Math.exp(lnCount(u) + point.ln);
    },
    0,
    t,
  );
  return stayed + left;
}
