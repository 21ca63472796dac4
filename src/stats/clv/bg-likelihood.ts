import { BetaRatio, RisingFactorial } from '../numeric/rising-factorial';
import { lnGamma } from '../numeric/ln-gamma';
import type { PurchaseHistories, PurchaseHistory } from './histories';
import type { Parameters } from './model';

export type BgParameter = 'r' | 'alpha' | 'a' | 'b';

/** What tells the members of the family apart. */
export interface BgShape {
  /** Purchases come at every k-th event of a Poisson process: 1 is random timing, more is more regular. */
  readonly k: number;
  /** Whether a customer can leave right after the first purchase (MBG) or only after repeat purchases (BG). */
  readonly leavesAtOnce: boolean;
}

/** The chances to leave that a customer with x repeat purchases has had. */
export function chancesToLeave({ leavesAtOnce }: BgShape, x: number): number {
  return leavesAtOnce ? x + 1 : x;
}

/** The j-th event counts after the last purchase and their derivatives, j < k: all of them left the customer waiting. */
function waiting(
  k: number,
  n: number,
  share: number,
  age: number,
): readonly [sum: number, byR: number, byAlpha: number] {
  let [term, slope] = [1, 0];
  let [sum, byR, byAlpha] = [1, 0, 0];
  for (let j = 1; j < k; j++) {
    term *= ((n + j - 1) / j) * share;
    slope += 1 / (n + j - 1);
    sum += term;
    byR += term * slope;
    byAlpha -= (term * j) / age;
  }
  return [sum, byR / sum, byAlpha / sum];
}

/** The terms of the sum in `waiting`: what each count of events since the last purchase weighs. */
export function waitingTerms(k: number, n: number, share: number): number[] {
  const terms = [1];
  for (let j = 1; j < k; j++) terms.push(((terms[j - 1] ?? 0) * (n + j - 1) * share) / j);
  return terms;
}

/** ln of what leaving right after the last purchase weighs against having stayed; -Infinity where nobody could leave yet. */
export function lnOddsGone(
  shape: BgShape,
  { r, alpha, a, b }: Parameters<BgParameter>,
  { x, tx, T }: PurchaseHistory,
): number {
  const chances = chancesToLeave(shape, x);
  if (chances === 0) return -Infinity;
  const n = r + shape.k * x;
  const [sum] = waiting(shape.k, n, (T - tx) / (alpha + T), alpha + T);
  return Math.log(a / (b + chances - 1)) + n * Math.log1p((T - tx) / (alpha + tx)) - Math.log(sum);
}

/**
 * The log-likelihood of the family: gamma(r, alpha) rates of events, of which every k-th is a purchase,
 * and after each chance the customer leaves with her own probability, beta(a, b).
 * @throws {RangeError} when k > 1 and the histories lack the sum of the logarithms of intervals
 * @see Fader, Hardie & Lee (2005), Mkt Sci 24, eq. 6; Batislam, Denizel & Filiztekin (2007), IJRM 24;
 *   Platzer & Reutterer (2016), Mkt Sci 35, and Reutterer, Platzer & Schroeder (2021), IJRM 38, for k > 1
 */
export function bgLogLikelihood(
  shape: BgShape,
  { r, alpha, a, b }: Parameters<BgParameter>,
  { x, tx, T, weight, sumLogIntervals }: PurchaseHistories,
  gradient?: Float64Array,
): number {
  const { k } = shape;
  if (k > 1 && sumLogIntervals === undefined)
    throw new RangeError('sumLogIntervals is needed where k is above 1');
  const rising = new RisingFactorial(r);
  const stayed = new BetaRatio(a, b);
  const lnAlpha = Math.log(alpha);
  const lnGammaK = lnGamma(k);
  let [sum, byR, byAlpha, byA, byB] = [(k - 1) * (sumLogIntervals ?? 0), 0, 0, 0, 0];
  for (let row = 0; row < x.length; row++) {
    const purchases = x[row] ?? NaN;
    const age = alpha + (T[row] ?? NaN);
    const lastAge = alpha + (tx[row] ?? NaN);
    const w = weight[row] ?? NaN;
    const n = r + k * purchases;
    const chances = chancesToLeave(shape, purchases);
    rising.advance(k * purchases);
    stayed.advance(chances);
    const lnAge = Math.log(age);
    const [wait, waitByR, waitByAlpha] =
      k === 1 ? RANDOM_TIMING : waiting(k, n, ((T[row] ?? NaN) - (tx[row] ?? NaN)) / age, age);
    let lnAlive = -n * lnAge + (k === 1 ? 0 : Math.log(wait));
    let gone = 0;
    if (chances > 0) {
      const lnLastAge = Math.log(lastAge);
      const leave = a / (b + chances - 1);
      const odds = leave * Math.exp(-n * lnLastAge - lnAlive);
      // overflow of the odds: the customer is gone for certain
      gone = odds === Infinity ? 1 : odds / (1 + odds);
      lnAlive = odds === Infinity ? Math.log(leave) - n * lnLastAge : lnAlive + Math.log1p(odds);
      byR -= w * gone * lnLastAge;
      byAlpha -= (w * gone * n) / lastAge;
      byA += (w * gone) / a;
      byB -= (w * gone) / (b + chances - 1);
    }
    sum += w * (rising.ln + r * lnAlpha + stayed.ln + lnAlive - purchases * lnGammaK);
    byR += w * (rising.derivative + lnAlpha + (1 - gone) * (waitByR - lnAge));
    byAlpha += w * (r / alpha + (1 - gone) * (waitByAlpha - n / age));
    byA += w * stayed.byA;
    byB += w * stayed.byB;
  }
  if (gradient !== undefined) {
    gradient[0] = byR;
    gradient[1] = byAlpha;
    gradient[2] = byA;
    gradient[3] = byB;
  }
  return sum;
}

const RANDOM_TIMING = [1, 0, 0] as const;
