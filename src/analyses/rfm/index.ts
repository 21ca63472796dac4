import type { Analysis, AnalysisResult } from '../analysis';
import { rfmBlocks } from './rfm.blocks';
import { runRfm } from './rfm.run';
import { parseRfmParameters, RFM_METHODS, RFM_SCHEMES, type RfmParameters } from './rfm.types';

/** Recency, frequency, monetary value: who the customers are, by what they did. */
export const rfm: Analysis<RfmParameters> = {
  id: 'rfm',
  title: 'rfm.title',
  question: 'rfm.question',
  method: 'rfm.method',
  needs: [['customer_id'], ['ordered_at'], ['amount', 'unit_price']],
  settings: [
    {
      kind: 'choice',
      parameter: 'scheme',
      label: 'rfm.setting.scheme',
      options: RFM_SCHEMES.map((value) => ({ value, label: `rfm.scheme.${value}` as const })),
    },
    {
      kind: 'choice',
      parameter: 'method',
      label: 'rfm.setting.method',
      options: RFM_METHODS.filter((value) => value !== 'fixed').map((value) => ({
        value,
        label: `rfm.scoring.${value}` as const,
      })),
    },
    {
      kind: 'choice',
      parameter: 'bins',
      label: 'rfm.setting.bins',
      options: [3, 4, 5, 10].map((value) => ({ value, label: String(value) })),
    },
    { kind: 'date', parameter: 'asOf', label: 'rfm.setting.as_of' },
  ],
  parse: parseRfmParameters,
  async run(context, parameters): Promise<AnalysisResult> {
    const result = await runRfm(context, parameters);
    return {
      blocks: rfmBlocks(result, context.name),
      steps: context.steps,
      rows: result.totals.customers,
      resolved: { asOf: result.asOf, bins: result.bins },
    };
  },
};
