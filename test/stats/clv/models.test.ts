import { describe, expect, it } from 'vitest';
import { bgBb } from '../../../src/stats/clv/bg-bb';
import { bgCnbd, bgNbd, mbgCnbd, mbgNbd } from '../../../src/stats/clv/bg-nbd';
import { betaDiscreteWeibull, shiftedBetaGeometric } from '../../../src/stats/clv/contractual';
import { gammaGamma, toSpendHistories } from '../../../src/stats/clv/gamma-gamma';
import { ggomNbd } from '../../../src/stats/clv/ggom-nbd';
import { compressHistories } from '../../../src/stats/clv/histories';
import type { LifetimeModel, Likelihood, Parameters } from '../../../src/stats/clv/model';
import { nbd } from '../../../src/stats/clv/nbd';
import { paretoNbd } from '../../../src/stats/clv/pareto-nbd';
import { expectRelative } from './support/relative';

const HISTORIES = compressHistories({
  x: [0, 0, 1, 2, 5, 29, 1, 400],
  tx: [0, 0, 3.3, 20, 30.1, 38.2, 0.2, 38.9],
  T: [39, 27, 39, 27.5, 30.1, 38.9, 39, 39],
  weight: [700, 300, 90, 41, 13, 2, 30, 1],
  sumLogIntervals: 123,
});

const BG = { r: 0.24, alpha: 4.4, a: 0.79, b: 2.4 };
const PARETO = { r: 0.55, alpha: 10.6, s: 0.6, beta: 11.7 };

interface Case {
  readonly model: LifetimeModel;
  readonly parameters: Parameters<string>;
}

const CASES: readonly Case[] = [
  { model: nbd as LifetimeModel, parameters: { r: 0.4, alpha: 12 } },
  { model: bgNbd as LifetimeModel, parameters: BG },
  { model: bgNbd as LifetimeModel, parameters: { ...BG, a: 1 } },
  { model: mbgNbd as LifetimeModel, parameters: { r: 0.5, alpha: 6.2, a: 0.9, b: 1.6 } },
  { model: bgCnbd(3) as LifetimeModel, parameters: { ...BG, alpha: 1.5 } },
  { model: mbgCnbd(2) as LifetimeModel, parameters: { ...BG, alpha: 2 } },
  { model: paretoNbd as LifetimeModel, parameters: PARETO },
  { model: paretoNbd as LifetimeModel, parameters: { ...PARETO, alpha: 30, s: 1 } },
  { model: ggomNbd as LifetimeModel, parameters: { r: 0.6, alpha: 9, b: 0.05, s: 0.4, beta: 0.7 } },
  { model: ggomNbd as LifetimeModel, parameters: { r: 0.6, alpha: 9, b: 0.3, s: 0.4, beta: 50 } },
];

/** Compares the analytic gradient with central differences in each parameter. */
function expectGradient<Name extends string, Data>(
  model: Likelihood<Name, Data>,
  parameters: Parameters<Name>,
  data: Data,
): void {
  const gradient = new Float64Array(model.parameters.length);
  model.logLikelihood(parameters, data, gradient);
  model.parameters.forEach((name, i) => {
    const step = 1e-5 * parameters[name];
    const at = (shift: number): number =>
      model.logLikelihood({ ...parameters, [name]: parameters[name] + shift }, data);
    const difference = (at(step) - at(-step)) / (2 * step);
    const scale = Math.max(Math.abs(difference), 1e-3 * Math.abs(at(0) / parameters[name]));
    expect(Math.abs((gradient[i] ?? NaN) - difference) / scale, `${model.id} by ${name}`).toBeLessThan(1e-6);
  });
}

describe('gradients are those of the log-likelihood', () => {
  it.each(CASES)('$model.id at $parameters', ({ model, parameters }) => {
    expectGradient(model, parameters, HISTORIES);
  });

  it('of spend, of discrete opportunities, of contracts', () => {
    expectGradient(
      gammaGamma,
      { p: 6, q: 3.7, gamma: 15 },
      toSpendHistories([1, 2, 2, 30], [12, 40.5, 3, 33]),
    );
    expectGradient(bgBb, { alpha: 1.2, beta: 0.7, gamma: 0.6, delta: 2.8 }, [
      { x: 3, tx: 4, n: 6, weight: 10 },
      { x: 0, tx: 0, n: 6, weight: 30 },
      { x: 6, tx: 6, n: 6, weight: 5 },
    ]);
    const tenures = { lost: [100, 60, 0, 20], active: [0, 10, 5, 40, 7] };
    expectGradient(shiftedBetaGeometric, { alpha: 0.7, beta: 3.8 }, tenures);
    expectGradient(betaDiscreteWeibull, { gamma: 0.7, delta: 3.8, c: 1.3 }, tenures);
  });
});

