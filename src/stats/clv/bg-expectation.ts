import { chancesToLeave, lnOddsGone, waitingTerms, type BgParameter, type BgShape } from './bg-likelihood';
import type { PurchaseHistory } from './histories';
import type { Outlook, Parameters } from './model';
import { NegativeBinomial } from './negative-binomial';

const NEGLIGIBLE = 1e-17;

/**
 * Purchases of a living customer within t: the sum over m of P(she stays through m - 1 chances) P(the m-th is in time).
 * Positive terms only: no cancellation, and nothing special at a = 1, where the usual closed form is 0 / 0.
 * @param waited events that already count towards the next purchase, below k
 */
function expectedUntilLeaving(
  gamma: { readonly shape: number; readonly rate: number },
  beta: { readonly a: number; readonly b: number },
  t: number,
  k: number,
  waited: number,
): number {
  const events = new NegativeBinomial(gamma.shape, gamma.rate, t);
  const { mean } = events;
  const negligible = (NEGLIGIBLE * gamma.rate) / (gamma.rate + t);
  let [sum, stays, inTime, counted, last] = [0, 1, 1, 0, 1];
  for (let m = 1; ; m++) {
    for (; counted < k * m - waited; counted++) {
      last = events.next();
      inTime -= last;
    }
    // beyond the mean probabilities fall like a geometric series: the rest is below last (rate + t) / rate
    if (inTime <= 0 || (counted > mean && last <= negligible)) return sum;
    sum += stays * inTime;
    stays *= (beta.b + m - 1) / (beta.a + beta.b + m - 1);
  }
}

/** E[X(t)] of a new customer. Sums some (mean + 40 / ln(1 + alpha / t)) terms. */
export function bgExpectedPurchases(
  { k, leavesAtOnce }: BgShape,
  { r, alpha, a, b }: Parameters<BgParameter>,
  t: number,
): number {
  const gamma = { shape: r, rate: alpha };
  return leavesAtOnce
    ? (b / (a + b)) * expectedUntilLeaving(gamma, { a, b: b + 1 }, t, k, 0)
    : expectedUntilLeaving(gamma, { a, b }, t, k, 0);
}

/**
 * The chance to be alive, and that times the expectation under the posterior of rate and leaving;
 * exact for k > 1 too, by the count of events since the last purchase.
 */
export function bgOutlook(
  shape: BgShape,
  parameters: Parameters<BgParameter>,
  history: PurchaseHistory,
): Outlook {
  const { r, alpha, a, b } = parameters;
  const { k } = shape;
  const beta = { a, b: b + chancesToLeave(shape, history.x) };
  const events = r + k * history.x;
  const rate = alpha + history.T;
  const terms = waitingTerms(k, events, (history.T - history.tx) / rate);
  const weight = terms.reduce((sum, term) => sum + term, 0);
  const probabilityAlive = 1 / (1 + Math.exp(lnOddsGone(shape, parameters, history)));
  const expected = (t: number): number =>
    terms.reduce((sum, term, waited) => {
      const gamma = { shape: events + waited, rate };
      return sum + (term / weight) * expectedUntilLeaving(gamma, beta, t, k, waited);
    }, 0);
  return { probabilityAlive, expectedPurchases: (t) => probabilityAlive * expected(t) };
}

/** P(X(t) = n) of a new customer for n = 0 .. most: stayed until t with n purchases, or left right after the n-th. */
export function bgCountProbabilities(
  { k, leavesAtOnce }: BgShape,
  { r, alpha, a, b }: Parameters<BgParameter>,
  t: number,
  most: number,
): number[] {
  const events = new NegativeBinomial(r, alpha, t);
  const probabilities: number[] = [];
  let [stayed, atLeast] = [1, 1];
  let chances = 0;
  for (let n = 0; n <= most; n++) {
    let left = 0;
    if (n > 0 || leavesAtOnce) {
      left = (stayed * a) / (a + b + chances);
      stayed *= (b + chances) / (a + b + chances);
      chances++;
    }
    let exactly = 0;
    for (let event = 0; event < k; event++) exactly += events.next();
    probabilities.push(stayed * exactly + left * Math.max(atLeast, 0));
    atLeast -= exactly;
  }
  return probabilities;
}
