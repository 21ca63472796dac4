import { ORDER_LEVEL } from '../../dataset';
import { ident, sql, type Sql } from '../../engine';

export function monthsSql(): Sql {
  return sql`
    SELECT
      date_trunc('month', ordered_at)::DATE AS month,
      count(*)::INTEGER AS orders,
      coalesce(sum(amount), 0)::DOUBLE AS revenue
    FROM ${ident(...ORDER_LEVEL)}
    WHERE ordered_at IS NOT NULL
    GROUP BY month
    ORDER BY month`;
}
