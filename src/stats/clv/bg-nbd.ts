import { bgCountProbabilities, bgExpectedPurchases, bgOutlook } from './bg-expectation';
import { bgLogLikelihood, type BgParameter, type BgShape } from './bg-likelihood';
import { thinHistories } from './histories';
import { RACE_ROWS, type LifetimeModel } from './model';
import { gammaStarts } from './starts';

function bgModel(id: string, shape: BgShape): LifetimeModel<BgParameter> {
  const { k } = shape;
  return {
    id,
    parameters: ['r', 'alpha', 'a', 'b'],
    logLikelihood: (parameters, histories, gradient) =>
      bgLogLikelihood(shape, parameters, histories, gradient),
    starts: (histories) => {
      const [moments, spread, even] = gammaStarts(histories);
      return [
        { r: moments.r, alpha: moments.alpha / k, a: 0.5, b: 2 },
        { r: spread.r, alpha: spread.alpha / k, a: 1, b: 2.5 },
        { r: even.r, alpha: even.alpha / k, a: 0.1, b: 1 },
      ];
    },
    size: (histories) => histories.customers,
    thin: (histories) => thinHistories(histories, RACE_ROWS),
    expectedPurchases: (parameters, t) => bgExpectedPurchases(shape, parameters, t),
    outlook: (parameters, history) => bgOutlook(shape, parameters, history),
    countProbabilities: (parameters, t, most) => bgCountProbabilities(shape, parameters, t, most),
  };
}

/**
 * BG/NBD: Poisson purchases at gamma(r, alpha) rates; after each repeat purchase the customer leaves with her own
 * probability, beta(a, b). Calls everybody without a repeat purchase alive, by construction.
 * @see Fader, Hardie & Lee (2005), Mkt Sci 24
 */
export const bgNbd = bgModel('bgnbd', { k: 1, leavesAtOnce: false });

/**
 * MBG/NBD: as BG/NBD, but a customer can leave right after the first purchase too.
 * @see Batislam, Denizel & Filiztekin (2007), IJRM 24
 */
export const mbgNbd = bgModel('mbgnbd', { k: 1, leavesAtOnce: true });

/**
 * BG/CNBD-k: as BG/NBD, but times between purchases are Erlang-k, more regular than random; alpha is that of the events
 * of which every k-th is a purchase. Needs `sumLogIntervals` where k > 1.
 * @param k whole number from 1
 * @throws {RangeError} when k is not one
 * @see Platzer & Reutterer (2016), Mkt Sci 35; Reutterer, Platzer & Schroeder (2021), IJRM 38
 */
export function bgCnbd(k: number): LifetimeModel<BgParameter> {
  return bgModel(`bgcnbd-${checkRegularity(k)}`, { k, leavesAtOnce: false });
}

/** MBG/CNBD-k: regular timing as in BG/CNBD-k, leaving as in MBG/NBD. */
export function mbgCnbd(k: number): LifetimeModel<BgParameter> {
  return bgModel(`mbgcnbd-${checkRegularity(k)}`, { k, leavesAtOnce: true });
}

function checkRegularity(k: number): number {
  if (!(Number.isSafeInteger(k) && k >= 1)) throw new RangeError(`k must be a whole number from 1, got ${k}`);
  return k;
}
