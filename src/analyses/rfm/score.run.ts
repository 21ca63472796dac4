import { ident, type Sql } from '../../engine';
import type { AnalysisContext } from '../context';
import { breakCuts } from './cuts.maths';
import { packageCutsSql, POINT, pointsSql } from './cuts.sql';
import { binsOf, RFM_DIMENSIONS, type RfmBins, type RfmCuts, type RfmParameters } from './rfm.types';
import type { ScoreInput } from './scores.sql';
import { countSql, summarySql } from './summary.sql';

/** With fewer customers five classes hold too few each: terciles instead. */
const FEW_CUSTOMERS = 25;
const FEW_BINS: RfmBins = { recency: 3, frequency: 3, monetary: 3 };

/** Customers summarised up to a day, and all that their scores depend on. */
export interface Scoring extends ScoreInput {
  readonly customers: number;
}

/**
 * Summarises the orders before a day and finds the cut-offs of the method.
 * @param second a look at another day beside the main one: the name of its table, and the classes of the main one
 */
export async function prepareScores(
  context: AnalysisContext,
  parameters: RfmParameters,
  asOf: string,
  second?: { readonly name: string; readonly bins: RfmBins },
): Promise<Scoring> {
  const summary = ident('internal', `${context.name}_summary${second ? `_${second.name}` : ''}`);
  await context.run('summary', summarySql({ ...parameters, asOf, summary }));
  const { customers } = await context.row('customers', countSql(summary), { customers: 'number' });
  const { method } = parameters;
  const few = customers < FEW_CUSTOMERS && method !== 'fixed';
  const bins = second?.bins ?? (few ? FEW_BINS : binsOf(parameters));
  const cuts = customers > 0 ? await methodCuts(context, parameters, bins, summary) : undefined;
  return { method, bins, cuts, summary, customers };
}

/** Cut-offs that a method sets before scoring; undefined where scores follow from ranks. */
async function methodCuts(
  context: AnalysisContext,
  parameters: RfmParameters,
  bins: RfmBins,
  summary: Sql,
): Promise<RfmCuts | undefined> {
  switch (parameters.method) {
    case 'fixed':
      return parameters.cuts;
    case 'rfm-package':
      return packageCuts(context, bins, summary);
    case 'jenks':
    case 'kmeans':
      return gapCuts(context, parameters, bins, summary);
    default:
      return undefined;
  }
}

export async function packageCuts(context: AnalysisContext, bins: RfmBins, summary: Sql): Promise<RfmCuts> {
  const names = (dimension: keyof RfmBins): string[] =>
    Array.from({ length: bins[dimension] - 1 }, (_, index) => `${dimension}_${index}`);
  const shape = Object.fromEntries(RFM_DIMENSIONS.flatMap(names).map((name) => [name, 'number' as const]));
  const row = await context.row('cuts', packageCutsSql(bins, summary), shape);
  return forDimensions(async (dimension) => names(dimension).map((name) => Number(row[name])));
}

function gapCuts(
  context: AnalysisContext,
  { method, scale, seed }: RfmParameters,
  bins: RfmBins,
  summary: Sql,
): Promise<RfmCuts> {
  return forDimensions(async (dimension) => {
    const points = await context.rows('points', pointsSql(dimension, scale, summary), POINT);
    return breakCuts(
      points,
      bins[dimension],
      method === 'kmeans' ? { kind: 'kmeans', seed } : { kind: 'jenks' },
    );
  });
}

async function forDimensions(
  cutsOf: (dimension: keyof RfmBins) => Promise<readonly (number | null)[]>,
): Promise<RfmCuts> {
  return {
    recency: await cutsOf('recency'),
    frequency: await cutsOf('frequency'),
    monetary: await cutsOf('monetary'),
  };
}
