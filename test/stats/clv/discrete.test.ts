import { describe, expect, it } from 'vitest';
import { bgBb } from '../../../src/stats/clv/bg-bb';
import {
  bgBbConditionalExpectation,
  bgBbCountProbabilities,
  bgBbExpectedPurchases,
  bgBbProbabilityAlive,
} from '../../../src/stats/clv/bg-bb-expectation';
import type { DiscreteHistories } from '../../../src/stats/clv/bg-bb-terms';
import {
  asWeibull,
  discountedResidualLifetime,
  retentionAt,
  survivalAt,
} from '../../../src/stats/clv/contract-survival';
import {
  betaDiscreteWeibull,
  shiftedBetaGeometric,
  tenuresOfCohort,
} from '../../../src/stats/clv/contractual';
import { likelihoodRatioTest } from '../../../src/stats/clv/compare';
import { fit } from '../../../src/stats/clv/fit';
import { expectRelative } from './support/relative';

/** Donors of six years by (x, tx): Fader, Hardie & Shang (2010), Mkt Sci 29, table 2. */
const DONORS: DiscreteHistories = [
  [6, 6, 1203],
  [5, 6, 728],
  [4, 6, 512],
  [3, 6, 357],
  [2, 6, 234],
  [1, 6, 129],
  [5, 5, 335],
  [4, 5, 284],
  [3, 5, 225],
  [2, 5, 173],
  [1, 5, 119],
  [4, 4, 240],
  [3, 4, 181],
  [2, 4, 155],
  [1, 4, 78],
  [3, 3, 322],
  [2, 3, 255],
  [1, 3, 129],
  [2, 2, 613],
  [1, 2, 277],
  [1, 1, 1091],
  [0, 0, 3464],
].map(([x = 0, tx = 0, weight = 0]) => ({ x, tx, n: 6, weight }));

describe('BG/BB on the donations of Fader, Hardie & Shang', () => {
  const found = fit(bgBb, DONORS);
  const { parameters } = found;

  it('has the published parameters and log-likelihood', () => {
    expect(found.converged).toBe(true);
    expect(found.logLikelihood).toBeCloseTo(-33225.58, 2);
    expect(parameters.alpha).toBeCloseTo(1.204, 3);
    expect(parameters.beta).toBeCloseTo(0.75, 3);
    expect(parameters.gamma).toBeCloseTo(0.657, 3);
    expect(parameters.delta).toBeCloseTo(2.783, 2);
  });

  it('has probabilities of counts that sum to 1 and have the expectation as their mean', () => {
    for (const n of [0, 1, 6, 25]) {
      const probabilities = bgBbCountProbabilities(parameters, n);
      expect(probabilities.reduce((sum, p) => sum + p, 0)).toBeCloseTo(1, 12);
      const mean = probabilities.reduce((sum, p, x) => sum + p * x, 0);
      expect(mean).toBeCloseTo(bgBbExpectedPurchases(parameters, n), 11);
    }
  });

  it('expects of all histories together what it expects of new customers', () => {
    const { weight, ahead } = everyHistory(4).reduce(
      (sum, { history, probability }) => ({
        weight: sum.weight + probability,
        ahead: sum.ahead + probability * bgBbConditionalExpectation(parameters, history, 3),
      }),
      { weight: 0, ahead: 0 },
    );
    expect(weight).toBeCloseTo(1, 12);
    const between = bgBbExpectedPurchases(parameters, 7) - bgBbExpectedPurchases(parameters, 4);
    expect(ahead).toBeCloseTo(between, 12);
  });

  it('holds those who bought last for alive, those of long ago for gone', () => {
    const alive = (x: number, tx: number): number => bgBbProbabilityAlive(parameters, { x, tx, n: 6 });
    expect(alive(6, 6)).toBeCloseTo((2.783 + 6) / (0.657 + 2.783 + 6), 3);
    expect(alive(5, 5)).toBeLessThan(alive(5, 6));
    expect(alive(1, 1)).toBeGreaterThan(alive(5, 5) * 0.01);
  });

  it('values purchases without end below the same undiscounted', () => {
    const history = { x: 4, tx: 6, n: 6 };
    const dert = bgBbConditionalExpectation(parameters, history, Infinity, 0.1);
    expect(dert).toBeGreaterThan(bgBbConditionalExpectation(parameters, history, 1) / 1.1);
    expectRelative(bgBbConditionalExpectation(parameters, history, 400, 0.1), dert, 1e-9);
    expect(() => bgBbConditionalExpectation(parameters, history, Infinity)).toThrow(RangeError);
  });

  /** Every sequence of n opportunities as a history, with the probability of its sequence. */
  function everyHistory(n: number): { history: { x: number; tx: number; n: number }; probability: number }[] {
    return Array.from({ length: 2 ** n }, (_, bits) => {
      const bought = Array.from({ length: n }, (_, i) => (bits >> i) & 1);
      const history = { x: bought.reduce((a, b) => a + b, 0), tx: bought.lastIndexOf(1) + 1, n };
      return { history, probability: Math.exp(bgBb.logLikelihood(parameters, [{ ...history, weight: 1 }])) };
    });
  }
});

