/** Answers on a scale of whole numbers, counted: `counts[i]` gave the answer `min` + i; missing ones are not among them. */
export interface AnswerCounts {
  readonly min: number;
  readonly counts: readonly number[];
}

/** Counted answers, and what could not be counted. */
export interface CountedAnswers extends AnswerCounts {
  /** NaN */
  readonly missing: number;
  /** numbers off the scale or between its points */
  readonly offScale: number;
}

/**
 * Counts raw answers.
 * @param answers NaN is missing
 * @param min, max ends of the scale, whole numbers, min < max
 * @throws {RangeError} when the ends are not whole or not in order
 */
export function countAnswers(answers: Iterable<number>, min: number, max: number): CountedAnswers {
  if (!(Number.isInteger(min) && Number.isInteger(max) && min < max))
    throw new RangeError(`a scale needs whole ends in order, got ${min} and ${max}`);
  const counts = new Array<number>(max - min + 1).fill(0);
  let [missing, offScale] = [0, 0];
  for (const answer of answers) {
    const count = counts[answer - min];
    if (Number.isNaN(answer)) missing++;
    else if (count === undefined) offScale++;
    else counts[answer - min] = count + 1;
  }
  return { min, counts, missing, offScale };
}

/** The number of answers. */
export function answered({ counts }: AnswerCounts): number {
  return counts.reduce((sum, count) => sum + count, 0);
}

/** The answers from `from` to `to`, both included. */
export function answeredBetween({ min, counts }: AnswerCounts, from: number, to: number): number {
  return counts.reduce(
    (sum, count, index) => (min + index >= from && min + index <= to ? sum + count : sum),
    0,
  );
}
