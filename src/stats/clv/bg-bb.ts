import { BgBbTerms, lnDiscreteHistory, type BgBbParameter, type DiscreteHistories } from './bg-bb-terms';
import type { Likelihood } from './model';

/**
 * BG/BB: at each opportunity a living customer buys with her own probability, beta(alpha, beta), and before each she
 * leaves with her own probability, beta(gamma, delta).
 * @see Fader, Hardie & Shang (2010), Mkt Sci 29
 */
export const bgBb: Likelihood<BgBbParameter, DiscreteHistories> = {
  id: 'bgbb',
  parameters: ['alpha', 'beta', 'gamma', 'delta'],
  logLikelihood: (parameters, histories, gradient) => {
    const terms = new BgBbTerms(parameters, Math.max(...histories.map(({ n }) => n)));
    let sum = 0;
    gradient?.fill(0);
    for (const history of histories) {
      const { x, tx, n, weight } = history;
      const ln = lnDiscreteHistory(terms, history);
      sum += weight * ln;
      if (gradient === undefined) continue;
      terms.addGradient(x, n, false, weight * Math.exp(terms.ln(x, n, false) - ln), gradient);
      for (let k = tx; k < n; k++) {
        terms.addGradient(x, k, true, weight * Math.exp(terms.ln(x, k, true) - ln), gradient);
      }
    }
    return sum;
  },
  starts: () => [
    { alpha: 1, beta: 1, gamma: 0.5, delta: 2 },
    { alpha: 0.5, beta: 2, gamma: 1, delta: 3 },
    { alpha: 2, beta: 1, gamma: 0.2, delta: 1 },
  ],
  size: (histories) => histories.reduce((sum, { weight }) => sum + weight, 0),
};
