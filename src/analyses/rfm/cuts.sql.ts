import { bind, ident, joinSql, sql, type RowOf, type Sql } from '../../engine';
import {
  RFM_DIMENSIONS,
  type RfmBins,
  type RfmCuts,
  type RfmDimension,
  type RfmParameters,
} from './rfm.types';

/** The column that a dimension scores, and the score it gets. */
export const DIMENSION_COLUMNS = {
  recency: { value: 'recency_days', score: 'r_score' },
  frequency: { value: 'frequency', score: 'f_score' },
  monetary: { value: 'monetary', score: 'm_score' },
} as const satisfies Record<RfmDimension, object>;

/** One row per class of a dimension: its customers, their lowest and highest value, and where the class begins. */
export const CUT_CLASS = {
  dimension: 'string',
  score: 'number',
  customers: 'number',
  low: 'number?',
  high: 'number?',
  cut: 'number?',
} as const;
export type CutClass = RowOf<typeof CUT_CLASS>;

/**
 * The cut-offs of R's package `rfm`: type-7 quantiles plus one. Frequency ties fall into one bin, so bins are unequal.
 */
export function packageCutsSql(bins: RfmBins, summary: Sql): Sql {
  const cuts = RFM_DIMENSIONS.flatMap((dimension) =>
    Array.from({ length: bins[dimension] - 1 }, (_, index) => {
      const share = bind((index + 1) / bins[dimension]);
      const column = ident(DIMENSION_COLUMNS[dimension].value);
      return sql`(quantile_cont(${column}::DOUBLE, ${share}) + 1)::DOUBLE AS ${ident(`${dimension}_${index}`)}`;
    }),
  );
  return sql`
    SELECT
      ${joinSql(cuts, ',\n  ')}
    FROM ${summary}`;
}

export const POINT = { value: 'number', scaled: 'number', customers: 'number' } as const;
export type Point = RowOf<typeof POINT>;

/** More values than this are taken in runs of neighbours. */
const MOST_POINTS = 20_000;

/** The distinct values of a dimension with how many customers have each, in order, on the scale in which gaps are sought. */
export function pointsSql(dimension: RfmDimension, scale: RfmParameters['scale'], summary: Sql): Sql {
  const value = ident(DIMENSION_COLUMNS[dimension].value);
  const scaled = scale === 'log' ? sql`sign(${value}) * ln(1 + abs(${value}))` : value;
  return sql`
    WITH points AS (
      SELECT min(${value}) AS value, ${scaled} AS scaled, count(*) AS customers FROM ${summary} GROUP BY 2
    ), runs AS (
      SELECT *, ntile(${bind(MOST_POINTS)}) OVER (ORDER BY scaled) AS run FROM points
    )
    SELECT
      min(value)::DOUBLE AS value,
      (sum(scaled * customers) / sum(customers))::DOUBLE AS scaled,
      sum(customers)::DOUBLE AS customers
    FROM runs
    GROUP BY run
    ORDER BY run`;
}

/**
 * The classes of every dimension as they were applied. `cut` is the least value of the class in the dimension's own unit,
 * null where nothing lies below; a class that nobody reached begins where the next one does. Scoring by `fixed` with these
 * cut-offs gives the same scores, except where ties were split. A view, so that it costs nothing until somebody looks.
 * @param given cut-offs that were set before scoring; the others follow from the scores
 */
export function cutsViewSql(bins: RfmBins, given: RfmCuts | undefined, rfm: Sql, view: Sql): Sql {
  return sql`
    CREATE OR REPLACE VIEW ${view} AS
    WITH classes AS (
      ${joinSql(
        RFM_DIMENSIONS.map((dimension) => classesSql(dimension, bins[dimension], rfm)),
        '\nUNION ALL\n',
      )}
    )
    SELECT dimension, score, customers, low, high, ${given ? sql`cut` : cutSql(bins.recency)}::DOUBLE AS cut
    FROM classes ${given ? sql`JOIN ${givenSql(bins, given)} USING (dimension, score)` : sql``}
    ORDER BY array_position(['recency', 'frequency', 'monetary'], dimension), score DESC`;
}

function classesSql(dimension: RfmDimension, bins: number, rfm: Sql): Sql {
  const { value, score } = DIMENSION_COLUMNS[dimension];
  return sql`
    SELECT
      ${bind(dimension)} AS dimension,
      s.score::INTEGER AS score,
      count(r.customer_id)::INTEGER AS customers,
      min(${ident(value)})::DOUBLE AS low,
      max(${ident(value)})::DOUBLE AS high
    FROM range(1, ${bind(bins + 1)}) s(score) LEFT JOIN ${rfm} r ON r.${ident(score)} = s.score
    GROUP BY s.score`;
}

/** Recency runs the other way: many days are a low score. */
function cutSql(recencyBins: number): Sql {
  return sql`CASE
    WHEN dimension = 'recency' AND score < ${bind(recencyBins)} THEN min(low) OVER (PARTITION BY dimension ORDER BY score)
    WHEN dimension <> 'recency' AND score > 1 THEN min(low) OVER (PARTITION BY dimension ORDER BY score DESC)
  END`;
}

function givenSql(bins: RfmBins, given: RfmCuts): Sql {
  const rows = RFM_DIMENSIONS.flatMap((dimension) =>
    [null, ...given[dimension]].map((cut, index) => {
      const score = dimension === 'recency' ? bins.recency - index : index + 1;
      return sql`(${bind(dimension)}, ${bind(score)}, ${bind(cut)})`;
    }),
  );
  return sql`(VALUES ${joinSql(rows)}) AS given(dimension, score, cut)`;
}

export function readCutsSql(table: Sql): Sql {
  return sql`
    SELECT dimension, score, customers, low, high, cut
    FROM ${table}
    ORDER BY array_position(['recency', 'frequency', 'monetary'], dimension), score DESC`;
}
