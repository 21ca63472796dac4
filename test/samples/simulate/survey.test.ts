import { describe, expect, it } from 'vitest';
import { simulateShop, TEA_SHOP, type ScaleQuestion, type ShopDescription } from '../../../src/samples';
import { Random } from '../../../src/samples/random';
import { angryCustomers } from '../../../src/samples/simulate/responses';
import { latentScores, STABLE_SHARE, toSurveyModel } from '../../../src/samples/simulate/survey-model';
import { countBy, expectCentred, expectMean, expectShare, meanOf, Z } from '../support/chance';
import { plainShop } from '../support/plain-shop';

type Survey = NonNullable<ShopDescription['survey']>;

/** So fine a scale that rounding and ends do not matter. */
function fine(key: string, more: Partial<ScaleQuestion> = {}): ScaleQuestion {
  return { kind: 'scale', key, text: key, min: 0, max: 1000, mean: 500, sd: 80, ...more };
}

const QUESTIONS: readonly ScaleQuestion[] = [
  fine('overall', { drivers: { quality: 0.5, service: 0.3, price: -0.2 } }),
  fine('quality', { factor: 'f', loading: 0.7 }),
  fine('service', { factor: 'f', loading: 0.6 }),
  fine('price'),
  fine('recommend', { drivers: { overall: 0.75 } }),
];

function survey(changes: Partial<Survey> = {}): Survey {
  return {
    waves: [300],
    responseRate: 1,
    responseBias: 0,
    missing: 0,
    invited: 20_000,
    questions: QUESTIONS,
    overall: 'overall',
    ticketEffect: 0,
    ...changes,
  };
}

function shopWith(changes: Partial<Survey>, more: Partial<ShopDescription> = {}) {
  return simulateShop(plainShop({ customers: 20_000, survey: survey(changes), ...more }));
}

/** Answers of the scale questions, standardised by their stated mean and standard deviation; one column a question. */
function standardised(shop: ReturnType<typeof simulateShop>): number[][] {
  return QUESTIONS.map(({ mean, sd }, at) =>
    shop.responses.map(({ answers }) => ((answers[at] as number) - mean) / sd),
  );
}

describe('scores', () => {
  const shop = shopWith({});
  const columns = standardised(shop);
  const [overall = [], quality = [], service = [], price = [], recommend = []] = columns;

  it('have the stated mean and standard deviation', () => {
    for (const column of columns) {
      expectMean(column, 0);
      expectMean(
        column.map((value) => value ** 2),
        1,
      );
    }
  });

  it('share the factor of their battery by their loadings', () => {
    expectMean(
      quality.map((value, at) => value * (service[at] ?? 0)),
      0.7 * 0.6,
    );
    expectMean(
      quality.map((value, at) => value * (price[at] ?? 0)),
      0,
    );
  });

  // coefficients of a least-squares fit are normal around the weights with the standard errors of the fit
  it('follow from their drivers with the stated weights', () => {
    expectCoefficients(overall, [quality, service, price], [0.5, 0.3, -0.2]);
    expectCoefficients(recommend, [overall, quality], [0.75, 0]);
  });

  it('stay with a customer from wave to wave in part', () => {
    const model = toSurveyModel(survey());
    const [traits, first, second] = ['t', 'a', 'b'].map((name) => new Random(9, name)) as [
      Random,
      Random,
      Random,
    ];
    const products = Array.from({ length: 20_000 }, (_, no) => {
      const before = latentScores(model, traits.at(no), first.at(no))[0] ?? 0;
      return before * (latentScores(model, traits.at(no), second.at(no))[0] ?? 0);
    });
    expectMean(products, STABLE_SHARE);
  });
});

