import { bind, ident, joinSql, sql, type RowOf, type Sql } from '../../../engine';
import { DIMENSION_COLUMNS } from '../cuts.sql';
import { RFM_DIMENSIONS } from '../rfm.types';

/** The methods whose treatment of equal values is compared, by the column that holds their segments. */
export const COMPARED = { midrank: 'midrank', rfm_package: 'rfm-package', ntile: 'ntile' } as const;
export type ComparedColumn = keyof typeof COMPARED;

/** Pairs of columns, and the column that says where they differ. */
export const PAIRS = [
  { id: 'midrank_or_package', left: 'midrank', right: 'rfm_package' },
  { id: 'midrank_or_ntile', left: 'midrank', right: 'ntile' },
  { id: 'package_or_ntile', left: 'rfm_package', right: 'ntile' },
] as const satisfies readonly { id: string; left: ComparedColumn; right: ComparedColumn }[];

/** Customers whose segment two methods disagree about. */
export const DISAGREEMENT = { pair: 'string', customers: 'number', revenue: 'number' } as const;
/** The value of a dimension that most customers share. */
export const LARGEST_TIE = { dimension: 'string', customers: 'number' } as const;

export type Disagreement = RowOf<typeof DISAGREEMENT>;
export type LargestTie = RowOf<typeof LARGEST_TIE>;

/** One row per customer with the segment by each method. @param scored a query of scores by column */
export function methodsTableSql(scored: Readonly<Record<ComparedColumn, Sql>>, scheme: Sql, table: Sql): Sql {
  const columns = Object.keys(COMPARED) as ComparedColumn[];
  const segments = columns.map((column) => sql`${ident(column)}.${scheme} AS ${ident(column)}`);
  const differs = PAIRS.map(
    ({ id, left, right }) => sql`${ident(left)}.${scheme} <> ${ident(right)}.${scheme} AS ${ident(id)}`,
  );
  return sql`
    CREATE OR REPLACE TABLE ${table} AS
    SELECT
      customer_id,
      midrank.revenue,
      ${joinSql([...segments, ...differs], ',\n  ')}
    FROM (
      ${scored.midrank}
    ) midrank
    JOIN (
      ${scored.rfm_package}
    ) rfm_package USING (customer_id)
    JOIN (
      ${scored.ntile}
    ) ntile USING (customer_id)`;
}

export function disagreementsSql(table: Sql): Sql {
  const pairs = PAIRS.map(
    ({ id }) => sql`
      SELECT
        ${bind(id)} AS pair,
        (count(*) FILTER (${ident(id)}))::INTEGER AS customers,
        coalesce(sum(revenue) FILTER (${ident(id)}), 0)::DOUBLE AS revenue
      FROM ${table}`,
  );
  return joinSql(pairs, '\nUNION ALL\n');
}

export function largestTieSql(summary: Sql): Sql {
  const ties = RFM_DIMENSIONS.map((dimension) => {
    const value = ident(DIMENSION_COLUMNS[dimension].value);
    return sql`SELECT ${bind(dimension)} AS dimension, count(*)::INTEGER AS customers FROM ${summary} GROUP BY ${value}`;
  });
  return sql`
    SELECT dimension, customers
    FROM (
      ${joinSql(ties, '\nUNION ALL\n')}
    )
    ORDER BY customers DESC, dimension
    LIMIT 1`;
}
