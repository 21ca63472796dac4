import { lnGamma } from '../numeric/ln-gamma';
import { RisingFactorial } from '../numeric/rising-factorial';
import { BgBbTerms, lnDiscreteHistory, type BgBbParameter, type DiscreteHistory } from './bg-bb-terms';
import type { Parameters } from './model';

/** Sum over t = 1 .. periods of P(stays through n + t opportunities), undiscounted or at `rate` per opportunity. */
function survivingOpportunities(
  gamma: number,
  delta: number,
  n: number,
  periods: number,
  rate: number,
): number {
  let stays = 1;
  for (let i = 0; i < n; i++) stays *= (delta + i) / (gamma + delta + i);
  let [sum, factor] = [0, 1];
  for (let t = 1; t <= periods; t++) {
    stays *= (delta + n + t - 1) / (gamma + delta + n + t - 1);
    factor /= 1 + rate;
    sum += stays * factor;
    if (stays * factor < 1e-10 * rate * sum) return sum;
  }
  return sum;
}

/** E[X(n)]: purchases of a new customer in n opportunities. */
export function bgBbExpectedPurchases(parameters: Parameters<BgBbParameter>, n: number): number {
  const { alpha, beta, gamma, delta } = parameters;
  return (alpha / (alpha + beta)) * survivingOpportunities(gamma, delta, 0, n, 0);
}

/** P(alive at opportunity n + 1 | x, tx, n): that she did not leave before it. */
export function bgBbProbabilityAlive(
  parameters: Parameters<BgBbParameter>,
  history: DiscreteHistory,
): number {
  const { gamma, delta } = parameters;
  const { x, n } = history;
  const terms = new BgBbTerms(parameters, n);
  return (
    Math.exp(terms.ln(x, n, false) - lnDiscreteHistory(terms, history)) * ((delta + n) / (gamma + delta + n))
  );
}

/**
 * Purchases in the next opportunities, discounted: with `periods` Infinity the discounted expected residual transactions.
 * @param periods opportunities to come
 * @param rate discount per opportunity, 0 for none
 * @throws {RangeError} when periods are infinite and the rate is not above 0
 */
export function bgBbConditionalExpectation(
  parameters: Parameters<BgBbParameter>,
  history: DiscreteHistory,
  periods: number,
  rate = 0,
): number {
  if (periods === Infinity && !(rate > 0))
    throw new RangeError(`without an end the rate must be above 0, got ${rate}`);
  const { alpha, beta, gamma, delta } = parameters;
  const { x, n } = history;
  const terms = new BgBbTerms(parameters, n);
  const lnBuys = terms.ln(x, n, false) - lnDiscreteHistory(terms, history);
  const stayedSoFar = new RisingFactorial(delta);
  const chances = new RisingFactorial(gamma + delta);
  stayedSoFar.advance(n);
  chances.advance(n);
  const surviving = survivingOpportunities(gamma, delta, n, periods, rate);
  return ((alpha + x) / (alpha + beta + n)) * surviving * Math.exp(lnBuys - stayedSoFar.ln + chances.ln);
}

/** P(X(n) = x) for x = 0 .. n. */
export function bgBbCountProbabilities(parameters: Parameters<BgBbParameter>, n: number): number[] {
  const terms = new BgBbTerms(parameters, n);
  const lnChoose = (k: number, x: number): number => lnGamma(k + 1) - lnGamma(x + 1) - lnGamma(k - x + 1);
  return Array.from({ length: n + 1 }, (_, x) => {
    let probability = Math.exp(lnChoose(n, x) + terms.ln(x, n, false));
    for (let k = x; k < n; k++) probability += Math.exp(lnChoose(k, x) + terms.ln(x, k, true));
    return probability;
  });
}
