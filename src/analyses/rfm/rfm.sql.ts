import { CUSTOMER_INDEX, ORDER_LEVEL } from '../../dataset';
import { bind, ident, joinSql, sql, type Sql } from '../../engine';
import type { RfmParameters } from './rfm.types';

const INDEX = ident(...CUSTOMER_INDEX);
const ORDERS = ident(...ORDER_LEVEL);

/** Cut-offs per dimension, ascending. */
export interface RfmCuts {
  readonly recency: readonly number[];
  readonly frequency: readonly number[];
  readonly monetary: readonly number[];
}

/**
 * One row per customer with an order before `asOf`: days since the last order, number of orders, net money. A return
 * lowers the money and is no order. Sums are rounded to a millionth, so that equal money ties.
 */
export function summarySql(asOf: string, summary: Sql): Sql {
  const day = sql`${bind(asOf)}::DATE`;
  return sql`
    CREATE OR REPLACE TABLE ${summary} AS
    SELECT
      customer_no,
      min(ordered_at) FILTER (NOT is_return) AS first_ordered_at,
      max(ordered_at) FILTER (NOT is_return) AS last_ordered_at,
      date_diff('day', (max(ordered_at) FILTER (NOT is_return))::DATE, ${day})::INTEGER AS recency_days,
      (count(*) FILTER (NOT is_return))::INTEGER AS frequency,
      round(coalesce(sum(amount), 0), 6)::DOUBLE AS monetary
    FROM ${ORDERS}
    WHERE customer_no IS NOT NULL AND ordered_at < ${day}
    GROUP BY customer_no
    HAVING (count(*) FILTER (NOT is_return)) > 0`;
}

export function countSql(summary: Sql): Sql {
  return sql`SELECT count(*)::INTEGER AS customers FROM ${summary}`;
}

/**
 * The cut-offs of R's package `rfm`: type-7 quantiles plus one. Frequency ties fall into one bin, so bins are unequal.
 */
export function packageCutsSql(bins: number, summary: Sql): Sql {
  const shares = Array.from({ length: bins - 1 }, (_, index) => (index + 1) / bins);
  const cuts = (['recency_days', 'frequency', 'monetary'] as const).flatMap((column) =>
    shares.map(
      (share, index) =>
        sql`(quantile_cont(${ident(column)}::DOUBLE, ${bind(share)}) + 1)::DOUBLE AS ${ident(`${column}_${index}`)}`,
    ),
  );
  return sql`
    SELECT
      ${joinSql(cuts, ',\n  ')}
    FROM ${summary}`;
}

export interface ScoreInput {
  readonly method: RfmParameters['method'];
  readonly bins: number;
  /** For `fixed` and `rfm-package`. */
  readonly cuts: RfmCuts | undefined;
  readonly summary: Sql;
  readonly table: Sql;
}

/** Scores, segments and tiers of every customer: the published table. */
export function rfmTableSql(input: ScoreInput): Sql {
  const { bins, summary, table } = input;
  const ofFive = (score: Sql): Sql =>
    bins === 5 ? score : sql`(1 + floor((${score} - 1) * 4 / ${bind(bins - 1)} + 0.5))::INTEGER`;
  const separator = bind(bins > 9 ? '-' : '');
  return sql`
    CREATE OR REPLACE TABLE ${table} AS
    WITH ${scoresSql(input)}, graded AS (
      SELECT
        *,
        ${ofFive(sql`r_score`)} AS r5,
        (${ofFive(sql`f_score`)} + ${ofFive(sql`m_score`)} + 1) // 2 AS fm5 -- the mean of both, half rounded up
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
      g.r_score,
      g.f_score,
      g.m_score,
      g.r_score || ${separator} || g.f_score || ${separator} || g.m_score AS rfm_score,
      ${grid11Sql()} AS segment,
      ${segment8Sql()} AS segment8,
      CASE
        WHEN r_score + f_score + m_score - 3 >= ${bind(2 * (bins - 1))} THEN 'high'
        WHEN r_score + f_score + m_score - 3 >= ${bind(bins - 1)} THEN 'medium'
        ELSE 'low'
      END AS value_tier
    FROM graded g CROSS JOIN means m JOIN ${INDEX} i ON i.customer_no = g.customer_no`;
}

export function totalsSql(table: Sql): Sql {
  return sql`
    SELECT
      count(*)::INTEGER AS customers,
      coalesce(sum(monetary), 0)::DOUBLE AS revenue,
      (count(*) FILTER (frequency >= 2))::INTEGER AS repeaters,
      (count(*) FILTER (recency_days <= 90))::INTEGER AS active_90,
      ((SELECT count(*) FROM ${INDEX}) - count(*))::INTEGER AS without_order,
      count(DISTINCT r_score)::INTEGER AS distinct_recency,
      count(DISTINCT f_score)::INTEGER AS distinct_frequency,
      count(DISTINCT m_score)::INTEGER AS distinct_monetary
    FROM ${table}`;
}

