import type { Analysis, AnalysisResult } from '../analysis';
import { abcBlocks } from './abc.blocks';
import { runAbc } from './abc.run';
import { ABC_BY, ABC_MEASURES, parseAbcParameters, type AbcParameters } from './abc.types';

/** ABC classes and the Pareto curve: how concentrated the value is. */
export const abc: Analysis<AbcParameters> = {
  id: 'abc',
  title: 'abc.title',
  question: 'abc.question',
  method: 'abc.method',
  needs: [['customer_id'], ['amount', 'unit_price']],
  settings: [
    {
      kind: 'choice',
      parameter: 'by',
      label: 'abc.setting.by',
      options: ABC_BY.map((value) => ({ value, label: `abc.label.${value}` as const })),
    },
    {
      kind: 'choice',
      parameter: 'measure',
      label: 'abc.setting.measure',
      options: ABC_MEASURES.map((value) => ({ value, label: `abc.label.${value}` as const })),
    },
    { kind: 'share', parameter: 'a', label: 'abc.setting.a', min: 0.01, max: 0.98 },
    { kind: 'share', parameter: 'b', label: 'abc.setting.b', min: 0.02, max: 0.99 },
  ],
  parse: parseAbcParameters,
  async run(context, parameters): Promise<AnalysisResult> {
    const result = await runAbc(context, parameters);
    return { blocks: abcBlocks(result, context.name), steps: context.steps, rows: result.totals.items };
  },
};
