import type { Analysis, AnalysisResult } from '../analysis';
import { cutOffers } from './cuts.offers';
import { rfmBlocks } from './rfm.blocks';
import type { RfmResult } from './rfm.result';
import { runRfm } from './rfm.run';
import { RFM_SETTINGS } from './rfm.settings';
import { parseRfmParameters, RFM_DIMENSIONS, type RfmParameters } from './rfm.types';

/** Recency, frequency, monetary value: who the customers are, by what they did. */
export const rfm: Analysis<RfmParameters> = {
  id: 'rfm',
  title: 'rfm.title',
  question: 'rfm.question',
  method: 'rfm.method',
  needs: [['customer_id'], ['ordered_at'], ['amount', 'unit_price']],
  settings: RFM_SETTINGS,
  parse: parseRfmParameters,
  async run(context, parameters): Promise<AnalysisResult> {
    const result = await runRfm(context, parameters);
    return {
      blocks: rfmBlocks(result, context.name),
      steps: context.steps,
      rows: result.totals.customers,
      offers: cutOffers(result),
      resolved: {
        asOf: result.asOf,
        bins: sharedBins(result),
        ...(result.movement ? { compareTo: result.movement.since } : {}),
      },
    };
  },
};

/** The number of classes that dimensions without one of their own have. */
function sharedBins({ parameters, bins }: RfmResult): number {
  const own = [parameters.recencyBins, parameters.frequencyBins, parameters.monetaryBins];
  const shared = RFM_DIMENSIONS.find((_, index) => own[index] === 'same');
  return shared ? bins[shared] : parameters.bins;
}
