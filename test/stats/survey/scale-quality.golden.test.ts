import { describe, expect, it } from 'vitest';
import type { Interval } from '../../../src/stats/interval';
import { correlationMatrix, covarianceMatrix, completeCases } from '../../../src/stats/numeric/moments';
import { fitOneFactor } from '../../../src/stats/survey/one-factor';
import { omegaTotal } from '../../../src/stats/survey/omega';
import { reverseItem } from '../../../src/stats/survey/reverse-item';
import { scaleQuality } from '../../../src/stats/survey/scale-quality';
import { areAbsent, shared } from '../../support/shared-files';
import { csvColumns, expectAllClose, expectClose, goldenCase, numbers } from '../support/golden-stats';

type ByItem = Readonly<Record<string, number>>;

interface Input {
  readonly items: readonly string[];
  readonly reversed: string | readonly string[];
  readonly scale_min: number;
  readonly scale_max: number;
}

interface Expected {
  readonly n_rows: number;
  readonly n_complete: number;
  readonly complete_case: {
    readonly alpha: number;
    readonly feldt_ci: Interval;
    readonly alpha_standardised: number;
    readonly item_total_corrected: ByItem;
    readonly alpha_if_deleted: ByItem;
    readonly ml_loadings_std: ByItem;
    readonly ml_uniqueness: ByItem;
    readonly omega_total_std: number;
    readonly omega_total_raw: number;
  };
}

describe.skipIf(areAbsent(shared('golden/stats/reliability.json')))(
  'scales measured by psych and factanal',
  () => {
    it.each([
      ['bfi_agreeableness', 'bfi.csv'],
      ['bfi_conscientiousness', 'bfi.csv'],
      ['bfi_neuroticism', 'bfi.csv'],
      ['bfi_15_items_bifactor', 'bfi.csv'],
      ['mobi_perceived_quality', 'mobi_ecsi.csv'],
      ['mobi_satisfaction', 'mobi_ecsi.csv'],
    ])('%s', (id, file) => {
      const { input, expected } = goldenCase<Expected, Input>('reliability', id);
      const columns = csvColumns(file);
      const items = input.items.map((item) => {
        const answers = numbers(columns, item);
        const reversed = [input.reversed].flat().includes(item);
        return reversed ? reverseItem(answers, input.scale_min, input.scale_max) : answers;
      });
      const quality = scaleQuality(items);
      const wanted = expected.complete_case;
      expect(quality?.n).toBe(expected.n_complete);
      expect(quality?.incomplete).toBe(expected.n_rows - expected.n_complete);
      expectClose(quality?.alpha ?? NaN, wanted.alpha);
      expectAllClose(quality?.alphaInterval ?? [], wanted.feldt_ci);
      expectClose(quality?.standardizedAlpha ?? NaN, wanted.alpha_standardised);
      const statistics = quality?.itemStatistics ?? [];
      const ofItems = (values: ByItem) => input.items.map((item) => values[item] ?? NaN);
      expectAllClose(
        statistics.map(({ itemTotal }) => itemTotal),
        ofItems(wanted.item_total_corrected),
      );
      expectAllClose(
        statistics.map(({ alphaIfDeleted }) => alphaIfDeleted ?? NaN),
        ofItems(wanted.alpha_if_deleted),
      );

      const covariances = covarianceMatrix(completeCases(items));
      const fit = fitOneFactor(correlationMatrix(covariances));
      expectAllClose(fit.loadings, ofItems(wanted.ml_loadings_std), 0, 1e-4);
      expectAllClose(fit.uniquenesses, ofItems(wanted.ml_uniqueness), 0, 1e-4);
      const omega = omegaTotal(covariances);
      expectClose(omega.omega, wanted.omega_total_raw, 0, 1e-4);
      expectClose(omega.standardized, wanted.omega_total_std, 0, 1e-4);
    });
  },
);
