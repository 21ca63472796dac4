import { describe, expect, it } from 'vitest';
import type { Interval } from '../../../src/stats/interval';
import { driverCorrelations } from '../../../src/stats/regression/driver-correlations';
import { johnsonWeights } from '../../../src/stats/regression/johnson-weights';
import { fitLeastSquares } from '../../../src/stats/regression/ordinary-least-squares';
import { shapleyShares } from '../../../src/stats/regression/shapley';
import { varianceInflation } from '../../../src/stats/regression/variance-inflation';
import { areAbsent, shared } from '../../support/shared-files';
import { csvColumns, expectAllClose, expectClose, goldenCase, numbers } from '../support/golden-stats';

type ByTerm = Readonly<Record<string, number>>;

interface Expected {
  readonly n: number;
  readonly r2: number;
  readonly adj_r2: number;
  readonly coefficients: ByTerm;
  readonly std_error: ByTerm;
  readonly t: ByTerm;
  readonly p: ByTerm;
  readonly ci95: Readonly<Record<string, Interval>>;
  readonly std_beta: ByTerm;
  readonly vif: ByTerm;
  readonly lmg: ByTerm;
  readonly johnson_raw: ByTerm;
}

describe.skipIf(areAbsent(shared('golden/stats/drivers.json')))('drivers of relaimpo, rwa and car', () => {
  it.each([
    ['mobi_overall_satisfaction', 'mobi_ecsi.csv'],
    ['mobi_recommend', 'mobi_ecsi.csv'],
    ['attitude', 'attitude.csv'],
  ])('%s', (id, file) => {
    const { input, expected } = goldenCase<Expected, { outcome: string; drivers: string[] }>('drivers', id);
    const columns = csvColumns(file);
    const y = numbers(columns, input.outcome);
    const drivers = input.drivers.map((name) => numbers(columns, name));
    const ofDrivers = (values: ByTerm) => input.drivers.map((name) => values[name] ?? NaN);

    const fit = fitLeastSquares(y, drivers);
    expect(fit?.n).toBe(expected.n);
    expectClose(fit?.r2 ?? NaN, expected.r2);
    expectClose(fit?.adjustedR2 ?? NaN, expected.adj_r2);
    const terms = new Map([
      ['(Intercept)', fit?.intercept],
      ...input.drivers.map((name, i) => [name, fit?.terms[i]] as const),
    ]);
    for (const [name, term] of terms) {
      expectClose(term?.coefficient ?? NaN, expected.coefficients[name] ?? NaN);
      expectClose(term?.standardError ?? NaN, expected.std_error[name] ?? NaN);
      expectClose(term?.t ?? NaN, expected.t[name] ?? NaN);
      expectClose(term?.p ?? NaN, expected.p[name] ?? NaN);
      expectAllClose(term?.interval ?? [], expected.ci95[name] ?? []);
    }
    expectAllClose(fit?.terms.map(({ standardized }) => standardized) ?? [], ofDrivers(expected.std_beta));

    const correlations = driverCorrelations(y, drivers);
    expectAllClose(varianceInflation(correlations.drivers) ?? [], ofDrivers(expected.vif));
    expectAllClose(shapleyShares(correlations).shares, ofDrivers(expected.lmg));
    expectAllClose(johnsonWeights(correlations) ?? [], ofDrivers(expected.johnson_raw));
  });
});