/** @param scheme the column that holds the segment */
export function segmentsSql(scheme: Sql, table: Sql): Sql {
  return sql`
    SELECT
      ${scheme} AS segment,
      count(*)::INTEGER AS customers,
      sum(monetary)::DOUBLE AS revenue,
      avg(recency_days)::DOUBLE AS mean_recency_days,
      avg(frequency)::DOUBLE AS mean_frequency,
      avg(monetary)::DOUBLE AS mean_monetary
    FROM ${table}
    GROUP BY ${scheme}
    ORDER BY revenue DESC, segment`;
}

export function cellsSql(table: Sql): Sql {
  return sql`
    SELECT
      r_score,
      f_score,
      count(*)::INTEGER AS customers,
      sum(monetary)::DOUBLE AS revenue,
      avg(monetary)::DOUBLE AS mean_monetary
    FROM ${table}
    GROUP BY r_score, f_score
    ORDER BY r_score, f_score`;
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
  const score = (order: Sql): Sql =>
    sql`(1 + ${bind(bins)} * (2 * (sum(ties) OVER (ORDER BY ${order})::BIGINT - ties) + ties) // (2 * (SELECT count(*) FROM ${summary})))::INTEGER`;
  const dimension = (name: Sql, column: Sql, order: Sql, alias: Sql): Sql => sql`
    ${name} AS (
      SELECT ${column}, ${score(order)} AS ${alias}
      FROM (SELECT ${column}, count(*) AS ties FROM ${summary} GROUP BY ${column})
    )`;
  return sql`
    ${dimension(sql`recency`, sql`recency_days`, sql`recency_days DESC`, sql`r_score`)},
    ${dimension(sql`frequencies`, sql`frequency`, sql`frequency`, sql`f_score`)},
    ${dimension(sql`money`, sql`monetary`, sql`monetary`, sql`m_score`)},
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
        ntile(${bind(bins)}) OVER (ORDER BY recency_days DESC, customer_no)::INTEGER AS r_score,
        ntile(${bind(bins)}) OVER (ORDER BY frequency, customer_no)::INTEGER AS f_score,
        ntile(${bind(bins)}) OVER (ORDER BY monetary, customer_no)::INTEGER AS m_score
      FROM ${summary}
    )`;
}

function cutsSql({ bins, cuts, summary }: ScoreInput): Sql {
  const above = (column: Sql, list: readonly number[] = []): Sql =>
    joinSql([sql`0`, ...list.map((cut) => sql`(${column} >= ${bind(cut)})::INTEGER`)], ' + ');
  return sql`
    scored AS (
      SELECT
        *,
        ${bind(bins)} - (${above(sql`recency_days`, cuts?.recency)}) AS r_score,
        1 + (${above(sql`frequency`, cuts?.frequency)}) AS f_score,
        1 + (${above(sql`monetary`, cuts?.monetary)}) AS m_score
      FROM ${summary}
    )`;
}

function grid11Sql(): Sql {
  return sql`
    CASE
      WHEN r5 >= 4 AND r5 + fm5 >= 9 THEN 'champions'
      WHEN r5 >= 3 AND fm5 >= 4 THEN 'loyal'
      WHEN r5 >= 4 AND fm5 >= 2 THEN 'potential_loyalist'
      WHEN r5 = 5 THEN 'new'
      WHEN r5 = 4 THEN 'promising'
      WHEN r5 = 3 AND fm5 = 3 THEN 'need_attention'
      WHEN r5 = 3 THEN 'about_to_sleep'
      WHEN fm5 = 5 OR (r5 = 1 AND fm5 = 4) THEN 'cannot_lose'
      WHEN fm5 >= 3 THEN 'at_risk'
      WHEN r5 = 2 OR fm5 = 2 THEN 'hibernating'
      ELSE 'lost'
    END`;
}

/** High means better than the mean of all customers; a tie with the mean is low. */
function segment8Sql(): Sql {
  return sql`
    CASE WHEN g.monetary > m.monetary THEN 'important_' ELSE 'general_' END
    || CASE
      WHEN g.recency_days < m.recency_days AND g.frequency > m.frequency THEN 'value'
      WHEN g.recency_days < m.recency_days THEN 'develop'
      WHEN g.frequency > m.frequency THEN 'keep'
      ELSE 'retain'
    END`;
}