describe('response', () => {
  const invitedTo = 12_000;

  it('has the stated rate at no bias, and invites nobody twice or too early', () => {
    const shop = shopWith(
      { responseRate: 0.3, invited: invitedTo, waves: [100, 250] },
      { acquisition: { curve: 'even' } },
    );
    const first = shop.responses.filter(({ wave }) => wave === 0);
    const known = shop.population.acquiredAt.filter((at) => at < 100 * 86_400 + 9 * 3600).length;
    expect(known).toBeLessThan(invitedTo);
    expectShare(first.length, known, 0.3);
    expectShare(shop.responses.length - first.length, invitedTo, 0.3);
    const asked = shop.responses.map(({ wave, customer }) => `${wave} ${customer}`);
    expect(new Set(asked).size).toBe(asked.length);
    expect(
      shop.responses.filter(({ customer, startedAt }) => shop.customer(customer).acquiredAt > startedAt),
    ).toEqual([]);
    const times = shop.responses.map(({ startedAt }) => startedAt);
    expect(times).toEqual([...times].sort((a, b) => a - b));
    expect(shop.responses.map(({ no }) => no)).toEqual(times.map((_, no) => no));
  });

  // with everyone answering in one shop and some in its twin, the twin's answers say who responds at which score
  it('depends on the overall score by the stated log odds', () => {
    const everyone = shopWith({});
    const some = shopWith({ responseRate: 0.4, responseBias: 0.7 });
    const answered = new Set(some.responses.map(({ customer }) => customer));
    const scores = standardised(everyone)[0] ?? [];
    const replies = everyone.responses.map(({ customer }) => (answered.has(customer) ? 1 : 0));
    const { intercept, slope, se } = logistic(scores, replies);
    expect(Math.abs(slope - 0.7) / se.slope).toBeLessThan(Z);
    expect(Math.abs(intercept - Math.log(0.4 / 0.6)) / se.intercept).toBeLessThan(Z);
  });

  it('leaves out single answers', () => {
    const shop = shopWith({ missing: 0.07 });
    const given = shop.responses.flatMap(({ answers }) => answers);
    expectShare(given.filter((answer) => answer === null).length, given.length, 0.07);
  });
});

describe('answers', () => {
  const weights = [6, 3, 1].map((weight, at) => ({ key: `option ${at}`, weight }));
  const ticks = [0.6, 0.3, 0.1].map((weight, at) => ({ key: `option ${at}`, weight }));
  const per_cent = ticks.map(({ key, weight }) => ({ key, weight: weight * 100 }));
  const shop = shopWith({
    questions: [
      { ...fine('overall'), min: 1, max: 5, mean: 3.8, sd: 1 },
      { kind: 'choice', key: 'choice', text: 'choice', options: weights },
      { kind: 'multi', key: 'ticks', text: 'ticks', options: ticks },
      { kind: 'multi', key: 'per cent', text: 'per cent', options: per_cent },
      { kind: 'text', key: 'text', text: 'text', answers: weights, share: 0.25 },
    ],
  });
  const column = (at: number) => shop.responses.map(({ answers }) => answers[at] ?? null);
  const n = shop.responses.length;

  it('on a scale are the rounded score, what lies beyond at the end', () => {
    const counts = countBy(column(0));
    // Phi((1.5 - 3.8) / 1), and so on
    const below = [0.010724110021675809, 0.0968004845856103, 0.38208857781104733, 0.758036347776927, 1];
    below.forEach((share, at) => expectShare(counts.get(at + 1) ?? 0, n, share - (below[at - 1] ?? 0)));
    expect(counts.size).toBe(5);
  });

  it('to a choice have the shares of their weights', () => {
    const counts = countBy(column(1));
    [0.6, 0.3, 0.1].forEach((share, at) => expectShare(counts.get(at) ?? 0, n, share));
  });

  it('to a multiple choice are ticked independently, null where none is', () => {
    for (const at of [2, 3]) {
      const given = column(at);
      [0.6, 0.3, 0.1].forEach((share, option) =>
        expectShare(given.filter((each) => Array.isArray(each) && each.includes(option)).length, n, share),
      );
      expectShare(given.filter((each) => each === null).length, n, 0.4 * 0.7 * 0.9);
    }
  });

  it('in words are written by the stated share', () => {
    const counts = countBy(column(4));
    expectShare(counts.get(null) ?? 0, n, 0.75);
    expectShare(counts.get('option 0') ?? 0, n, 0.25 * 0.6);
  });
});

