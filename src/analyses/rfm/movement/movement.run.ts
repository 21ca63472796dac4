import { ident } from '../../../engine';
import { AnalysisError } from '../../analysis-error';
import type { AnalysisContext } from '../../context';
import { addDays } from '../days';
import { SCHEME_COLUMN, TOP } from '../rfm.segments';
import type { RfmParameters } from '../rfm.types';
import { prepareScores, type Scoring } from '../score.run';
import { rfmSql } from '../scores.sql';
import { spanSql } from '../summary.sql';
import { tableNames } from '../table-names';
import { MOVE, moversTableSql, movesTableSql, readMovesSql, type Move } from './movement.sql';

const QUARTER_DAYS = 90;

/** Who moved between segments since an earlier date. */
export interface Movement {
  readonly since: string;
  readonly moves: readonly Move[];
}

/** @throws {AnalysisError} `invalid-parameters` when the earlier date is not earlier */
export async function runMovement(
  context: AnalysisContext,
  parameters: RfmParameters,
  asOf: string,
  { bins }: Scoring,
): Promise<Movement> {
  const rfm = ident(context.name);
  const names = tableNames(context.name);
  const { days } = await context.row('span', spanSql(asOf, rfm), { days: 'number' });
  const since = parameters.compareTo ?? addDays(asOf, -Math.min(QUARTER_DAYS, Math.ceil(days / 2)));
  if (since >= asOf)
    throw new AnalysisError('invalid-parameters', `compareTo: ${since} is not before ${asOf}`, {
      parameter: 'compareTo',
      problem: asOf,
    });
  const before = await prepareScores(context, parameters, since, { name: 'before', bins });
  const movers = ident(names.movers);
  const scheme = ident(SCHEME_COLUMN[parameters.scheme]);
  const moves = ident(names.moves);
  await context.run('movers', moversTableSql(rfmSql(before), scheme, TOP[parameters.scheme], rfm, movers));
  await context.run('moves', movesTableSql(movers, moves));
  return { since, moves: await context.rows('moves', readMovesSql(moves), MOVE) };
}
