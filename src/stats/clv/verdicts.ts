import type { Fit } from './fit';
import { weightedMean, type PurchaseHistories } from './histories';
import type { NbdParameter } from './nbd';

/** What a reader has to be told beside the numbers of a fit, most serious first. */
export type Verdict =
  | { readonly code: 'not-converged'; readonly gradientNorm: number }
  /** The model says no more about the data than one in which nobody leaves. */
  | { readonly code: 'dropout-not-identified'; readonly gain: number }
  | { readonly code: 'parameter-at-bound'; readonly parameter: string; readonly estimate: number }
  /** Standard errors cannot be given. */
  | { readonly code: 'flat-likelihood' }
  | { readonly code: 'starts-disagree'; readonly agreeing: number; readonly starts: number }
  | { readonly code: 'too-few-customers'; readonly customers: number }
  | { readonly code: 'no-repeaters' }
  | { readonly code: 'too-few-repeaters'; readonly repeaters: number }
  /** The observation is shorter than three usual times between purchases. */
  | { readonly code: 'history-too-short'; readonly meanAge: number; readonly medianInterval: number };

const FEW_CUSTOMERS = 200;
const FEW_REPEATERS = 50;
/** Below and above, a shape parameter says "none" or "all alike". */
const SHAPE_BOUNDS = [1e-3, 100] as const;
const SHAPES = ['r', 'a', 'b', 's'];
/** Two more parameters must gain as much log-likelihood to pay for themselves by AIC. */
const AIC_GAIN = 2;
const ENOUGH_INTERVALS = 3;

/**
 * Judges a fit of a lifetime model.
 * @param baseline the NBD fitted to the same histories
 * @see methods: fitting, errors, validation
 */
export function verdicts(fit: Fit, histories: PurchaseHistories, baseline: Fit<NbdParameter>): Verdict[] {
  return [...ofFit(fit, baseline), ...ofData(histories)];
}

function ofFit(fit: Fit, baseline: Fit<NbdParameter>): Verdict[] {
  const found: Verdict[] = [];
  const gain = fit.logLikelihood - baseline.logLikelihood;
  if (!fit.converged) found.push({ code: 'not-converged', gradientNorm: fit.gradientNorm });
  // regular timing makes models gain for another reason than leaving: there only the parameters tell
  const isRandomTiming = !/cnbd-(?!1$)/.test(fit.model);
  if (fit.model !== baseline.model && isRandomTiming && gain < AIC_GAIN) {
    found.push({ code: 'dropout-not-identified', gain });
  }
  for (const parameter of fit.order.filter((name) => SHAPES.includes(name))) {
    const estimate = fit.parameters[parameter] ?? NaN;
    const [low, high] = SHAPE_BOUNDS;
    const isBounded = parameter !== 'b' || fit.order.includes('a');
    if (isBounded && !(estimate > low && estimate < high))
      found.push({ code: 'parameter-at-bound', parameter, estimate });
  }
  if (fit.covariance === undefined) found.push({ code: 'flat-likelihood' });
  if (fit.startsAgreeing < Math.min(2, fit.starts)) {
    found.push({ code: 'starts-disagree', agreeing: fit.startsAgreeing, starts: fit.starts });
  }
  return found;
}

function ofData(histories: PurchaseHistories): Verdict[] {
  const found: Verdict[] = [];
  const { x, tx, weight, customers, T } = histories;
  const intervals: [length: number, weight: number][] = [];
  x.forEach((purchases, row) => {
    if (purchases > 0) intervals.push([(tx[row] ?? NaN) / purchases, weight[row] ?? NaN]);
  });
  const repeaters = intervals.reduce((sum, [, w]) => sum + w, 0);
  if (customers < FEW_CUSTOMERS) found.push({ code: 'too-few-customers', customers });
  if (repeaters === 0) found.push({ code: 'no-repeaters' });
  else if (repeaters < FEW_REPEATERS) found.push({ code: 'too-few-repeaters', repeaters });
  const medianInterval = weightedMedian(intervals);
  const meanAge = weightedMean(T, histories);
  if (meanAge < ENOUGH_INTERVALS * medianInterval)
    found.push({ code: 'history-too-short', meanAge, medianInterval });
  return found;
}

/** NaN of nothing. */
function weightedMedian(values: [value: number, weight: number][]): number {
  const half = values.reduce((sum, [, w]) => sum + w, 0) / 2;
  let passed = 0;
  for (const [value, w] of values.sort(([a], [b]) => a - b)) {
    passed += w;
    if (passed >= half) return value;
  }
  return NaN;
}
