import { CUSTOMER_INDEX, ORDER_LEVEL } from '../../dataset';
import { bind, ident, sql, type Sql } from '../../engine';
import type { AbcParameters } from './abc.types';

const INDEX = ident(...CUSTOMER_INDEX);
const ORDERS = ident(...ORDER_LEVEL);

/** The name of the item column, as the published table calls it. */
export function itemColumn(by: AbcParameters['by']): Sql {
  return by === 'customer' ? sql`customer_id` : sql`sku`;
}

/** One row per item with its total; rounded to a millionth, so that equal totals tie. */
export function totalsTableSql({ by, measure }: AbcParameters, totals: Sql): Sql {
  return by === 'customer' ? customerTotalsSql(measure, totals) : productTotalsSql(measure, totals);
}

/**
 * The published table: items of positive value from the largest down (ties by id). A class is decided by the share
 * accumulated before the item, so the item that crosses a border stays in the higher class.
 */
export function abcTableSql({ by, a, b }: AbcParameters, totals: Sql, table: Sql): Sql {
  return sql`
    CREATE OR REPLACE TABLE ${table} AS
    WITH ranked AS (
      SELECT
        item,
        value,
        row_number() OVER largest AS item_rank,
        sum(value) OVER largest AS running,
        sum(value) OVER () AS total
      FROM ${totals}
      WHERE value > 0
      WINDOW largest AS (ORDER BY value DESC, item ROWS UNBOUNDED PRECEDING)
    )
    SELECT
      item AS ${itemColumn(by)},
      value AS revenue,
      item_rank::INTEGER AS revenue_rank,
      value / total AS revenue_share,
      least(running / total, 1) AS cumulative_share,
      CASE
        WHEN (running - value) / total + 1e-12 < ${bind(a)} THEN 'A'
        WHEN (running - value) / total + 1e-12 < ${bind(b)} THEN 'B'
        ELSE 'C'
      END AS class
    FROM ranked
    ORDER BY item_rank`;
}

/** Items without a positive total, which have no class: published apart, never hidden. */
export function notPositiveTableSql({ by }: AbcParameters, totals: Sql, table: Sql): Sql {
  return sql`
    CREATE OR REPLACE TABLE ${table} AS
    SELECT item AS ${itemColumn(by)}, value AS revenue
    FROM ${totals}
    WHERE value <= 0
    ORDER BY value, item`;
}

/**
 * Gini = Σ (2i − n − 1) x₍ᵢ₎ / (n Σ x) with x ascending, here by descending rank; the share of the top fifth counts ⌈n / 5⌉ items.
 */
export function abcTotalsSql(table: Sql, totals: Sql): Sql {
  return sql`
    WITH positive AS (
      SELECT
        count(*) AS n,
        coalesce(sum(revenue), 0) AS total,
        sum(revenue_rank * revenue) AS weighted
      FROM ${table}
    )
    SELECT
      n::INTEGER AS items,
      total::DOUBLE AS total,
      (CASE WHEN n > 0 THEN (n + 1 - 2 * weighted / total) / n END)::DOUBLE AS gini,
      (SELECT sum(revenue) FROM ${table} WHERE revenue_rank <= (n + 4) // 5)::DOUBLE / nullif(total, 0) AS top_share,
      (SELECT count(*) FROM ${totals} WHERE value = 0)::INTEGER AS zero_items,
      (SELECT count(*) FROM ${totals} WHERE value < 0)::INTEGER AS negative_items,
      (SELECT coalesce(sum(value), 0) FROM ${totals} WHERE value < 0)::DOUBLE AS negative_total
    FROM positive`;
}

export function classesSql(table: Sql): Sql {
  return sql`
    SELECT class, count(*)::INTEGER AS items, sum(revenue)::DOUBLE AS value, min(revenue)::DOUBLE AS smallest
    FROM ${table}
    GROUP BY class
    ORDER BY class`;
}

/** The ranking in at most `groups` runs of (nearly) equal length. */
export function groupsSql(table: Sql, groups: number): Sql {
  return sql`
    WITH grouped AS (
      SELECT *, ((revenue_rank - 1)::BIGINT * least(${bind(groups)}, count(*) OVER ()) // count(*) OVER ()) AS part
      FROM ${table}
    )
    SELECT
      min(revenue_rank)::INTEGER AS first_rank,
      max(revenue_rank)::INTEGER AS last_rank,
      avg(revenue)::DOUBLE AS mean_value,
      max(cumulative_share)::DOUBLE AS cumulative_share,
      min(class) AS class
    FROM grouped
    GROUP BY part
    ORDER BY first_rank`;
}

function customerTotalsSql(measure: AbcParameters['measure'], totals: Sql): Sql {
  const value = {
    revenue: sql`round(sum(o.amount), 6)`,
    orders: sql`count(*) FILTER (NOT o.is_return)`,
    quantity: sql`sum(o.quantity)`,
  }[measure];
  return sql`
    CREATE OR REPLACE TABLE ${totals} AS
    SELECT i.customer_id AS item, t.value
    FROM (
      SELECT o.customer_no, coalesce(${value}, 0)::DOUBLE AS value
      FROM ${ORDERS} o
      WHERE o.customer_no IS NOT NULL
      GROUP BY o.customer_no
    ) t JOIN ${INDEX} i ON i.customer_no = t.customer_no`;
}

function productTotalsSql(measure: AbcParameters['measure'], totals: Sql): Sql {
  const value = {
    revenue: sql`round(sum(amount), 6)`,
    // without order numbers, what a customer buys on one day is one order
    orders: sql`count(DISTINCT coalesce(order_id, concat_ws(' ', customer_id, ordered_at::DATE))) FILTER (NOT is_return)`,
    quantity: sql`sum(quantity)`,
  }[measure];
  return sql`
    CREATE OR REPLACE TABLE ${totals} AS
    SELECT coalesce(sku, product) AS item, coalesce(${value}, 0)::DOUBLE AS value
    FROM order_lines
    WHERE excluded_by IS NULL AND coalesce(sku, product) IS NOT NULL
    GROUP BY item`;
}
