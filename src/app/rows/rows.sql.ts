import type { Condition, RowsSource, Selection } from '../../blocks';
import { bind, ident, joinSql, sql, type Sql } from '../../engine';
import type { GridSort } from '../../ui/data-grid/grid-source';

/** Everything behind a block or a mark. */
export function rowsSql({ table, selection = [] }: RowsSource, columns: readonly string[]): Sql {
  return sql`SELECT ${joinSql(columns.map((column) => ident(column)))} FROM ${ident(table)} ${whereSql(selection)}`;
}

/** A page of it, in an order in which no two rows tie that differ: otherwise pages would miss some and repeat others. */
export function pageSql(
  source: RowsSource,
  columns: readonly string[],
  sort: GridSort | null,
  offset: number,
  limit: number,
): Sql {
  return sql`
    ${rowsSql(source, columns)} ${orderSql(source.table, columns, sort)}
    LIMIT ${bind(limit)} OFFSET ${bind(offset)}`;
}

export function countRowsSql({ table, selection = [] }: RowsSource): Sql {
  return sql`SELECT count(*)::DOUBLE AS rows FROM ${ident(table)} ${whereSql(selection)}`;
}

export function describeSql(table: string): Sql {
  return sql`SELECT column_name, column_type FROM (DESCRIBE ${ident(table)})`;
}

function whereSql(selection: Selection): Sql {
  if (selection.length === 0) return sql``;
  return sql`WHERE ${joinSql(selection.map(conditionSql), ' AND ')}`;
}

function conditionSql(condition: Condition): Sql {
  const column = ident(condition.column);
  if ('equals' in condition) return sql`${column} = ${bind(condition.equals)}`;
  return sql`${column} >= ${bind(condition.from)} AND ${column} < ${bind(condition.to)}`;
}

function orderSql(table: string, columns: readonly string[], sort: GridSort | null): Sql {
  if (!sort) return sql``;
  const direction = sort.descending ? sql`DESC NULLS LAST` : sql`ASC NULLS LAST`;
  const ties = table === 'order_lines' ? ['line_no'] : columns.filter((column) => column !== sort.column);
  const order = [sql`${ident(sort.column)} ${direction}`, ...ties.map((column) => ident(column))];
  return sql`ORDER BY ${joinSql(order)}`;
}
