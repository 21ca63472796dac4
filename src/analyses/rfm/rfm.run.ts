import { ident, type Sql } from '../../engine';
import { AnalysisError } from '../analysis-error';
import type { AnalysisContext } from '../context';
import {
  cellsSql,
  countSql,
  packageCutsSql,
  rfmTableSql,
  segmentsSql,
  summarySql,
  totalsSql,
  type RfmCuts,
} from './rfm.sql';
import { RFM_CELL, RFM_SEGMENT, RFM_TOTALS, type RfmParameters, type RfmResult } from './rfm.types';

/** With fewer customers five classes hold too few each: terciles instead. */
const FEW_CUSTOMERS = 25;

export const SCHEME_COLUMN = { grid11: 'segment', segment8: 'segment8', tiers: 'value_tier' } as const;

export async function runRfm(context: AnalysisContext, parameters: RfmParameters): Promise<RfmResult> {
  const asOf = parameters.asOf ?? dayAfter(context.dataset.lastOrderedOn);
  if (asOf === null) throw new AnalysisError('no-orders', 'no order has a date');
  const summary = ident('internal', `${context.name}_summary`);
  const table = ident(context.name);
  await context.run('summary', summarySql(asOf, summary));
  const { customers } = await context.row('customers', countSql(summary), { customers: 'number' });
  if (customers === 0) throw new AnalysisError('no-orders', 'no order before the as-of date', { asOf });
  const bins = customers < FEW_CUSTOMERS && parameters.method !== 'fixed' ? 3 : parameters.bins;
  const cuts = await cutsOf(context, parameters, bins, summary);
  await context.run('scores', rfmTableSql({ method: parameters.method, bins, cuts, summary, table }));
  const totals = await context.row('totals', totalsSql(table), RFM_TOTALS);
  const scheme = ident(SCHEME_COLUMN[parameters.scheme]);
  const segments = await context.rows('segments', segmentsSql(scheme, table), RFM_SEGMENT);
  const cells = await context.rows('grid', cellsSql(table), RFM_CELL);
  return { parameters, bins, asOf, totals, segments, cells };
}

async function cutsOf(
  context: AnalysisContext,
  { method, cuts }: RfmParameters,
  bins: number,
  summary: Sql,
): Promise<RfmCuts | undefined> {
  if (method === 'fixed') return cuts;
  if (method !== 'rfm-package') return undefined;
  const names = (column: string): string[] =>
    Array.from({ length: bins - 1 }, (_, index) => `${column}_${index}`);
  const shape = Object.fromEntries(
    ['recency_days', 'frequency', 'monetary'].flatMap(names).map((name) => [name, 'number' as const]),
  );
  const row = await context.row('cuts', packageCutsSql(bins, summary), shape);
  const values = (column: string): number[] => names(column).map((name) => Number(row[name]));
  return { recency: values('recency_days'), frequency: values('frequency'), monetary: values('monetary') };
}

/** The day after an ISO date: everything up to and including that day is before it. */
function dayAfter(isoDate: string | null): string | null {
  if (isoDate === null) return null;
  const day = new Date(`${isoDate}T00:00:00Z`);
  day.setUTCDate(day.getUTCDate() + 1);
  return day.toISOString().slice(0, 10);
}
