import type { Role } from '../dataset';
import { bind, ident, joinSql, sql, type Sql } from '../engine';
import { CUSTOMER_INDEX, ORDER_LEVEL } from './table-names';

/** Roles whose values are compared and grouped on every row, so that trimming them needlessly would cost. */
export const KEY_ROLES = ['order_id', 'customer_id', 'channel', 'region', 'status'] as const satisfies Role[];

export type KeyRole = (typeof KEY_ROLES)[number];

/** Blanks of typewriters, spreadsheets and Chinese keyboards. */
const BLANKS = [' ', '\t', '\u00a0', '\u3000'];

/** Where each key's values stand once the canonical tables are built: seldom as often as there are lines. */
const PLACES: Readonly<Record<KeyRole, Sql>> = {
  order_id: sql`SELECT order_id AS value FROM ${ORDER_LEVEL}`,
  customer_id: sql`SELECT customer_id AS value FROM ${CUSTOMER_INDEX}`,
  channel: sql`SELECT DISTINCT channel AS value FROM ${ORDER_LEVEL}`,
  region: sql`SELECT DISTINCT region AS value FROM ${ORDER_LEVEL}`,
  status: sql`SELECT DISTINCT status AS value FROM order_lines`,
};

/**
 * One row, a column a role: whether any of its values is wrapped, that is, begins with a blank or a control character (all
 * sort before `!`), ends with a blank, or is what keeps a spreadsheet from reading an id as a number: `="…"`, `'…`.
 */
export function paddedKeysSql(roles: readonly KeyRole[]): Sql {
  const value = sql`value`;
  const ends = BLANKS.map((blank) => sql`ends_with(${value}, ${bind(blank)})`);
  const starts = ['="', "'", '\u00a0', '\u3000'].map((mark) => sql`starts_with(${value}, ${bind(mark)})`);
  const padded = joinSql([sql`${value} < '!'`, ...ends, ...starts], ' OR ');
  const checks = roles.map(
    (role) => sql`(SELECT coalesce(bool_or(${padded}), false) FROM (${PLACES[role]})) AS ${ident(role)}`,
  );
  return sql`SELECT ${joinSql(checks, ',\n  ')}`;
}

/**
 * A text column's values without blanks, `="…"` and the apostrophe before a number or a code such as `O1001` around them; NULL
 * when nothing is left.
 */
export function trimmedSql(column: Sql): Sql {
  const bare = sql`trim(${column}, ${bind(BLANKS.join(''))})`;
  return sql`nullif(regexp_replace(${bare}, '^(?:="(.*)"|''([0-9+].*|[A-Za-z_-]+[0-9][0-9A-Za-z_-]*))$', '\\1\\2'), '')`;
}
