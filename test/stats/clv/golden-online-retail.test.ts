import { describe, expect, it } from 'vitest';
import { bgCnbd, bgNbd, mbgCnbd, mbgNbd } from '../../../src/stats/clv/bg-nbd';
import { compareModels } from '../../../src/stats/clv/compare';
import { fit, type Fit } from '../../../src/stats/clv/fit';
import { gammaGamma, toSpendHistories } from '../../../src/stats/clv/gamma-gamma';
import { ggomNbd } from '../../../src/stats/clv/ggom-nbd';
import { compressHistories } from '../../../src/stats/clv/histories';
import type { LifetimeModel, Parameters } from '../../../src/stats/clv/model';
import { nbd } from '../../../src/stats/clv/nbd';
import { paretoNbd } from '../../../src/stats/clv/pareto-nbd';
import { verdicts } from '../../../src/stats/clv/verdicts';
import { areAbsent, ONLINE_RETAIL, shared } from '../../support/shared-files';
import { columnsOf } from './support/customer';
import { RETAIL_R_PEERS, rGolden } from './support/goldens';
import { readOnlineRetail } from './support/online-retail';
import { expectRelative } from './support/relative';

describe.skipIf(areAbsent(ONLINE_RETAIL, shared(`golden/${RETAIL_R_PEERS}`)))(
  'Online Retail to 2011-09-09, where leaving cannot be seen',
  () => {
    const customers = readOnlineRetail();
    const histories = compressHistories(columnsOf(customers));
    const peers = rGolden(RETAIL_R_PEERS);
    const baseline = fit(nbd, histories);

    it('is read as the golden values were', () => {
      const { cbs_sums: sums } = peers.BTYDplus;
      expect(customers.reduce((sum, { x }) => sum + x, 0)).toBe(sums['x']);
      expect(customers.reduce((sum, { tx }) => sum + tx, 0)).toBeCloseTo(sums['t.x'] ?? NaN, 6);
      expectRelative(histories.sumLogIntervals ?? NaN, sums['litt'] ?? NaN, 1e-9);
    });

    it.each([bgNbd, mbgNbd, paretoNbd, ggomNbd] as LifetimeModel[])(
      '$id is no better than the NBD, and says so',
      (model) => {
        const found: Fit = fit(model, histories);
        expect(found.converged).toBe(true);
        expect(Math.abs(found.logLikelihood - peers.BTYDplus.nbd.log_likelihood)).toBeLessThan(0.01);
        const codes = verdicts(found, histories, baseline).map(({ code }) => code);
        expect(codes).toContain('dropout-not-identified');
        const expected = customers.reduce(
          (sum, customer) => sum + model.outlook(found.parameters, customer).expectedPurchases(13),
          0,
        );
        expectRelative(expected, peers.CLVTools.pnbd.predict_totals['CET'] ?? NaN, 1e-3);
      },
      30_000,
    );

    it.each([
      ['BG', bgCnbd(2), peers.BTYDplus.bgcnbd],
      ['MBG', mbgCnbd(2), peers.BTYDplus.mbgcnbd],
    ])('%s/CNBD-2 has the log-likelihood of BTYDplus', (_, model, peer) => {
      const given = peer.params as Parameters<'r' | 'alpha' | 'a' | 'b'>;
      expectRelative(model.logLikelihood(given, histories), peer.log_likelihood, 1e-9);
      const found = fit(model, histories);
      expect(found.logLikelihood).toBeGreaterThan(peer.log_likelihood - 1e-3);
      expect(verdicts(found, histories, baseline)).toEqual([]);
    });

    it('regular timing wins the comparison', () => {
      const fits: Fit[] = [
        baseline,
        fit(mbgNbd, histories),
        fit(bgCnbd(2), histories),
        fit(mbgCnbd(2), histories),
      ];
      const [first, ...rest] = compareModels(fits);
      expect(first).toMatchObject({ model: 'bgcnbd-2', chosen: true });
      expect(rest.map(({ chosen }) => chosen)).toEqual([false, false, false]);
      expect(compareModels(fits, 'bic')[0]?.model).toBe('bgcnbd-2');
    });

    it('Gamma-Gamma: the peers’ likelihood', () => {
      const spend = toSpendHistories(
        customers.map(({ x }) => x),
        customers.map(({ meanValue }) => meanValue),
      );
      expect(fit(gammaGamma, spend).logLikelihood).toBeGreaterThan(peers.CLVTools.gg.log_likelihood - 1e-4);
    });
  },
);
