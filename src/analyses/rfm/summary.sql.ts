import { CUSTOMER_INDEX, ORDER_LEVEL } from '../../dataset';
import { bind, ident, sql, type Sql } from '../../engine';
import type { RfmParameters } from './rfm.types';

export const INDEX = ident(...CUSTOMER_INDEX);
const ORDERS = ident(...ORDER_LEVEL);

/** What is counted, up to when. */
export type SummaryInput = Pick<RfmParameters, 'frequencyAs' | 'monetaryAs' | 'months'> & {
  readonly asOf: string;
  readonly summary: Sql;
};

/**
 * One row per customer with an order in the window before `asOf`: days since the last order, number of orders (or of days with
 * an order), net money in all (or per order). A return lowers the money and is no order. Money is rounded to a millionth,
 * so that equal money ties. `revenue` is the net money in all, whatever is scored.
 */
export function summarySql({ asOf, months, frequencyAs, monetaryAs, summary }: SummaryInput): Sql {
  const day = sql`${bind(asOf)}::DATE`;
  const since = months === 'all' ? sql`` : sql`AND ordered_at >= ${day} - INTERVAL ${bind(months)} MONTH`;
  const counted = frequencyAs === 'orders' ? sql`*` : sql`DISTINCT ordered_at::DATE`;
  const divided = monetaryAs === 'sum' ? sql`` : sql`/ count(*) FILTER (NOT is_return)`;
  return sql`
    CREATE OR REPLACE TABLE ${summary} AS
    SELECT
      customer_no,
      min(ordered_at) FILTER (NOT is_return) AS first_ordered_at,
      max(ordered_at) FILTER (NOT is_return) AS last_ordered_at,
      date_diff('day', (max(ordered_at) FILTER (NOT is_return))::DATE, ${day})::INTEGER AS recency_days,
      (count(${counted}) FILTER (NOT is_return))::INTEGER AS frequency,
      round(coalesce(sum(amount), 0) ${divided}, 6)::DOUBLE AS monetary,
      round(coalesce(sum(amount), 0), 6)::DOUBLE AS revenue
    FROM ${ORDERS}
    WHERE customer_no IS NOT NULL AND ordered_at < ${day} ${since}
    GROUP BY customer_no
    HAVING (count(*) FILTER (NOT is_return)) > 0`;
}

export function countSql(summary: Sql): Sql {
  return sql`SELECT count(*)::INTEGER AS customers FROM ${summary}`;
}

/** Days from the first scored order to the as-of date. */
export function spanSql(asOf: string, table: Sql): Sql {
  return sql`SELECT date_diff('day', min(first_ordered_at)::DATE, ${bind(asOf)}::DATE)::INTEGER AS days FROM ${table}`;
}