it('an open or slow ticket moves the overall score and what it drives', () => {
  const tickets: ShopDescription['tickets'] = {
    perOrder: 0.15,
    types: [{ key: 'late', weight: 1 }],
    channels: [{ key: 'mail', weight: 1 }],
    hoursToAnswer: 10,
    hoursToClose: 50,
    open: 0.5,
  };
  const calm = shopWith({}, { tickets });
  const upset = shopWith({ ticketEffect: -0.9 }, { tickets });
  const sentAt = upset.startsAt + 300 * 86_400 + 9 * 3600;
  const angry = angryCustomers(upset.tickets, sentAt, tickets);
  const shifts = (at: number, isAngry: boolean) => {
    const [before, after] = [calm, upset].map((shop) => standardised(shop)[at] ?? []);
    const chosen = upset.responses.map(({ customer }) => angry.has(customer) === isAngry);
    return (after ?? []).map((value, no) => value - (before?.[no] ?? 0)).filter((_, no) => chosen[no]);
  };
  expect(angry.size).toBeGreaterThan(500);
  expect(meanOf(shifts(0, true))).toBeCloseTo(-0.9, 2);
  expect(meanOf(shifts(4, true))).toBeCloseTo(-0.9 * 0.75, 2);
  expect(meanOf(shifts(1, true))).toBe(0);
  expect(meanOf(shifts(0, false))).toBe(0);
});

it('the shipped shops have surveys whose drivers leave room for noise', () => {
  const model = toSurveyModel(TEA_SHOP.survey as Survey);
  for (const own of model.coefficients)
    expect(own.reduce((sum, value) => sum + value ** 2, 0)).toBeCloseTo(1, 12);
});

/** Least squares by the normal equations; each coefficient against its expectation in its own standard error. */
function expectCoefficients(y: number[], x: number[][], expected: number[]): void {
  const n = y.length;
  const cross = x.map((a) => x.map((b) => a.reduce((sum, value, at) => sum + value * (b[at] ?? 0), 0)));
  const right = x.map((a) => a.reduce((sum, value, at) => sum + value * (y[at] ?? 0), 0));
  const beta = solve(cross, right);
  const residual = y.reduce(
    (sum, value, at) => sum + (value - beta.reduce((fit, b, j) => fit + b * (x[j]?.[at] ?? 0), 0)) ** 2,
    0,
  );
  expected.forEach((weight, j) => {
    const unit = x.map((_, at) => (at === j ? 1 : 0));
    const variance = ((solve(cross, unit)[j] ?? 0) * residual) / n;
    expectCentred((beta[j] ?? NaN) - weight, variance);
  });
}

/** Gauss-Jordan elimination of a small positive definite system. */
function solve(matrix: number[][], right: number[]): number[] {
  const rows = matrix.map((row, at) => [...row, right[at] ?? 0]);
  rows.forEach((pivot, at) => {
    const scale = pivot[at] ?? 1;
    pivot.forEach((value, column) => (pivot[column] = value / scale));
    rows.forEach((row, other) => {
      if (other === at) return;
      const factor = row[at] ?? 0;
      row.forEach((value, column) => (row[column] = value - factor * (pivot[column] ?? 0)));
    });
  });
  return rows.map((row) => row.at(-1) ?? NaN);
}

/** Maximum likelihood by Newton's method; standard errors from the information. */
function logistic(x: number[], y: number[]) {
  let [intercept, slope] = [0, 0];
  let inverse = [0, 0];
  for (let step = 0; step < 20; step++) {
    const information = [
      [0, 0],
      [0, 0],
    ];
    const score = [0, 0];
    x.forEach((value, at) => {
      const p = 1 / (1 + Math.exp(-intercept - slope * value));
      [1, value].forEach((a, i) => {
        score[i] = (score[i] ?? 0) + a * ((y[at] ?? 0) - p);
        [1, value].forEach((b, j) => {
          const row = information[i] as number[];
          row[j] = (row[j] ?? 0) + a * b * p * (1 - p);
        });
      });
    });
    const [first = 0, second = 0] = solve(information, score);
    intercept += first;
    slope += second;
    inverse = [solve(information, [1, 0])[0] ?? 0, solve(information, [0, 1])[1] ?? 0];
  }
  const [a = 0, b = 0] = inverse.map(Math.sqrt);
  return { intercept, slope, se: { intercept: a, slope: b } };
}