/** Survivors of 1 000 subscribers over 12 years: Fader & Hardie (2007), J. Interact. Mkt. 21. */
const REGULAR = [1000, 631, 468, 382, 326, 289, 262, 241, 223, 207, 194, 183, 173];
const HIGH_END = [1000, 869, 743, 653, 593, 551, 517, 491, 468, 445, 427, 409, 394];

describe('sBG on the subscribers of Fader & Hardie', () => {
  it.each([
    ['regular', REGULAR, 0.704, 1.182, -1680.27],
    ['high end', HIGH_END, 0.668, 3.806, -1611.16],
  ])('%s: the published parameters from 7 years', (_, survivors, alpha, beta, logLikelihood) => {
    const found = fit(shiftedBetaGeometric, tenuresOfCohort(survivors.slice(0, 8)));
    expect(found.converged).toBe(true);
    expect(found.parameters.alpha).toBeCloseTo(alpha, 3);
    expect(found.parameters.beta).toBeCloseTo(beta, 3);
    expect(found.logLikelihood).toBeCloseTo(logLikelihood, 2);
    const share = survivalAt(asWeibull(found.parameters), 12);
    expect(Math.abs(share * 1000 - (survivors[12] ?? NaN))).toBeLessThan(20);
  });

  const parameters = asWeibull({ alpha: 0.668, beta: 3.806 });

  it('retention rises with tenure and multiplies to survival', () => {
    expectRelative(retentionAt(parameters, 1), 3.806 / (0.668 + 3.806), 1e-13);
    expect(retentionAt(parameters, 5)).toBeGreaterThan(retentionAt(parameters, 4));
    const product = [1, 2, 3, 4].reduce((share, t) => share * retentionAt(parameters, t), 1);
    expectRelative(product, survivalAt(parameters, 4), 1e-13);
  });

  it('residual lifetime is that of a coin where nobody differs', () => {
    const alike = asWeibull({ alpha: 2e8, beta: 8e8 });
    expectRelative(discountedResidualLifetime(alike, 3, 0.1), 0.8 / (1 - 0.8 / 1.1), 1e-6);
    expect(() => discountedResidualLifetime(alike, 3, 0)).toThrow(RangeError);
  });
});

describe('BdW', () => {
  it('contains the sBG at c = 1, and beats it where chances to leave change', () => {
    const tenures = tenuresOfCohort(HIGH_END.slice(0, 8));
    const sbg = fit(shiftedBetaGeometric, tenures);
    const bdw = fit(betaDiscreteWeibull, tenures);
    const { alpha, beta } = sbg.parameters;
    expect(betaDiscreteWeibull.logLikelihood({ gamma: alpha, delta: beta, c: 1 }, tenures)).toBeCloseTo(
      sbg.logLikelihood,
      9,
    );
    expect(bdw.converged).toBe(true);
    const { statistic, p } = likelihoodRatioTest(sbg, bdw);
    expect(statistic).toBeGreaterThan(0);
    expect(p).toBeGreaterThan(0);
    expect(p).toBeLessThan(1);
    expect(Math.abs(survivalAt(bdw.parameters, 12) * 1000 - 394)).toBeLessThan(
      Math.abs(survivalAt(asWeibull(sbg.parameters), 12) * 1000 - 394),
    );
  });

  it('refuses survivors that rise, and a single number', () => {
    expect(() => tenuresOfCohort([10, 11])).toThrow(RangeError);
    expect(() => tenuresOfCohort([10])).toThrow(RangeError);
  });
});
