import { chiSquareUpper } from '../numeric/distributions';
import type { Fit } from './fit';

export interface ComparedModel {
  readonly model: string;
  readonly parameters: number;
  readonly logLikelihood: number;
  readonly aic: number;
  /** With the number of customers as the sample size. */
  readonly bic: number;
  /** Share of the evidence by AIC, exp(-difference / 2) normed; they sum to 1. */
  readonly weight: number;
  readonly chosen: boolean;
}

/**
 * Models of the same data side by side, best first; the chosen one has the lowest AIC or BIC among those that converged.
 * @param fits by maximum likelihood, of the same histories
 * @throws {RangeError} when the fits are of different numbers of customers
 * @see Burnham & Anderson (2002), Model Selection and Multimodel Inference, sections 2.9 and 6.4
 */
export function compareModels(fits: readonly Fit[], criterion: 'aic' | 'bic' = 'aic'): ComparedModel[] {
  if (new Set(fits.map(({ customers }) => customers)).size > 1)
    throw new RangeError('fits are of different data');
  const rows = fits.map((fit) => {
    const parameters = fit.order.length;
    const { model, logLikelihood, customers, converged } = fit;
    const aic = 2 * parameters - 2 * logLikelihood;
    const bic = parameters * Math.log(customers) - 2 * logLikelihood;
    return { model, parameters, logLikelihood, aic, bic, converged };
  });
  const lowest = Math.min(...rows.map(({ aic }) => aic));
  const evidence = rows.reduce((sum, { aic }) => sum + Math.exp((lowest - aic) / 2), 0);
  const sorted = rows.toSorted((a, b) => a[criterion] - b[criterion]);
  const chosen = sorted.find(({ converged }) => converged);
  return sorted.map((row) => {
    const { model, parameters, logLikelihood, aic, bic } = row;
    const shown = { model, parameters, logLikelihood, aic, bic };
    return { ...shown, weight: Math.exp((lowest - row.aic) / 2) / evidence, chosen: row === chosen };
  });
}

/**
 * Likelihood-ratio test of a model against one that it contains.
 * @returns p: the chance of such a gain if the smaller model held; too large where that one lies at a bound of the larger
 *   (no dropout is such a case)
 * @throws {RangeError} when the larger model has no more parameters than the smaller
 */
export function likelihoodRatioTest(
  smaller: Fit,
  larger: Fit,
): { readonly statistic: number; readonly df: number; readonly p: number } {
  const df = larger.order.length - smaller.order.length;
  if (!(df > 0)) throw new RangeError(`${larger.model} has no more parameters than ${smaller.model}`);
  const statistic = Math.max(0, 2 * (larger.logLikelihood - smaller.logLikelihood));
  return { statistic, df, p: chiSquareUpper(statistic, df) };
}
