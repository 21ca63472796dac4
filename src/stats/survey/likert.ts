import type { Interval } from '../interval';
import { answered, answeredBetween, type AnswerCounts } from './answer-counts';
import { meanInterval } from '../tests/mean-interval';
import { proportion, type Proportion } from './proportion';

export interface ScaleSummary {
  readonly n: number;
  /** in points of the scale; NaN without an answer */
  readonly mean: number;
  /** with n - 1; NaN below two answers */
  readonly sd: number;
  /** of the mean, by Student's t; undefined when all answers are alike or fewer than two */
  readonly meanInterval: Interval | undefined;
  /** by linear interpolation between the middle answers (type 7) */
  readonly median: number;
}

/** Mean, deviation and median of answers on a scale; "don't know" is missing and never counts. */
export function scaleSummary(answers: AnswerCounts): ScaleSummary {
  const n = answered(answers);
  const value = (index: number): number => answers.min + index;
  const mean = answers.counts.reduce((sum, count, index) => sum + count * value(index), 0) / n;
  const squares = answers.counts.reduce((sum, count, index) => sum + count * (value(index) - mean) ** 2, 0);
  const sd = n < 2 ? NaN : Math.sqrt(squares / (n - 1));
  return { n, mean, sd, meanInterval: meanInterval(n, mean, sd), median: median(answers, n) };
}

function median(answers: AnswerCounts, n: number): number {
  if (n === 0) return NaN;
  const answerAt = (position: number): number => {
    let before = 0;
    return answers.min + answers.counts.findIndex((count) => (before += count) > position);
  };
  return (answerAt(Math.floor((n - 1) / 2)) + answerAt(Math.ceil((n - 1) / 2))) / 2;
}

/** The share of the `boxes` highest points of the scale: CSAT is the top two of five. */
export function topBox(answers: AnswerCounts, boxes: number): Proportion {
  const max = answers.min + answers.counts.length - 1;
  return proportion(answeredBetween(answers, max - boxes + 1, max), answered(answers));
}

/** The share of the `boxes` lowest points of the scale. */
export function bottomBox(answers: AnswerCounts, boxes: number): Proportion {
  return proportion(answeredBetween(answers, answers.min, answers.min + boxes - 1), answered(answers));
}

export interface DivergingBar {
  /** of each point of the scale, lowest first, 0 to 1 */
  readonly shares: readonly number[];
  /** where the bar begins, left of the middle of the neutral answer: -1 to 0 */
  readonly start: number;
}

/** A stacked bar centred on the middle of the scale, which a scale of even length has between two answers. */
export function divergingBar(answers: AnswerCounts): DivergingBar {
  const n = answered(answers);
  const shares = answers.counts.map((count) => count / n);
  const middle = (shares.length - 1) / 2;
  const start = shares.reduce(
    (sum, share, index) => (index < middle ? sum - share : index === middle ? sum - share / 2 : sum),
    0,
  );
  return { shares, start };
}
