import { describe, expect, it } from 'vitest';
import { bgNbd, mbgNbd } from '../../../src/stats/clv/bg-nbd';
import { continuousRate, discountedByPeriod, discountedPurchases } from '../../../src/stats/clv/discount';
import { estimates } from '../../../src/stats/clv/estimates';
import { fit, type Fit } from '../../../src/stats/clv/fit';
import {
  expectedValue,
  frequencyValueCorrelation,
  gammaGamma,
  toSpendHistories,
} from '../../../src/stats/clv/gamma-gamma';
import { ggomNbd } from '../../../src/stats/clv/ggom-nbd';
import { compressHistories } from '../../../src/stats/clv/histories';
import type { LifetimeModel, Parameters } from '../../../src/stats/clv/model';
import { nbd } from '../../../src/stats/clv/nbd';
import { paretoNbd } from '../../../src/stats/clv/pareto-nbd';
import { areAbsent, shared } from '../../support/shared-files';
import { CDNOW_SAMPLE, readCdnow } from './support/cdnow';
import { columnsOf } from './support/customer';
import { LIFETIMES, R_PEERS, lifetimesGolden, rGolden } from './support/goldens';
import { expectRelative } from './support/relative';

const HOLDOUT_WEEKS = 39;

describe.skipIf(areAbsent(CDNOW_SAMPLE, shared(`golden/${LIFETIMES}`), shared(`golden/${R_PEERS}`)))(
  'CDNOW sample, calibrated to 1997-09-30',
  () => {
    const customers = readCdnow(CDNOW_SAMPLE);
    const histories = compressHistories(columnsOf(customers));
    const lifetimes = lifetimesGolden();
    const peers = rGolden();
    const byId = new Map(customers.map((customer) => [customer.id, customer]));

    it('is read as the golden values were', () => {
      const sum = (of: (c: (typeof customers)[number]) => number): number =>
        customers.reduce((s, c) => s + of(c), 0);
      expect(customers.length).toBe(lifetimes.summary.n_customers);
      expect(sum(({ x }) => x)).toBe(lifetimes.summary.sum_x);
      expect(sum(({ tx }) => tx)).toBeCloseTo(lifetimes.summary.sum_t_x, 6);
      expect(sum(({ T }) => T)).toBeCloseTo(lifetimes.summary.sum_T, 6);
      for (const row of lifetimes.summary.first50) {
        const customer = byId.get(row.id);
        expect(customer).toMatchObject({ id: row.id, x: row.x });
        expect(customer?.tx).toBeCloseTo(row.t_x, 9);
        expect(customer?.T).toBeCloseTo(row.T, 9);
      }
    });

    const MODELS = [
      { name: 'BG/NBD', model: bgNbd as LifetimeModel, tolerance: 1e-3 },
      { name: 'MBG/NBD', model: mbgNbd as LifetimeModel, tolerance: 1e-3 },
      { name: 'Pareto/NBD', model: paretoNbd as LifetimeModel, tolerance: 5e-3 },
    ] as const;

    describe.each(MODELS)('$name', ({ name, model, tolerance }) => {
      const peer = lifetimes.models[name];
      const given = peer.params as Parameters<string>;
      let fitted: Fit | undefined;
      const fitOnce = (): Fit => (fitted ??= fit(model, histories));

      it('has the peer’s log-likelihood at the peer’s parameters', () => {
        expectRelative(model.logLikelihood(given, histories), peer.log_likelihood, 1e-8);
      });

      it('finds a log-likelihood that is no worse, and the parameters', () => {
        const found = fitOnce();
        expect(found.converged).toBe(true);
        expect(found.startsAgreeing).toBe(found.starts);
        expect(found.logLikelihood).toBeGreaterThan(peer.log_likelihood - 1e-4);
        for (const parameter of model.parameters) {
          expectRelative(found.parameters[parameter] ?? NaN, peer.params[parameter] ?? NaN, tolerance);
        }
      });

      it('predicts with the peer’s parameters what the peer predicts', () => {
        for (const row of peer.first100) {
          const outlook = model.outlook(given, byId.get(row.id)!);
          expectRelative(outlook.probabilityAlive, row.p_alive, 1e-8);
          expectRelative(outlook.expectedPurchases(HOLDOUT_WEEKS), row.cet_holdout, 1e-8);
        }
        for (const [t, expected] of Object.entries(peer['E_X(t)_new_customer'])) {
          expectRelative(model.expectedPurchases(given, Number(t)), expected, 1e-8);
        }
      });

      it('predicts with its own parameters the peer’s totals', () => {
        const { parameters } = fitOnce();
        const outlooks = customers.map((customer) => model.outlook(parameters, customer));
        const expected = outlooks.reduce((sum, o) => sum + o.expectedPurchases(HOLDOUT_WEEKS), 0);
        const alive = outlooks.reduce((sum, o) => sum + o.probabilityAlive, 0) / customers.length;
        expectRelative(expected, peer.conditional_expected_holdout_total, 1e-3);
        expectRelative(alive, peer.mean_p_alive, 1e-3);
      });
    });

    it.each([
      ['BG/NBD', bgNbd as LifetimeModel, peers.CLVTools.bgnbd],
      ['Pareto/NBD', paretoNbd as LifetimeModel, peers.CLVTools.pnbd],
    ])('%s has CLVTools’ standard errors', (_, model, peer) => {
      for (const { parameter, standardError } of estimates(fit(model, histories))) {
        expectRelative(standardError ?? NaN, peer.se[parameter] ?? NaN, 5e-3);
      }
    });

    it.each([
      ['BG/NBD', bgNbd as LifetimeModel, peers.CLVTools.bgnbd],
      ['Pareto/NBD', paretoNbd as LifetimeModel, peers.CLVTools.pnbd],
      ['GGom/NBD', ggomNbd as LifetimeModel, peers.CLVTools.ggomnbd],
    ])('%s counts new customers’ purchases as CLVTools does', (_, model, peer) => {
      const rows = peer.pmf_plot.filter(({ variable }) => variable !== 'Actual');
      const counts = new Array<number>(10).fill(0);
      const ages = new Map<number, number>();
      for (const { T } of customers) ages.set(T, (ages.get(T) ?? 0) + 1);
      for (const [T, number] of ages) {
        model.countProbabilities(peer.params, T, 9).forEach((p, n) => (counts[n]! += number * p));
      }
      for (const { 'num.transactions': label, value } of rows) {
        if (/^\d$/.test(label)) expectRelative(counts[Number(label)] ?? NaN, value, 1e-6);
      }
    });

    it('GGom/NBD: log-likelihood and predictions at CLVTools’ parameters, and a fit that is no worse', () => {
      const peer = peers.CLVTools.ggomnbd;
      const given = peer.params as Parameters<'r' | 'alpha' | 'b' | 's' | 'beta'>;
      expectRelative(ggomNbd.logLikelihood(given, histories), peer.log_likelihood, 1e-8);
      for (const row of peer.first100) {
        const outlook = ggomNbd.outlook(given, byId.get(row.Id)!);
        expectRelative(outlook.probabilityAlive, row.PAlive, 1e-7);
        expectRelative(outlook.expectedPurchases(HOLDOUT_WEEKS), row.CET, 1e-7);
      }
      expect(fit(ggomNbd, histories).logLikelihood).toBeGreaterThan(peer.log_likelihood);
    }, 20_000);

    it('NBD: the log-likelihood of BTYDplus', () => {
      expect(fit(nbd, histories).logLikelihood).toBeGreaterThan(peers.BTYDplus.nbd.log_likelihood - 1e-6);
      expectRelative(
        nbd.logLikelihood(peers.BTYDplus.nbd.params as Parameters<'r' | 'alpha'>, histories),
        peers.BTYDplus.nbd.log_likelihood,
        1e-9,
      );
    });

    it('DERT of the Pareto/NBD is the closed form of BTYD', () => {
      const { params, first100 } = peers.BTYD.pnbd;
      const rate = continuousRate(0.1, 365.2422 / 7);
      first100.forEach((row, i) => {
        const { id } = lifetimes.models['Pareto/NBD'].first100[i]!;
        const outlook = paretoNbd.outlook(params as Parameters<'r' | 'alpha' | 's' | 'beta'>, byId.get(id)!);
        expectRelative(outlook.probabilityAlive, row.p_alive, 1e-8);
        const dert = discountedPurchases((t) => outlook.expectedPurchases(t), rate, Infinity);
        expectRelative(dert, row.dert_10pct_annual_weekly_log, 1e-7);
      });
    });

    describe('Gamma-Gamma', () => {
      const spend = toSpendHistories(
        customers.map(({ x }) => x),
        customers.map(({ meanValue }) => meanValue),
      );
      const peer = lifetimes.models['Gamma-Gamma'];
      const given = { p: peer.params['p']!, q: peer.params['q']!, gamma: peer.params['v']! };

      it('leaves out whom the peer leaves out, and correlates number and value alike', () => {
        expect(spend.x.length).toBe(peer.n_repeat_customers);
        expectRelative(frequencyValueCorrelation(spend), peer.mean_freq_value_correlation, 1e-9);
      });

      it('has the peers’ likelihood and parameters', () => {
        const found = fit(gammaGamma, spend);
        const { params, log_likelihood } = peers.CLVTools.gg;
        expectRelative(gammaGamma.logLikelihood(given, spend), peer.lifetimes_internal_ll_times_n, 1e-8);
        expect(found.logLikelihood).toBeGreaterThan(log_likelihood - 1e-6);
        for (const parameter of gammaGamma.parameters) {
          expectRelative(found.parameters[parameter], params[parameter] ?? NaN, 1e-3);
        }
      });

      it('expects the peer’s values of purchases', () => {
        for (const row of peer.first100_repeaters) {
          expectRelative(expectedValue(given, row.x, row.m), row.conditional_expected_average_profit, 1e-8);
        }
      });

      it('values the first customers over 12 months as lifetimes does', () => {
        const { first100_repeaters, monthly_discount_rate } = lifetimes.clv_12_months_10pct;
        const bg = lifetimes.models['BG/NBD'].params as Parameters<'r' | 'alpha' | 'a' | 'b'>;
        for (const row of first100_repeaters) {
          const customer = byId.get(row.id)!;
          const outlook = bgNbd.outlook(bg, customer);
          const purchases = discountedByPeriod(
            (t) => outlook.expectedPurchases(t),
            4.345,
            12,
            monthly_discount_rate,
          );
          expectRelative(purchases * expectedValue(given, customer.x, customer.meanValue), row.clv, 1e-6);
        }
      });
    });
  },
);
