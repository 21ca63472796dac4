import { ident } from '../../engine';
import { AnalysisError } from '../analysis-error';
import type { AnalysisContext } from '../context';
import {
  abcTableSql,
  abcTotalsSql,
  classesSql,
  groupsSql,
  notPositiveTableSql,
  totalsTableSql,
} from './abc.sql';
import { mergeGroups } from './abc.maths';
import { ABC_CLASS, ABC_GROUP, ABC_TOTALS, type AbcParameters, type AbcResult } from './abc.types';

const BARS = 60;
const CURVE_POINTS = 240;

/** The table a cell publishes: customers under the cell's name, products beside it. */
export function abcTableName(cell: string, by: AbcParameters['by']): string {
  return by === 'customer' ? cell : `${cell}_${by}`;
}

/** The table of items without a positive total. */
export function notPositiveTableName(cell: string): string {
  return `${cell}_not_positive`;
}

export async function runAbc(context: AnalysisContext, parameters: AbcParameters): Promise<AbcResult> {
  const { mapping } = context.dataset;
  if (parameters.by === 'product' && !mapping.sku && !mapping.product) {
    throw new AnalysisError('missing-role', 'no product column', { role: 'sku' });
  }
  if (parameters.measure === 'quantity' && !mapping.quantity) {
    throw new AnalysisError('missing-role', 'no quantity column', { role: 'quantity' });
  }
  const totals = ident('internal', `${context.name}_totals`);
  const table = ident(abcTableName(context.name, parameters.by));
  await context.run('totals', totalsTableSql(parameters, totals));
  await context.run('classes', abcTableSql(parameters, totals, table));
  await context.run(
    'not_positive',
    notPositiveTableSql(parameters, totals, ident(notPositiveTableName(context.name))),
  );
  const curve = await context.rows('curve', groupsSql(table, CURVE_POINTS), ABC_GROUP);
  return {
    parameters,
    totals: await context.row('concentration', abcTotalsSql(table, totals), ABC_TOTALS),
    classes: await context.rows('class_table', classesSql(table), ABC_CLASS),
    bars: mergeGroups(curve, BARS),
    curve,
  };
}
