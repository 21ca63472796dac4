import * as v from 'valibot';
import type { Analysis, AnalysisResult } from '../analysis';
import { parseParameters } from '../parse-parameters';
import { overviewBlocks } from './overview.blocks';
import { monthsSql } from './overview.sql';
import { MONTH } from './overview.types';

/** Which ledger rules are on, by name; the rest as found in the file. Applied when the canonical tables are built. */
const schema = v.strictObject({ rules: v.optional(v.record(v.string(), v.boolean()), {}) });

export type OverviewParameters = v.InferOutput<typeof schema>;

/** What the file holds: the cell `import`. */
export const overview: Analysis<OverviewParameters> = {
  id: 'import',
  title: 'overview.title',
  question: 'overview.question',
  method: 'overview.method',
  needs: [],
  settings: [],
  parse: (parameters) => parseParameters(schema, parameters),
  async run(context): Promise<AnalysisResult> {
    const months = await context.rows('months', monthsSql(), MONTH);
    return {
      blocks: overviewBlocks(context.dataset, months),
      steps: [...context.dataset.steps, ...context.steps],
      rows: context.dataset.ledger.countedLines,
    };
  },
};
