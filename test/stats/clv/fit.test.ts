import { describe, expect, it } from 'vitest';
import { bgNbd, mbgNbd } from '../../../src/stats/clv/bg-nbd';
import { compareModels, likelihoodRatioTest } from '../../../src/stats/clv/compare';
import { bgNbdWithCovariates, paretoNbdWithCovariates } from '../../../src/stats/clv/covariates';
import { continuousRate, discountedByPeriod, discountedPurchases } from '../../../src/stats/clv/discount';
import { correlations, deltaInterval, drawParameters, estimates } from '../../../src/stats/clv/estimates';
import { fit, type Fit } from '../../../src/stats/clv/fit';
import { expectedValue, populationMeanValue } from '../../../src/stats/clv/gamma-gamma';
import { compressHistories, thinHistories, total } from '../../../src/stats/clv/histories';
import { nbd } from '../../../src/stats/clv/nbd';
import { paretoNbd } from '../../../src/stats/clv/pareto-nbd';
import { verdicts } from '../../../src/stats/clv/verdicts';
import { expectRelative } from './support/relative';
import { simulateBgNbd, standardNormal, toColumns } from './support/simulate';

const TRUTH = { r: 0.6, alpha: 5, a: 0.8, b: 2.5 };
const CUSTOMERS = simulateBgNbd(TRUTH, 6000, 7);
const HISTORIES = compressHistories(toColumns(CUSTOMERS));
const FITTED = fit(bgNbd, HISTORIES);
const BASELINE = fit(nbd, HISTORIES);

describe('compressed histories', () => {
  it('are as likely as the customers one by one', () => {
    const apart = CUSTOMERS.map((customer) => compressHistories(toColumns([customer])));
    const sum = apart.reduce((s, histories) => s + bgNbd.logLikelihood(TRUTH, histories), 0);
    expectRelative(bgNbd.logLikelihood(TRUTH, HISTORIES), sum, 1e-12);
    expect(HISTORIES.x.length).toBeLessThan(CUSTOMERS.length);
  });

  it('take weights, and keep the customers when thinned', () => {
    const { x, tx, T, weight } = HISTORIES;
    expect(compressHistories({ x, tx, T, weight })).toEqual(HISTORIES);
    const thinned = thinHistories(HISTORIES, 100);
    expect(thinned.x.length).toBeLessThanOrEqual(100);
    expect(total(thinned.weight)).toBeCloseTo(6000, 8);
  });
});

describe('a fit', () => {
  it('finds what the data were made from, within its intervals', () => {
    expect(FITTED.converged).toBe(true);
    expect(FITTED.gradientNorm).toBeLessThan(1e-8);
    expect(FITTED.logLikelihood).toBeGreaterThan(bgNbd.logLikelihood(TRUTH, HISTORIES));
    for (const { parameter, interval } of estimates(FITTED)) {
      const truth = TRUTH[parameter as keyof typeof TRUTH];
      expect(interval?.[0], parameter).toBeLessThan(truth);
      expect(interval?.[1], parameter).toBeGreaterThan(truth);
    }
  });

  it('does not depend on the unit of time', () => {
    const { x, tx, T, weight } = HISTORIES;
    const inDays = compressHistories({ x, tx: tx.map((t) => t * 7), T: T.map((t) => t * 7), weight });
    const { parameters } = fit(bgNbd, inDays);
    expectRelative(parameters.alpha, 7 * FITTED.parameters.alpha, 1e-5);
    expectRelative(parameters.a, FITTED.parameters.a, 1e-5);
  });

  it('tells its progress, and stops where that throws', () => {
    const told: number[] = [];
    fit(nbd, HISTORIES, { onProgress: (share) => told.push(share) });
    expect(told.length).toBeGreaterThan(2);
    expect(told).toEqual(told.toSorted((a, b) => a - b));
    const stop = (): never => {
      throw new Error('stopped');
    };
    expect(() => fit(nbd, HISTORIES, { onProgress: stop })).toThrow('stopped');
  });

  it('with priors stays near them where data are few, near the data where they are many', () => {
    const few = compressHistories(toColumns(CUSTOMERS.slice(0, 12)));
    const priors = { r: { median: 1, spread: 0.05 } };
    expectRelative(fit(bgNbd, few, { priors }).parameters.r, 1, 0.1);
    const weak = { r: { median: 1, spread: 1 } };
    expectRelative(fit(bgNbd, HISTORIES, { priors: weak }).parameters.r, FITTED.parameters.r, 0.01);
  });
});

describe('uncertainty', () => {
  it('correlations are 1 with themselves, within -1..1 with others', () => {
    correlations(FITTED)!.forEach((row, i) => {
      expect(row[i]).toBeCloseTo(1, 12);
      row.forEach((value) => expect(Math.abs(value)).toBeLessThanOrEqual(1 + 1e-12));
    });
  });

  it('the delta method and draws agree on an interval', () => {
    const year = (parameters: typeof TRUTH): number => bgNbd.expectedPurchases(parameters, 52);
    const interval = deltaInterval(FITTED, year)!;
    const draws = drawParameters(FITTED, 2000, standardNormal(3))!
      .map(year)
      .sort((a, b) => a - b);
    expectRelative(draws[50]!, interval.low, 0.02);
    expectRelative(draws[1949]!, interval.high, 0.02);
    expect(year(TRUTH)).toBeGreaterThan(interval.low);
    expect(year(TRUTH)).toBeLessThan(interval.high);
  });
});

