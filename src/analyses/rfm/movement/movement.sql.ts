import { bind, joinSql, sql, type RowOf, type Sql } from '../../../engine';
import { NOT_SCORED } from '../rfm.segments';

/** Customers by segment before and now; `none` for those without a score. */
export const MOVE = {
  from_segment: 'string',
  to_segment: 'string',
  customers: 'number',
  revenue: 'number',
} as const;
export type Move = RowOf<typeof MOVE>;

/**
 * One row per customer with a score at either date. Revenue is the one at the later date, or the earlier for those who have
 * no score any more.
 * @param before a query of the scores at the earlier date
 * @param top segments that it matters to stay in: who left them `fell`
 */
export function moversTableSql(before: Sql, scheme: Sql, top: readonly string[], rfm: Sql, table: Sql): Sql {
  const among = joinSql(top.map((segment) => bind(segment)));
  return sql`
    CREATE OR REPLACE TABLE ${table} AS
    SELECT
      customer_id,
      coalesce(before.${scheme}, ${bind(NOT_SCORED)}) AS from_segment,
      coalesce(now.${scheme}, ${bind(NOT_SCORED)}) AS to_segment,
      coalesce(now.revenue, before.revenue)::DOUBLE AS revenue,
      from_segment IN (${among}) AND to_segment NOT IN (${among}) AS fell
    FROM ${rfm} now
    FULL JOIN (
      ${before}
    ) before USING (customer_id)`;
}

export function movesTableSql(movers: Sql, table: Sql): Sql {
  return sql`
    CREATE OR REPLACE TABLE ${table} AS
    SELECT from_segment, to_segment, count(*)::INTEGER AS customers, sum(revenue)::DOUBLE AS revenue
    FROM ${movers}
    GROUP BY from_segment, to_segment
    ORDER BY customers DESC, from_segment, to_segment`;
}

export function readMovesSql(table: Sql): Sql {
  return sql`
    SELECT from_segment, to_segment, customers, revenue
    FROM ${table}
    ORDER BY customers DESC, from_segment, to_segment`;
}
