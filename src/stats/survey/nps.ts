import { around, clamp, type Interval } from '../interval';
import { normalQuantile } from '../numeric/distributions';
import { answeredBetween, type AnswerCounts } from './answer-counts';

export interface NpsCounts {
  readonly promoters: number;
  readonly passives: number;
  readonly detractors: number;
}

export interface NetPromoterScore {
  readonly n: number;
  /** -100 to 100; NaN without an answer */
  readonly score: number;
  /** shares, 0 to 1; NaN without an answer */
  readonly shares: NpsCounts;
  /** of the score, from the multinomial variance of the plain shares; 0 when all answers are in one group */
  readonly standardError: number;
  /** adjusted Wald, within -100..100, never of width 0; its centre is pulled towards 0, so it is not centred on the score */
  readonly interval: Interval;
}

/** Promoters 9-10, passives 7-8, detractors 0-6 of a 0-10 scale. */
export function npsCounts(answers: AnswerCounts): NpsCounts {
  return {
    promoters: answeredBetween(answers, 9, 10),
    passives: answeredBetween(answers, 7, 8),
    detractors: answeredBetween(answers, 0, 6),
  };
}

interface Moments {
  readonly n: number;
  readonly score: number;
  readonly standardError: number;
}

function moments({ promoters, passives, detractors }: NpsCounts): Moments {
  const n = promoters + passives + detractors;
  const net = (promoters - detractors) / n;
  const variance = (promoters + detractors) / n - net * net;
  return { n, score: 100 * net, standardError: 100 * Math.sqrt(Math.max(0, variance) / n) };
}

/**
 * The net promoter score with an interval that stays honest at small n and when all answers are alike.
 * @param counts numbers of answers, not negative; weighted counts are not meant (see weightedMean)
 * @param level of confidence, 0 to 1
 * @throws {RangeError} when a count is negative or not a number
 * @see Reichheld (2003), HBR; Rocks (2016), Am. Stat. 70: 3/4, 3/2 and 3/4 answers are added for the interval
 */
export function netPromoterScore(counts: NpsCounts, level = 0.95): NetPromoterScore {
  const { promoters, passives, detractors } = counts;
  if (!(promoters >= 0 && passives >= 0 && detractors >= 0))
    throw new RangeError(`counts must not be negative, got ${promoters}, ${passives}, ${detractors}`);
  const plain = moments(counts);
  const { n } = plain;
  const adjusted = moments({
    promoters: promoters + 0.75,
    passives: passives + 1.5,
    detractors: detractors + 0.75,
  });
  const z = normalQuantile((1 + level) / 2);
  return {
    ...plain,
    shares: { promoters: promoters / n, passives: passives / n, detractors: detractors / n },
    interval: clamp(around(adjusted.score, z * adjusted.standardError), -100, 100),
  };
}
