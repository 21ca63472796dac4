import type { Interval } from '../interval';
import {
  completeCases,
  correlationMatrix,
  covarianceMatrix,
  variance,
  type Column,
  type Matrix,
} from '../numeric/moments';
import {
  alphaInterval,
  cronbachAlpha,
  itemStatistics,
  standardizedAlpha,
  type ItemStatistics,
} from './cronbach-alpha';
import { omegaTotal, spearmanBrown } from './omega';

/** Stable codes for what a reader of a scale must know. */
export type ScaleCaution =
  'few-respondents' | 'few-items' | 'negative-alpha' | 'negative-item-total' | 'unreliable-factor';

export interface ScaleQuality {
  /** respondents who answered every item */
  readonly n: number;
  /** respondents left out because an answer is missing */
  readonly incomplete: number;
  /** indices of items left out because all gave the same answer */
  readonly constantItems: readonly number[];
  /** indices of the items that the following speak of, in this order */
  readonly items: readonly number[];
  readonly alpha: number;
  readonly alphaInterval: Interval;
  readonly standardizedAlpha: number;
  /** omega total; Spearman-Brown for two items */
  readonly omega: number;
  readonly itemStatistics: readonly ItemStatistics[];
  readonly correlations: Matrix;
  readonly cautions: readonly ScaleCaution[];
}

/**
 * How well items measure one thing together, on complete cases.
 * @param items one column per item, reversed ones turned first; NaN is missing
 * @returns undefined when fewer than two items vary or fewer than three respondents answered all
 */
export function scaleQuality(items: readonly Column[]): ScaleQuality | undefined {
  const complete = completeCases(items);
  const n = complete[0]?.length ?? 0;
  const varying = items.flatMap((_, item) => (variance(complete[item] ?? []) > 0 ? [item] : []));
  if (varying.length < 2 || n < 3) return undefined;
  const covariances = covarianceMatrix(varying.map((item) => complete[item] ?? []));
  const alpha = cronbachAlpha(covariances);
  const correlations = correlationMatrix(covariances);
  const statistics = itemStatistics(covariances);
  const factor = varying.length < 3 ? undefined : omegaTotal(covariances);
  return {
    n,
    incomplete: (items[0]?.length ?? 0) - n,
    constantItems: items.flatMap((_, item) => (varying.includes(item) ? [] : [item])),
    items: varying,
    alpha,
    alphaInterval: alphaInterval(alpha, n, varying.length),
    standardizedAlpha: standardizedAlpha(covariances),
    omega: factor?.omega ?? spearmanBrown(correlations[0]?.[1] ?? NaN),
    itemStatistics: statistics,
    correlations,
    cautions: [
      ...(n < 100 ? (['few-respondents'] as const) : []),
      ...(varying.length < 3 ? (['few-items'] as const) : []),
      ...(alpha < 0 ? (['negative-alpha'] as const) : []),
      ...(statistics.some(({ itemTotal }) => itemTotal < 0) ? (['negative-item-total'] as const) : []),
      ...(factor !== undefined && (factor.fit.atBound || !factor.fit.converged)
        ? (['unreliable-factor'] as const)
        : []),
    ],
  };
}
