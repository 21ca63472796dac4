import { weightedMean, type PurchaseHistories } from './histories';

/** A shape and a rate of the gamma distribution of purchase rates. */
export interface GammaStart {
  readonly r: number;
  readonly alpha: number;
}

/** Age of the average customer, the scale of every parameter that is a time; 1 where all were acquired at the very end. */
export function meanAge(histories: PurchaseHistories): number {
  return weightedMean(histories.T, histories) || 1;
}

/**
 * Gamma distributions of purchase rates to start from: by the moments of the counts as if nobody left,
 * and the same mean rate with much and with little spread.
 */
export function gammaStarts(histories: PurchaseHistories): readonly [GammaStart, GammaStart, GammaStart] {
  const age = meanAge(histories);
  const mean = Math.max(weightedMean(histories.x, histories), 1e-3);
  const square = weightedMean(
    histories.x.map((x) => (x - mean) ** 2),
    histories,
  );
  const r = Math.min(Math.max((mean * mean) / Math.max(square - mean, 0.05 * mean), 0.05), 20);
  return [
    { r, alpha: (r * age) / mean },
    { r: 0.5 * r, alpha: (0.2 * r * age) / mean },
    { r: 2 * r, alpha: (1.2 * r * age) / mean },
  ];
}
