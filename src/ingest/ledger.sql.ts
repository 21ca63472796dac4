import type { Column, Rule } from '../dataset';
import { bind, ident, joinSql, sql, type Sql } from '../engine';
import { DUPLICATE_LINES } from './table-names';

/** The key of the first enabled rule that takes a line out, else NULL. */
export function excludedBySql(rules: readonly Rule[]): Sql {
  const enabled = rules.filter((rule) => rule.enabled);
  if (enabled.length === 0) return sql`NULL::VARCHAR`;
  const cases = enabled.map((rule) => sql`WHEN ${conditionSql(rule)} THEN ${bind(rule.key)}`);
  return sql`CASE ${joinSql(cases, ' ')} END`;
}

/**
 * One row: lines and money in all, counted, and per rule. An enabled rule counts the lines it takes out; a disabled one
 * those it would take out of the counted lines.
 */
export function ledgerSql(rules: readonly Rule[]): Sql {
  const parts = rules.flatMap((rule) => {
    const matches = rule.enabled
      ? sql`excluded_by = ${bind(rule.key)}`
      : sql`excluded_by IS NULL AND ${conditionSql(rule)}`;
    return [
      sql`count(*) FILTER (${matches})::DOUBLE AS ${ident(`lines_${rule.key}`)}`,
      sql`coalesce(sum(amount) FILTER (${matches}), 0)::DOUBLE AS ${ident(`amount_${rule.key}`)}`,
    ];
  });
  return sql`
    SELECT
      ${joinSql(
        [
          sql`count(*)::DOUBLE AS lines`,
          sql`coalesce(sum(amount), 0)::DOUBLE AS amount`,
          sql`count(*) FILTER (excluded_by IS NULL)::DOUBLE AS counted_lines`,
          sql`coalesce(sum(amount) FILTER (excluded_by IS NULL), 0)::DOUBLE AS counted_amount`,
          ...parts,
        ],
        ',\n  ',
      )}
    FROM order_lines`;
}

/**
 * The lines that repeat an earlier line in every column of the file. Rows of equal hash are compared in full. Nothing here
 * is named, because any name may be that of a column.
 */
export function duplicateLinesSql(source: Sql, columns: readonly Column[]): Sql {
  const all = joinSql(columns.map((column) => ident(column.name)));
  return sql`
    CREATE OR REPLACE TABLE ${DUPLICATE_LINES} AS
    WITH suspects AS (
      SELECT hash(${all}) FROM ${source} GROUP BY hash(${all}) HAVING count(*) > 1
    )
    SELECT rowid AS line_no
    FROM ${source}
    WHERE hash(${all}) IN (FROM suspects)
    QUALIFY row_number() OVER (PARTITION BY ${all} ORDER BY rowid) > 1`;
}

/** The different values of a column, at most one more than `limit`. */
export function distinctValuesSql(table: Sql, column: string, limit: number): Sql {
  return sql`
    SELECT DISTINCT ${ident(column)}::VARCHAR AS value
    FROM ${table}
    WHERE ${ident(column)} IS NOT NULL
    ORDER BY value
    LIMIT ${bind(limit + 1)}`;
}

function conditionSql(rule: Rule): Sql {
  switch (rule.key) {
    case 'missing_customer':
      return sql`customer_id IS NULL`;
    case 'missing_date':
      return sql`ordered_at IS NULL`;
    case 'cancelled':
      return sql`coalesce(starts_with(order_id, ${bind(rule.prefix)}), false)`;
    case 'dropped_status':
      return sql`coalesce(status IN (${joinSql(rule.values.map((value) => bind(value)))}), false)`;
    case 'nonpositive_price':
      return sql`coalesce(unit_price <= 0, false)`;
    case 'duplicate':
      return sql`line_no IN (SELECT line_no FROM ${DUPLICATE_LINES})`;
  }
}
