import { describe, expect, it } from 'vitest';
import { placeItem } from '../../../src/stats/survey/importance-performance';
import { distinctiveWords, type DistinctiveWord } from '../../../src/stats/survey/log-odds';
import { mannKendall, weightedSlope } from '../../../src/stats/survey/trend';
import { areAbsent, shared } from '../../support/shared-files';
import { csvColumns, expectAllClose, expectClose, goldenCase, numbers } from '../support/golden-stats';

describe.skipIf(areAbsent(shared('golden/stats/logodds.json')))('words of Emma against Persuasion', () => {
  interface Word {
    readonly word: string;
    readonly n1: number;
    readonly n2: number;
    readonly log_odds: number;
    readonly z: number;
  }
  interface Prior {
    readonly prior_total: number;
    readonly top_first: readonly Word[];
    readonly top_second: readonly Word[];
    readonly sum_abs_z: number;
  }
  const of = (words: readonly DistinctiveWord[]) =>
    words.map(({ word, first, second }) => ({ word, n1: first, n2: second }));
  const counts = (words: readonly Word[]) => words.map(({ word, n1, n2 }) => ({ word, n1, n2 }));

  it.each([0, 1])('with prior %i', (which) => {
    const { expected } = goldenCase<{ informative_prior: readonly Prior[] }>('logodds', 'emma_vs_persuasion');
    const prior = expected.informative_prior[which];
    if (prior === undefined) throw new Error('no such prior');
    const columns = csvColumns('austen_emma_persuasion_counts.csv');
    const [wordColumn = '', firstColumn = '', secondColumn = ''] = Object.keys(columns);
    const first = numbers(columns, firstColumn);
    const second = numbers(columns, secondColumn);
    const words = distinctiveWords(
      (columns[wordColumn] ?? []).map((word, i) => ({
        word,
        first: first[i] ?? NaN,
        second: second[i] ?? NaN,
      })),
      prior.prior_total,
    );
    const top = words.slice(0, prior.top_first.length);
    expect(of(top)).toEqual(counts(prior.top_first));
    expectAllClose(
      top.map(({ z }) => z),
      prior.top_first.map(({ z }) => z),
      1e-9,
    );
    expectAllClose(
      top.map(({ logOdds }) => logOdds),
      prior.top_first.map(({ log_odds }) => log_odds),
      1e-9,
    );
    const bottom = words.slice(-prior.top_second.length).reverse();
    expectAllClose(
      bottom.map(({ z }) => z),
      prior.top_second.map(({ z }) => z),
      1e-9,
    );
    expectClose(
      words.reduce((sum, { z }) => sum + Math.abs(z), 0),
      prior.sum_abs_z,
      1e-9,
    );
  });
});

describe('distinctive words', () => {
  it('mirror when the groups change places, and an even word is neutral', () => {
    const counts = [
      { word: 'slow', first: 1, second: 20 },
      { word: 'fine', first: 30, second: 5 },
      { word: 'shop', first: 10, second: 16 },
      { word: 'never', first: 0, second: 0 },
    ];
    const words = distinctiveWords(counts, 50);
    expect(words.map(({ word }) => word)).toEqual(['fine', 'shop', 'slow']);
    const turned = distinctiveWords(
      counts.map(({ word, first, second }) => ({ word, first: second, second: first })),
      50,
    );
    expectAllClose(
      turned.map(({ z }) => z),
      words.map(({ z }) => -z).reverse(),
    );
    expect(() => distinctiveWords(counts, 0)).toThrow(RangeError);
  });
});

describe('trends over waves', () => {
  it('weigh exact waves more', () => {
    const waves = [
      { time: 0, value: 10, standardError: 2 },
      { time: 1, value: 14, standardError: 2 },
    ];
    const slope = weightedSlope(waves);
    expectClose(slope?.slope ?? NaN, 4);
    expectClose(slope?.standardError ?? NaN, Math.sqrt(8)); // as the plain difference of the two
    const third = (standardError: number) =>
      weightedSlope([...waves, { time: 2, value: 0, standardError }])?.slope ?? NaN;
    expect(third(0.1)).toBeLessThan(third(20));
    expect(weightedSlope(waves.slice(0, 1))).toBeUndefined();
    expect(() => weightedSlope([{ time: 0, value: 1, standardError: 0 }])).toThrow(RangeError);
  });

  it('by Mann and Kendall count rising pairs', () => {
    const rising = mannKendall([1, 2, 3, 4, 5, 6, 7, 8]);
    expect(rising).toMatchObject({ s: 28, tau: 1 });
    expectClose(rising?.p ?? NaN, 0.00084, 0, 5e-6); // tables at z = 27 / sqrt(8 7 21 / 18) = 3.34
    expect(mannKendall([8, 7, 6, 5, 4, 3, 2, 1])?.tau).toBe(-1);
    expect(mannKendall([1, 2, 3])).toBeUndefined();
    expect(mannKendall(new Array<number>(9).fill(4))).toBeUndefined();
  });
});

describe('importance and performance', () => {
  const cross = { performance: 4, importance: 0.2 };
  it.each([
    [3, 0.4, 'concentrate'],
    [5, 0.4, 'keep-up'],
    [3, 0.1, 'low-priority'],
    [5, 0.1, 'possible-overkill'],
  ])('performance %s, importance %s: %s', (performance, importance, quadrant) => {
    expect(placeItem({ value: performance }, { value: importance }, cross)).toEqual({
      quadrant,
      unclear: false,
    });
  });

  it('are unclear when an interval reaches over a line', () => {
    const placed = placeItem(
      { value: 3.9, interval: [3.6, 4.2] },
      { value: 0.4, interval: [0.3, 0.5] },
      cross,
    );
    expect(placed).toEqual({ quadrant: 'concentrate', unclear: true });
  });
});
