import { sql, type RowOf, type Sql } from '../../../engine';

/** Customers by their segments of two schemes. */
export const SCHEME_PAIR = {
  segment: 'string',
  other: 'string',
  customers: 'number',
  revenue: 'number',
} as const;
export type SchemePair = RowOf<typeof SCHEME_PAIR>;

export function schemePairsSql(scheme: Sql, against: Sql, rfm: Sql): Sql {
  return sql`
    SELECT ${scheme} AS segment, ${against} AS other, count(*)::INTEGER AS customers, sum(revenue)::DOUBLE AS revenue
    FROM ${rfm}
    GROUP BY ALL
    ORDER BY customers DESC, segment, other`;
}
