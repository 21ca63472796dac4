import { RisingFactorial } from '../numeric/rising-factorial';
import { thinHistories } from './histories';
import { RACE_ROWS, type LifetimeModel } from './model';
import { NegativeBinomial } from './negative-binomial';
import { gammaStarts } from './starts';

export type NbdParameter = 'r' | 'alpha';

/**
 * Counts of purchases without any end: the baseline that tells whether leaving can be seen at all.
 * Purchases come as a Poisson process; its rate differs by customer, gamma(shape r, rate alpha).
 * @see Ehrenberg (1959), Appl. Stat. 8; methods: BG/NBD without A4
 */
export const nbd: LifetimeModel<NbdParameter> = {
  id: 'nbd',
  parameters: ['r', 'alpha'],
  logLikelihood: ({ r, alpha }, { x, T, weight }, gradient) => {
    const rising = new RisingFactorial(r);
    let [sum, byR, byAlpha] = [0, 0, 0];
    for (let row = 0; row < x.length; row++) {
      const n = x[row] ?? NaN;
      const w = weight[row] ?? NaN;
      const age = alpha + (T[row] ?? NaN);
      const lnShare = -Math.log(age / alpha);
      rising.advance(n);
      sum += w * (rising.ln + r * lnShare - n * Math.log(age));
      byR += w * (rising.derivative + lnShare);
      byAlpha += w * (r / alpha - (r + n) / age);
    }
    gradient?.set([byR, byAlpha]);
    return sum;
  },
  starts: (histories) => gammaStarts(histories),
  size: (histories) => histories.customers,
  thin: (histories) => thinHistories(histories, RACE_ROWS),
  expectedPurchases: ({ r, alpha }, t) => (r / alpha) * t,
  outlook: ({ r, alpha }, { x, T }) => ({
    probabilityAlive: 1,
    expectedPurchases: (t) => ((r + x) / (alpha + T)) * t,
  }),
  countProbabilities: ({ r, alpha }, t, most) => {
    const events = new NegativeBinomial(r, alpha, t);
    return Array.from({ length: most + 1 }, () => events.next());
  },
};
