import { ident, type Sql } from '../../../engine';
import { ShareBootstrap } from '../../../stats/share-bootstrap';
import type { AnalysisContext } from '../../context';
import { cutsOfClasses } from '../cuts.maths';
import { CUT_CLASS, readCutsSql } from '../cuts.sql';
import { addDays } from '../days';
import { SCHEME_COLUMN, SCHEMES } from '../rfm.segments';
import { RFM_DIMENSIONS, type RfmCuts, type RfmParameters } from '../rfm.types';
import { prepareScores, type Scoring } from '../score.run';
import { rfmSql } from '../scores.sql';
import { spanSql } from '../summary.sql';
import { tableNames } from '../table-names';
import {
  AMOUNT,
  amountsSql,
  FLIPS,
  flipsSql,
  REST,
  restSql,
  stabilityTableSql,
  type Flips,
} from './stability.sql';

/** The as-of date moves by this share of the span of the orders, every cut-off by this share of itself. */
const CHANGE = 0.1;
const SAMPLES = 2000;
/** Samples between two breaths of the page. */
const BATCH = 100;

/** How firm the segments are, and their shares of revenue. */
export interface Stability {
  /** Days by which the as-of date was moved. */
  readonly days: number;
  readonly flips: readonly Flips[];
  /** 95 % intervals of the revenue shares, by segment; none where revenue is not positive. */
  readonly intervals: ReadonlyMap<string, readonly [low: number, high: number]>;
}

export async function runStability(
  context: AnalysisContext,
  parameters: RfmParameters,
  asOf: string,
  scoring: Scoring,
): Promise<Stability> {
  const rfm = ident(context.name);
  const names = tableNames(context.name);
  const scheme = ident(SCHEME_COLUMN[parameters.scheme]);
  const span = await context.row('span', spanSql(asOf, rfm), { days: 'number' });
  const days = Math.max(1, Math.round(span.days * CHANGE));
  const at = (day: string, name: string): Promise<Scoring> =>
    prepareScores(context, parameters, day, { name, bins: scoring.bins });
  const earlier = await at(addDays(asOf, -days), 'earlier');
  const later = await at(addDays(asOf, days), 'later');
  const cuts = cutsOfClasses(await context.rows('cut_table', readCutsSql(ident(names.cuts)), CUT_CLASS));
  const scaled = (factor: number): Sql =>
    rfmSql({ ...scoring, method: 'fixed', cuts: scaledCuts(cuts, factor) });
  const table = ident(names.stability);
  const scored = {
    earlier: rfmSql(earlier),
    later: rfmSql(later),
    lower_cuts: scaled(1 - CHANGE),
    higher_cuts: scaled(1 + CHANGE),
  };
  await context.run('stability', stabilityTableSql(scored, scheme, rfm, table));
  return {
    days,
    flips: await context.rows('flips', flipsSql(table), FLIPS),
    intervals: await revenueShares(context, parameters, scheme, rfm),
  };
}

function scaledCuts(cuts: RfmCuts, factor: number): RfmCuts {
  const [recency = [], frequency = [], monetary = []] = RFM_DIMENSIONS.map((dimension) =>
    cuts[dimension].map((cut) => (cut === null ? null : cut * factor)),
  );
  return { recency, frequency, monetary };
}

async function revenueShares(
  context: AnalysisContext,
  parameters: RfmParameters,
  scheme: Sql,
  rfm: Sql,
): Promise<Stability['intervals']> {
  const keys = SCHEMES[parameters.scheme].map(({ key }) => key);
  const amounts = await context.rows('amounts', amountsSql(scheme, rfm), AMOUNT);
  const rest = await context.rows('amounts_rest', restSql(scheme, rfm), REST);
  const bootstrap = new ShareBootstrap(
    {
      groups: keys.length,
      single: amounts.map(({ segment, amount }) => ({ group: keys.indexOf(segment), amount })),
      rest: keys.map((key) => rest.find(({ segment }) => segment === key) ?? { sum: 0, squares: 0 }),
    },
    parameters.seed,
  );
  for (let drawn = 0; drawn < SAMPLES; drawn += BATCH) {
    bootstrap.draw(BATCH);
    await new Promise((resolve) => setTimeout(resolve));
  }
  const intervals = bootstrap.intervals();
  return new Map(
    keys.flatMap((key, index) => {
      const interval = intervals[index];
      return interval ? [[key, interval] as const] : [];
    }),
  );
}
