import { ident } from '../../engine';
import { AnalysisError } from '../analysis-error';
import type { AnalysisContext } from '../context';
import { CUT_CLASS, cutsViewSql, readCutsSql } from './cuts.sql';
import { addDays } from './days';
import { RFM_CELL, RFM_SEGMENT, RFM_TOTALS, type RfmResult } from './rfm.result';
import { SCHEME_COLUMN } from './rfm.segments';
import { shows, type RfmParameters } from './rfm.types';
import { prepareScores } from './score.run';
import { rfmTableSql } from './scores.sql';
import { cellsSql, segmentsSql, totalsSql } from './segments.sql';
import { runMovement } from './movement/movement.run';
import { runSchemes } from './schemes/schemes.run';
import { runStability } from './stability/stability.run';
import { tableNames } from './table-names';
import { runTies } from './ties/ties.run';

export async function runRfm(context: AnalysisContext, parameters: RfmParameters): Promise<RfmResult> {
  const { lastOrderedOn } = context.dataset;
  // Everything up to and including the last day is before the day after it.
  const asOf = parameters.asOf ?? (lastOrderedOn === null ? null : addDays(lastOrderedOn, 1));
  if (asOf === null) throw new AnalysisError('no-orders', 'no order has a date');
  const table = ident(context.name);
  const scoring = await prepareScores(context, parameters, asOf);
  if (scoring.customers === 0)
    throw new AnalysisError('no-orders', 'no order before the as-of date', { asOf });
  await context.run('scores', rfmTableSql(scoring, table));
  const cutTable = ident(tableNames(context.name).cuts);
  await context.run('cut_table', cutsViewSql(scoring.bins, scoring.cuts, table, cutTable));
  const totals = await context.row('totals', totalsSql(table), RFM_TOTALS);
  const scheme = ident(SCHEME_COLUMN[parameters.scheme]);
  const segments = await context.rows('segments', segmentsSql(scheme, table), RFM_SEGMENT);
  const cells = await context.rows('grid', cellsSql(table), RFM_CELL);
  const cuts = showsCuts(parameters)
    ? await context.rows('cut_table', readCutsSql(cutTable), CUT_CLASS)
    : null;
  const ties = comparesMethods(parameters) ? await runTies(context, parameters, scoring) : null;
  const stability = shows(parameters, 'stability')
    ? await runStability(context, parameters, asOf, scoring)
    : null;
  const movement = shows(parameters, 'movement')
    ? await runMovement(context, parameters, asOf, scoring)
    : null;
  return {
    parameters,
    bins: scoring.bins,
    asOf,
    totals,
    segments,
    cells,
    cuts,
    ties,
    stability,
    movement,
    schemes: shows(parameters, 'schemes') ? await runSchemes(context, parameters) : null,
  };
}

/** Who scores by cut-offs wants to see them. */
function showsCuts(parameters: RfmParameters): boolean {
  return shows(parameters, 'cutoffs') || ['jenks', 'kmeans', 'fixed'].includes(parameters.method);
}

/** Eight segments split at means: no method of scoring changes them. */
function comparesMethods(parameters: RfmParameters): boolean {
  return shows(parameters, 'ties') && parameters.scheme !== 'segment8';
}
