import { lnDiffExp } from '../numeric/log-space';
import { logSurvival, type BetaWeibull } from './contract-survival';
import type { Likelihood } from './model';

/** Subscribers by the number of renewals: index t - 1 holds those of t periods, t = 1, 2, ... */
export interface Tenures {
  /** Left at the end of period t. */
  readonly lost: readonly number[];
  /** Seen to have renewed t times, and still there when last seen. */
  readonly active: readonly number[];
}

/**
 * Tenures of one cohort from the numbers that are left.
 * @param survivors at the beginning and after 1, 2, ... periods
 * @throws {RangeError} unless there are two numbers or more, none above the one before
 */
export function tenuresOfCohort(survivors: readonly number[]): Tenures {
  if (survivors.length < 2)
    throw new RangeError(`two numbers of survivors are needed, got ${survivors.length}`);
  const periods = survivors.slice(1);
  const lost = periods.map((left, i) => (survivors[i] ?? NaN) - left);
  if (!lost.every((count) => count >= 0))
    throw new RangeError(`survivors must not rise: ${survivors.join(', ')}`);
  return { lost, active: periods.map((left, i) => (i === periods.length - 1 ? left : 0)) };
}

function logLikelihood(parameters: BetaWeibull, { lost, active }: Tenures, gradient?: Float64Array): number {
  let sum = 0;
  gradient?.fill(0);
  let before = logSurvival(parameters, 0);
  for (let t = 1; t <= Math.max(lost.length, active.length); t++) {
    const after = logSurvival(parameters, t);
    const [left, stayed] = [lost[t - 1] ?? 0, active[t - 1] ?? 0];
    const lnLeft = left === 0 ? 0 : lnDiffExp(before.ln, after.ln);
    sum += left * lnLeft + stayed * after.ln;
    for (let i = 0; i < (gradient?.length ?? 0); i++) {
      const [b, a] = [before.gradient[i] ?? 0, after.gradient[i] ?? 0];
      const byLeft = left === 0 ? 0 : Math.exp(before.ln - lnLeft) * b - Math.exp(after.ln - lnLeft) * a;
      gradient![i]! += left * byLeft + stayed * a;
    }
    before = after;
  }
  return sum;
}

function subscribers({ lost, active }: Tenures): number {
  return [...lost, ...active].reduce((sum, count) => sum + count, 0);
}

/**
 * Shifted beta-geometric: at each renewal a subscriber leaves with her own probability, beta(alpha, beta);
 * retention rises with tenure because those who leave easily leave first.
 * @see Fader & Hardie (2007), J. Interact. Mkt. 21
 */
export const shiftedBetaGeometric: Likelihood<'alpha' | 'beta', Tenures> = {
  id: 'sbg',
  parameters: ['alpha', 'beta'],
  logLikelihood: ({ alpha, beta }, tenures, gradient) =>
    logLikelihood({ gamma: alpha, delta: beta, c: 1 }, tenures, gradient),
  starts: () => [
    { alpha: 1, beta: 1 },
    { alpha: 0.5, beta: 2 },
    { alpha: 2, beta: 8 },
  ],
  size: subscribers,
};

/**
 * Beta-discrete-Weibull: as sBG, but a subscriber's own chance to leave may fall (c < 1) or rise (c > 1) with tenure.
 * @see Fader, Hardie, Liu, Davin & Steenburgh (2018), J. Interact. Mkt. 43
 */
export const betaDiscreteWeibull: Likelihood<'gamma' | 'delta' | 'c', Tenures> = {
  id: 'bdw',
  parameters: ['gamma', 'delta', 'c'],
  logLikelihood,
  starts: () => [
    { gamma: 1, delta: 1, c: 1 },
    { gamma: 0.5, delta: 2, c: 1 },
    { gamma: 2, delta: 4, c: 1.5 },
  ],
  size: subscribers,
};
