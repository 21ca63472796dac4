import { digamma } from '../numeric/digamma';
import { lnBeta } from '../numeric/ln-beta';
import { RACE_ROWS, type Likelihood, type Parameters } from './model';

export type GammaGammaParameter = 'p' | 'q' | 'gamma';

/** Mean values of the repeat purchases of customers who have some; rows sorted by x. */
export interface SpendHistories {
  /** Repeat purchases, from 1. */
  readonly x: Float64Array;
  /** Their mean value, above 0. */
  readonly meanValue: Float64Array;
}

/**
 * Sorts customers by x and leaves out those whom the model cannot use: no repeat purchase, or a mean value of 0 or less.
 * @throws {RangeError} when nobody is left
 */
export function toSpendHistories(x: ArrayLike<number>, meanValue: ArrayLike<number>): SpendHistories {
  const rows = Array.from({ length: x.length }, (_, i) => [x[i] ?? 0, meanValue[i] ?? 0] as const)
    .filter(([purchases, value]) => purchases > 0 && value > 0)
    .sort((a, b) => a[0] - b[0] || a[1] - b[1]);
  if (rows.length === 0)
    throw new RangeError('at least one customer with repeat purchases of a value above 0 is needed');
  return {
    x: Float64Array.from(rows, ([purchases]) => purchases),
    meanValue: Float64Array.from(rows, ([, value]) => value),
  };
}

/**
 * Gamma-Gamma: values of purchases are gamma(p, rate) around a mean that differs by customer, rate gamma(q, gamma);
 * how much does not depend on how often.
 * @see Fader & Hardie (2013), "The Gamma-Gamma model of monetary value", eq. 1a
 */
export const gammaGamma: Likelihood<GammaGammaParameter, SpendHistories> = {
  id: 'gammagamma',
  parameters: ['p', 'q', 'gamma'],
  logLikelihood: ({ p, q, gamma }, { x, meanValue }, gradient) => {
    let [sum, byP, byQ, byGamma] = [0, 0, 0, 0];
    let [known, lnB, digammaPx, digammaSum] = [NaN, 0, 0, 0];
    const digammaQ = digamma(q);
    const lnGamma = Math.log(gamma);
    for (let row = 0; row < x.length; row++) {
      const n = x[row]!;
      const m = meanValue[row]!;
      const shape = p * n;
      if (n !== known) {
        known = n;
        lnB = lnBeta(shape, q);
        digammaPx = digamma(shape);
        digammaSum = digamma(shape + q);
      }
      const total = m * n;
      const lnTotal = Math.log(total);
      const lnRate = Math.log(gamma + total);
      sum += q * (lnGamma - lnRate) + shape * (lnTotal - lnRate) - Math.log(m) - lnB;
      byP += n * (digammaSum - digammaPx + lnTotal - lnRate);
      byQ += digammaSum - digammaQ + lnGamma - lnRate;
      byGamma += q / gamma - (shape + q) / (gamma + total);
    }
    gradient?.set([byP, byQ, byGamma]);
    return sum;
  },
  starts: ({ meanValue }) => {
    const mean = meanValue.reduce((sum, m) => sum + m, 0) / meanValue.length;
    return [
      { p: 2, q: 3, gamma: mean },
      { p: 6, q: 4, gamma: 0.5 * mean },
      { p: 0.5, q: 2, gamma: 2 * mean },
    ];
  },
  size: ({ x }) => x.length,
  thin: ({ x, meanValue }) => {
    const stride = Math.ceil(x.length / RACE_ROWS);
    const pick = (column: Float64Array): Float64Array => column.filter((_, row) => row % stride === 0);
    return stride === 1 ? { x, meanValue } : { x: pick(x), meanValue: pick(meanValue) };
  },
};

/**
 * Mean value of a purchase, over all customers: p gamma / (q - 1).
 * @returns Infinity where q <= 1: the model then has no mean
 */
export function populationMeanValue({ p, q, gamma }: Parameters<GammaGammaParameter>): number {
  return q > 1 ? (p * gamma) / (q - 1) : Infinity;
}

/**
 * E[M | x, m]: the value of her purchases to come, between her own mean and that of all.
 * @param x repeat purchases; 0 gives the mean of all
 * @param meanValue their mean value
 * @returns Infinity where p x + q <= 1
 */
export function expectedValue(
  parameters: Parameters<GammaGammaParameter>,
  x: number,
  meanValue: number,
): number {
  const { p, q, gamma } = parameters;
  if (x === 0) return populationMeanValue(parameters);
  return p * x + q > 1 ? (p * (gamma + meanValue * x)) / (p * x + q - 1) : Infinity;
}

/** Pearson's correlation of number and mean value: the model takes it for 0. NaN where one of them does not vary. */
export function frequencyValueCorrelation({ x, meanValue }: SpendHistories): number {
  const mean = (column: Float64Array): number => column.reduce((sum, v) => sum + v, 0) / column.length;
  const [meanX, meanM] = [mean(x), mean(meanValue)];
  let [xx, mm, xm] = [0, 0, 0];
  for (let row = 0; row < x.length; row++) {
    const dx = x[row]! - meanX;
    const dm = meanValue[row]! - meanM;
    xx += dx * dx;
    mm += dm * dm;
    xm += dx * dm;
  }
  return xm / Math.sqrt(xx * mm);
}
