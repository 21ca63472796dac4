import { answered, answeredBetween, type AnswerCounts } from './answer-counts';
import { scaleSummary, type ScaleSummary } from './likert';
import { proportion, type Proportion } from './proportion';

export interface CustomerEffortScore extends ScaleSummary {
  /** share of answers 5 to 7 */
  readonly agreeing: Proportion;
}

/**
 * The customer effort score: agreement, 1 to 7, with "the company made it easy".
 * The old wording (1 to 5, how much effort) runs the other way and has no share here: use scaleSummary for it.
 * @throws {RangeError} when the scale is not 1 to 7
 * @see Dixon, Freeman & Toman (2010), HBR; methods: CES
 */
export function customerEffortScore(answers: AnswerCounts): CustomerEffortScore {
  if (answers.min !== 1 || answers.counts.length !== 7)
    throw new RangeError(`the scale must be 1 to 7, got ${answers.counts.length} points from ${answers.min}`);
  return {
    ...scaleSummary(answers),
    agreeing: proportion(answeredBetween(answers, 5, 7), answered(answers)),
  };
}
