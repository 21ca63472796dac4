import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { countAnswers } from '../../../src/stats/survey/answer-counts';
import { customerEffortScore } from '../../../src/stats/survey/ces';
import { bottomBox, divergingBar, scaleSummary, topBox } from '../../../src/stats/survey/likert';
import { netPromoterScore, npsCounts } from '../../../src/stats/survey/nps';
import { sampleVerdict } from '../../../src/stats/survey/sample-size';
import { expectAllClose, expectClose } from '../support/golden-stats';

const answersOf = (...answers: number[]) => countAnswers(answers, 1, 5);

describe('counted answers', () => {
  it('keep missing answers and those off the scale apart', () => {
    expect(countAnswers([1, 5, 5, NaN, 6, 0, 2.5, -3], 1, 5)).toEqual({
      min: 1,
      counts: [1, 0, 0, 0, 2],
      missing: 1,
      offScale: 4,
    });
  });

  it.each([
    [5, 1],
    [1, 1],
    [1, 4.5],
  ])('refuse a scale from %s to %s', (min, max) => {
    expect(() => countAnswers([], min, max)).toThrow(RangeError);
  });
});

describe('the net promoter score', () => {
  it('groups 0-6, 7-8 and 9-10', () => {
    const answers = countAnswers([0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10], 0, 10);
    expect(npsCounts(answers)).toEqual({ promoters: 2, passives: 2, detractors: 7 });
  });

  it('has no score but an interval when nobody answered', () => {
    const { score, n, interval } = netPromoterScore({ promoters: 0, passives: 0, detractors: 0 });
    expect([n, score]).toEqual([0, NaN]);
    expect(interval[0]).toBeLessThan(-50);
    expect(interval[1]).toBeGreaterThan(50);
  });

  it('mirrors when promoters and detractors change places, and never has an interval of no width', () => {
    const count = fc.nat(1000);
    fc.assert(
      fc.property(count, count, count, (promoters, passives, detractors) => {
        fc.pre(promoters + passives + detractors > 0);
        const one = netPromoterScore({ promoters, passives, detractors });
        const other = netPromoterScore({ promoters: detractors, passives, detractors: promoters });
        expectClose(one.score, -other.score);
        expectClose(one.interval[0], -other.interval[1]);
        expect(one.interval[1] - one.interval[0]).toBeGreaterThan(0);
        expect(one.interval[0]).toBeGreaterThanOrEqual(-100);
        expect(one.score).toBeLessThanOrEqual(100);
      }),
    );
  });

  it('refuses negative counts', () => {
    expect(() => netPromoterScore({ promoters: -1, passives: 0, detractors: 3 })).toThrow(RangeError);
  });
});

describe('answers on a scale', () => {
  it('have a mean with Student’s interval and a median', () => {
    const summary = scaleSummary(answersOf(1, 2, 3, 4, 5, 5));
    expectClose(summary.mean, 10 / 3);
    expectClose(summary.sd, 1.632993161855452);
    expectClose(summary.median, 3.5);
    const half = (2.570581836 * summary.sd) / Math.sqrt(6); // 2.5706: tables of t, 5 degrees of freedom
    expectAllClose(summary.meanInterval ?? [], [10 / 3 - half, 10 / 3 + half], 1e-9);
  });

  it('have no interval when all are alike or only one came', () => {
    expect(scaleSummary(answersOf(3, 3, 3)).meanInterval).toBeUndefined();
    expect(scaleSummary(answersOf(4)).meanInterval).toBeUndefined();
    expect(scaleSummary(answersOf()).mean).toBeNaN();
    expect(scaleSummary(answersOf()).median).toBeNaN();
  });

  it('count their top and bottom boxes', () => {
    const answers = answersOf(1, 2, 3, 4, 5, 5);
    expect(topBox(answers, 2)).toMatchObject({ successes: 3, n: 6, share: 0.5 });
    expect(bottomBox(answers, 1)).toMatchObject({ successes: 1, n: 6 });
  });

  it('hang on the middle of the scale', () => {
    expect(divergingBar(answersOf(1, 3, 3, 5)).start).toBe(-0.5);
    expect(divergingBar(countAnswers([1, 2, 3, 3], 1, 4)).start).toBe(-0.5);
  });
});

describe('the customer effort score', () => {
  it('is the mean agreement and the share of 5 to 7', () => {
    const score = customerEffortScore(countAnswers([7, 6, 5, 4, 1], 1, 7));
    expect(score.mean).toBe(4.6);
    expect(score.agreeing).toMatchObject({ successes: 3, n: 5 });
  });

  it('refuses the old scale', () => {
    expect(() => customerEffortScore(countAnswers([1], 1, 5))).toThrow(RangeError);
  });
});

it.each([
  [9, 'too-few'],
  [10, 'indicative'],
  [29.9, 'indicative'],
  [30, 'enough'],
])('%s answers are %s', (n, verdict) => {
  expect(sampleVerdict(n)).toBe(verdict);
});
