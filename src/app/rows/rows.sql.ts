import type { Condition, RowsSource, Selection } from '../../blocks';
import { bind, ident, joinSql, sql, type Sql } from '../../engine';
import type { GridSort } from '../../ui/data-grid/grid-source';

/** Everything behind a block or a mark. */
export function rowsSql({ table, selection = [] }: RowsSource, columns: readonly string[]): Sql {
  return sql`SELECT ${joinSql(columns.map((column) => ident(column)))} FROM ${ident(table)}${whereSql(selection)}`;
}

/** A page of it, in an order in which no two rows tie: the sorted column, then the first. */
export function pageSql(
  source: RowsSource,
  columns: readonly string[],
  sort: GridSort | null,
  offset: number,
  limit: number,
): Sql {
  return sql`
    ${rowsSql(source, columns)}${orderSql(sort, columns)}
    LIMIT ${bind(limit)} OFFSET ${bind(offset)}`;
}

export function countRowsSql({ table, selection = [] }: RowsSource): Sql {
  return sql`SELECT count(*)::DOUBLE AS rows FROM ${ident(table)}${whereSql(selection)}`;
}

export function describeSql(table: string): Sql {
  return sql`SELECT column_name, column_type FROM (DESCRIBE ${ident(table)})`;
}

function whereSql(selection: Selection): Sql {
  if (selection.length === 0) return sql``;
  return sql` WHERE ${joinSql(selection.map(conditionSql), ' AND ')}`;
}

function conditionSql(condition: Condition): Sql {
  const column = ident(condition.column);
  if ('equals' in condition) return sql`${column} = ${bind(condition.equals)}`;
  return sql`${column} >= ${bind(condition.from)} AND ${column} < ${bind(condition.to)}`;
}

function orderSql(sort: GridSort | null, columns: readonly string[]): Sql {
  if (!sort) return sql``;
  const direction = sort.descending ? sql`DESC NULLS LAST` : sql`ASC NULLS LAST`;
  const tie = columns[0] !== undefined && columns[0] !== sort.column ? sql`, ${ident(columns[0])}` : sql``;
  return sql` ORDER BY ${ident(sort.column)} ${direction}${tie}`;
}