describe('models side by side', () => {
  it('the one that made the data wins; evidence sums to 1', () => {
    const table = compareModels([
      BASELINE,
      FITTED,
      fit(mbgNbd, HISTORIES),
      fit(paretoNbd, HISTORIES),
    ] as Fit[]);
    expect(table[0]).toMatchObject({ model: 'bgnbd', chosen: true });
    expect(table.reduce((sum, { weight }) => sum + weight, 0)).toBeCloseTo(1, 12);
    expect(table.map(({ aic }) => aic)).toEqual(table.map(({ aic }) => aic).toSorted((a, b) => a - b));
    expectRelative(table[0]!.bic, 4 * Math.log(6000) - 2 * FITTED.logLikelihood, 1e-12);
  });

  it('leaving is more than chance; a smaller model cannot be the larger', () => {
    expect(likelihoodRatioTest(BASELINE as Fit, FITTED as Fit).p).toBeLessThan(1e-6);
    expect(() => likelihoodRatioTest(FITTED as Fit, BASELINE as Fit)).toThrow(RangeError);
    const other = fit(nbd, compressHistories(toColumns(CUSTOMERS.slice(0, 50))));
    expect(() => compareModels([BASELINE, other] as Fit[])).toThrow(RangeError);
  });
});

describe('verdicts', () => {
  const codes = (customers: typeof CUSTOMERS): string[] => {
    const histories = compressHistories(toColumns(customers));
    return verdicts(fit(bgNbd, histories) as Fit, histories, fit(nbd, histories)).map(({ code }) => code);
  };

  it('nothing to say of a good fit', () => {
    expect(verdicts(FITTED as Fit, HISTORIES, BASELINE)).toEqual([]);
  });

  it('few customers, few repeaters', () => {
    expect(codes(CUSTOMERS.slice(0, 10))).toEqual(
      expect.arrayContaining(['too-few-customers', 'too-few-repeaters']),
    );
  });

  it('only one-time buyers', () => {
    const once = CUSTOMERS.filter(({ x }) => x === 0);
    expect(codes(once)).toEqual(expect.arrayContaining(['no-repeaters', 'dropout-not-identified']));
  });

  it('everybody bought yesterday, or today', () => {
    for (const T of [1 / 7, 0]) {
      expect(codes(Array.from({ length: 300 }, () => ({ x: 0, tx: 0, T })))).toContain('no-repeaters');
    }
  });

  it('a history shorter than three usual intervals', () => {
    expect(
      codes(simulateBgNbd({ ...TRUTH, r: 10, alpha: 1000 }, 2000, 5, { weeks: 26, acquisition: 13 })),
    ).toContain('history-too-short');
  });
});

describe('covariates', () => {
  const frequent = compressHistories(
    toColumns(simulateBgNbd({ ...TRUTH, alpha: TRUTH.alpha / Math.E }, 6000, 8)),
  );
  const groups = [
    { values: [0], histories: HISTORIES },
    { values: [1], histories: frequent },
  ];

  it('BG/NBD: finds an effect on buying where there is one, and none on leaving', () => {
    const model = bgNbdWithCovariates(['mobile']);
    const found = fit(model, groups);
    const byName = new Map(estimates(found).map((estimate) => [estimate.parameter, estimate]));
    const { estimate, interval } = byName.get('alpha.mobile')!;
    expect(Math.abs(estimate - 1)).toBeLessThan(0.1);
    expect(interval![0]).toBeGreaterThan(0.8);
    const [low, high] = byName.get('a.mobile')!.interval!;
    expect(low * high).toBeLessThan(0);
    const own = model.parametersOf(found.parameters, [1]);
    expectRelative(
      own.alpha,
      found.parameters['alpha']! * Math.exp(-found.parameters['alpha.mobile']!),
      1e-12,
    );
  });

  it('have the gradient of their likelihood', () => {
    const model = paretoNbdWithCovariates(['mobile']);
    const at: Record<string, number> = {
      r: 0.6,
      alpha: 8,
      s: 0.5,
      beta: 9,
      'alpha.mobile': 0.4,
      'beta.mobile': -0.2,
    };
    const gradient = new Float64Array(model.parameters.length);
    model.logLikelihood(at, groups, gradient);
    model.parameters.forEach((name, i) => {
      const value = (shift: number): number =>
        model.logLikelihood({ ...at, [name]: at[name]! + shift }, groups);
      expectRelative(gradient[i]!, (value(1e-5) - value(-1e-5)) / 2e-5, 1e-5);
    });
  });
});

describe('value', () => {
  it('discounting: by the moment, by period, not at all', () => {
    const steady = (t: number): number => 2 * t;
    expect(discountedPurchases(steady, 0, 10)).toBe(20);
    expectRelative(discountedPurchases(steady, 0.1, 10), 20 * (1 - Math.exp(-1)), 1e-12);
    expectRelative(discountedPurchases(steady, 0.1, Infinity), 20, 1e-9);
    expectRelative(discountedByPeriod(steady, 1, 2, 0.1), 2 / 1.1 + 2 / 1.21, 1e-14);
    expect(discountedPurchases(steady, 0.1, 0)).toBe(0);
    expectRelative(continuousRate(0.1, 12) * 12, Math.log(1.1), 1e-14);
    expect(() => discountedPurchases(steady, 0, Infinity)).toThrow(RangeError);
    expect(() => continuousRate(-1, 12)).toThrow(RangeError);
  });

  it('a customer’s own mean counts the more the more she bought; without a mean of all it is Infinity', () => {
    const parameters = { p: 6.25, q: 3.74, gamma: 15.44 };
    const mean = populationMeanValue(parameters);
    expect(expectedValue(parameters, 0, 0)).toBe(mean);
    const after = [1, 4, 100].map((x) => expectedValue(parameters, x, 80));
    expect([mean, ...after]).toEqual([mean, ...after].toSorted((a, b) => a - b));
    expect(after[2]).toBeLessThan(80);
    expect(populationMeanValue({ ...parameters, q: 1 })).toBe(Infinity);
  });
});
