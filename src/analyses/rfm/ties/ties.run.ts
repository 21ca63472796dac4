import { ident } from '../../../engine';
import type { AnalysisContext } from '../../context';
import { SCHEME_COLUMN } from '../rfm.segments';
import type { RfmParameters } from '../rfm.types';
import { packageCuts, type Scoring } from '../score.run';
import { rfmSql } from '../scores.sql';
import { tableNames } from '../table-names';
import {
  DISAGREEMENT,
  disagreementsSql,
  LARGEST_TIE,
  largestTieSql,
  methodsTableSql,
  type Disagreement,
  type LargestTie,
} from './ties.sql';

/** How much depends on what a method does with customers of equal value. */
export interface Ties {
  readonly disagreements: readonly Disagreement[];
  readonly largest: LargestTie;
}

export async function runTies(
  context: AnalysisContext,
  { scheme }: RfmParameters,
  { summary, bins }: Scoring,
): Promise<Ties> {
  const table = ident(tableNames(context.name).methods);
  const cuts = await packageCuts(context, bins, summary);
  const scored = {
    midrank: rfmSql({ method: 'midrank', bins, cuts: undefined, summary }),
    rfm_package: rfmSql({ method: 'rfm-package', bins, cuts, summary }),
    ntile: rfmSql({ method: 'ntile', bins, cuts: undefined, summary }),
  };
  await context.run('methods', methodsTableSql(scored, ident(SCHEME_COLUMN[scheme]), table));
  return {
    disagreements: await context.rows('disagreements', disagreementsSql(table), DISAGREEMENT),
    largest: await context.row('largest_tie', largestTieSql(summary), LARGEST_TIE),
  };
}