describe('what the functions of one model say of each other', () => {
  it.each(CASES)('$model.id at $parameters: counts have probabilities, and the expectation as mean', (c) => {
    const { model, parameters } = c;
    for (const t of [0, 0.5, 30]) {
      const probabilities = model.countProbabilities(parameters, t, 400);
      expect(probabilities.reduce((sum, p) => sum + p, 0)).toBeCloseTo(1, 10);
      const mean = probabilities.reduce((sum, p, n) => sum + n * p, 0);
      expect(Math.abs(mean - model.expectedPurchases(parameters, t))).toBeLessThan(1e-8);
    }
  });

  it.each(CASES)(
    '$model.id at $parameters: a history of no length is a new customer',
    ({ model, parameters }) => {
      const outlook = model.outlook(parameters, { x: 0, tx: 0, T: 0 });
      for (const t of [0, 1, 52]) {
        const expected = model.expectedPurchases(parameters, t);
        expect(Math.abs(outlook.expectedPurchases(t) - expected)).toBeLessThan(1e-9 * (1 + expected));
      }
    },
  );

  it.each(CASES)('$model.id at $parameters: silence lowers what is expected', ({ model, parameters }) => {
    const after = [10, 20, 40].map((T) => model.outlook(parameters, { x: 5, tx: 9, T }));
    const alive = after.map(({ probabilityAlive }) => probabilityAlive);
    const ahead = after.map(({ expectedPurchases }) => expectedPurchases(10));
    expect(alive).toEqual(alive.toSorted((a, b) => b - a));
    expect(ahead).toEqual(ahead.toSorted((a, b) => b - a));
    alive.forEach((p) => expect(p).toBeLessThanOrEqual(1));
  });

  it('no repeat purchase: surely alive for the BG/NBD, not for the MBG/NBD', () => {
    const history = { x: 0, tx: 0, T: 100 };
    expect(bgNbd.outlook(BG, history).probabilityAlive).toBe(1);
    expect(mbgNbd.outlook(BG, history).probabilityAlive).toBeLessThan(0.9);
  });
});

describe('one model as the limit of another', () => {
  const at = (model: LifetimeModel, parameters: Parameters<string>): number =>
    model.logLikelihood(parameters, HISTORIES);
  const gamma = { r: 0.24, alpha: 4.4 };

  it('nobody leaves: the NBD', () => {
    const expected = at(nbd as LifetimeModel, gamma);
    expectRelative(at(bgNbd as LifetimeModel, { ...gamma, a: 1e-12, b: 1 }), expected, 1e-9);
    expectRelative(at(paretoNbd as LifetimeModel, { ...gamma, s: 1e-12, beta: 10 }), expected, 1e-9);
  });

  it('GGom/NBD without ageing: the Pareto/NBD', () => {
    const b = 1e-9;
    const ggom = { ...PARETO, b, beta: PARETO.beta * b };
    expectRelative(at(ggomNbd as LifetimeModel, ggom), at(paretoNbd as LifetimeModel, PARETO), 1e-8);
  });

  it('every event a purchase: k = 1', () => {
    expect(at(bgCnbd(1) as LifetimeModel, BG)).toBe(at(bgNbd as LifetimeModel, BG));
  });
});

describe('extremes', () => {
  it.each(CASES)(
    '$model.id at $parameters: ten thousand purchases and 50 years are finite',
    ({ model, parameters }) => {
      const history = { x: 10_000, tx: 499, T: 500 };
      const data = compressHistories({
        x: [history.x],
        tx: [history.tx],
        T: [history.T],
        sumLogIntervals: -30_000,
      });
      expect(model.logLikelihood(parameters, data)).toBeLessThan(Infinity);
      expect(model.logLikelihood(parameters, data)).toBeGreaterThan(-Infinity);
      const { probabilityAlive, expectedPurchases } = model.outlook(parameters, history);
      expect(probabilityAlive).toBeGreaterThan(0);
      const years = expectedPurchases(50 * 52);
      expect(years).toBeGreaterThan(expectedPurchases(52));
      expect(years).toBeLessThan((1.01 * 10_001 * 50 * 52) / 500);
      expect(expectedPurchases(0)).toBe(0);
    },
  );

  it('histories that cannot be are refused', () => {
    const refused: readonly (readonly [x: number, tx: number, T: number])[] = [
      [-1, 0, 5],
      [1.5, 1, 5],
      [1, 6, 5],
      [0, 2, 5],
      [2, 0, 5],
      [NaN, 0, 5],
      [0, 0, Infinity],
    ];
    for (const [x, tx, T] of refused) {
      expect(() => compressHistories({ x: [x], tx: [tx], T: [T] }), `${x}, ${tx}, ${T}`).toThrow(RangeError);
    }
    expect(() => compressHistories({ x: [], tx: [], T: [] })).toThrow(RangeError);
    expect(() => compressHistories({ x: [0], tx: [0], T: [1], weight: [0] })).toThrow(RangeError);
    expect(() => bgCnbd(0)).toThrow(RangeError);
    const unlogged = compressHistories({ x: [1], tx: [1], T: [2] });
    expect(() => bgCnbd(2).logLikelihood(BG, unlogged)).toThrow(RangeError);
  });
});
