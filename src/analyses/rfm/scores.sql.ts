import { bind, joinSql, sql, type Sql } from '../../engine';
import type { RfmBins, RfmCuts, RfmParameters } from './rfm.types';
import { grid11Sql, segment8Sql } from './schemes.sql';
import { INDEX } from './summary.sql';

export interface ScoreInput {
  readonly method: RfmParameters['method'];
  readonly bins: RfmBins;
  /** For every method that scores by cut-offs. */
  readonly cuts: RfmCuts | undefined;
  readonly summary: Sql;
}

/** Scores, segments and tiers of every customer: the published table. */
export function rfmTableSql(input: ScoreInput, table: Sql): Sql {
  return sql`
    CREATE OR REPLACE TABLE ${table} AS
    ${rfmSql(input)}`;
}

/** The same as a query. */
export function rfmSql(input: ScoreInput): Sql {
  const { bins, summary } = input;
  const ofFive = (score: Sql, classes: number): Sql =>
    classes === 5 ? score : sql`(1 + floor((${score} - 1) * 4 / ${bind(classes - 1)} + 0.5))::INTEGER`;
  const separator = bind(Math.max(bins.recency, bins.frequency, bins.monetary) > 9 ? '-' : '');
  return sql`
    WITH ${scoresSql(input)}, graded AS (
      SELECT
        *,
        ${ofFive(sql`r_score`, bins.recency)} AS r5,
        (${ofFive(sql`f_score`, bins.frequency)} + ${ofFive(sql`m_score`, bins.monetary)} + 1) // 2 AS fm5, -- the mean of both, half rounded up
        ${reachedSql(bins)} AS reached
      FROM scored
    ), means AS (
      SELECT avg(recency_days) AS recency_days, avg(frequency) AS frequency, avg(monetary) AS monetary FROM ${summary}
    )
    SELECT
      i.customer_id,
      g.first_ordered_at,
      g.last_ordered_at,
      g.recency_days,
      g.frequency,
      g.monetary,
      g.revenue,
      g.r_score,
      g.f_score,
      g.m_score,
      g.r_score || ${separator} || g.f_score || ${separator} || g.m_score AS rfm_score,
      ${grid11Sql()} AS segment,
      ${segment8Sql()} AS segment8,
      CASE WHEN reached >= 2 - 1e-9 THEN 'high' WHEN reached >= 1 - 1e-9 THEN 'medium' ELSE 'low' END AS value_tier
    FROM graded g CROSS JOIN means m JOIN ${INDEX} i ON i.customer_no = g.customer_no`;
}

/** How far up the three scales a customer is, each from 0 to 1. */
function reachedSql({ recency, frequency, monetary }: RfmBins): Sql {
  return sql`(r_score - 1) / ${bind(recency - 1)} + (f_score - 1) / ${bind(frequency - 1)} + (m_score - 1) / ${bind(monetary - 1)}`;
}

function scoresSql(input: ScoreInput): Sql {
  switch (input.method) {
    case 'midrank':
      return midrankSql(input);
    case 'ntile':
      return ntileSql(input);
    default:
      return cutsSql(input);
  }
}

/**
 * Score = 1 + floor(bins × (mean rank − ½) / n): customers with equal values get equal scores. In whole numbers, with
 * `before` customers below a value that `ties` share: 1 + bins × (2 × before + ties) div 2n. Ranks are found on the
 * distinct values, which are few for days and orders.
 */
function midrankSql({ bins, summary }: ScoreInput): Sql {
  const score = (order: Sql, classes: number): Sql =>
    sql`(1 + ${bind(classes)} * (2 * (sum(ties) OVER (ORDER BY ${order})::BIGINT - ties) + ties) // (2 * (SELECT count(*) FROM ${summary})))::INTEGER`;
  const dimension = (name: Sql, column: Sql, order: Sql, alias: Sql, classes: number): Sql => sql`
    ${name} AS (
      SELECT ${column}, ${score(order, classes)} AS ${alias}
      FROM (SELECT ${column}, count(*) AS ties FROM ${summary} GROUP BY ${column})
    )`;
  return sql`
    ${dimension(sql`recency`, sql`recency_days`, sql`recency_days DESC`, sql`r_score`, bins.recency)},
    ${dimension(sql`frequencies`, sql`frequency`, sql`frequency`, sql`f_score`, bins.frequency)},
    ${dimension(sql`money`, sql`monetary`, sql`monetary`, sql`m_score`, bins.monetary)},
    scored AS (
      SELECT s.*, r_score, f_score, m_score
      FROM ${summary} s
      JOIN recency USING (recency_days)
      JOIN frequencies USING (frequency)
      JOIN money USING (monetary)
    )`;
}

/** Bins of equal size; ties are split by customer id. For comparison with other tools. */
function ntileSql({ bins, summary }: ScoreInput): Sql {
  return sql`
    scored AS (
      SELECT
        *,
        ntile(${bind(bins.recency)}) OVER (ORDER BY recency_days DESC, customer_no)::INTEGER AS r_score,
        ntile(${bind(bins.frequency)}) OVER (ORDER BY frequency, customer_no)::INTEGER AS f_score,
        ntile(${bind(bins.monetary)}) OVER (ORDER BY monetary, customer_no)::INTEGER AS m_score
      FROM ${summary}
    )`;
}

function cutsSql({ bins, cuts, summary }: ScoreInput): Sql {
  const above = (column: Sql, list: readonly (number | null)[] = []): Sql =>
    joinSql(
      [sql`0`, ...list.flatMap((cut) => (cut === null ? [] : [sql`(${column} >= ${bind(cut)})::INTEGER`]))],
      ' + ',
    );
  return sql`
    scored AS (
      SELECT
        *,
        ${bind(bins.recency)} - (${above(sql`recency_days`, cuts?.recency)}) AS r_score,
        1 + (${above(sql`frequency`, cuts?.frequency)}) AS f_score,
        1 + (${above(sql`monetary`, cuts?.monetary)}) AS m_score
      FROM ${summary}
    )`;
}
