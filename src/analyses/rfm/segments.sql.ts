import { sql, type Sql } from '../../engine';
import { INDEX } from './summary.sql';

export function totalsSql(table: Sql): Sql {
  return sql`
    SELECT
      count(*)::INTEGER AS customers,
      coalesce(sum(revenue), 0)::DOUBLE AS revenue,
      (count(*) FILTER (frequency >= 2))::INTEGER AS repeaters,
      (count(*) FILTER (recency_days <= 90))::INTEGER AS active_90,
      ((SELECT count(*) FROM ${INDEX}) - count(*))::INTEGER AS without_order,
      count(DISTINCT r_score)::INTEGER AS distinct_recency,
      count(DISTINCT f_score)::INTEGER AS distinct_frequency,
      count(DISTINCT m_score)::INTEGER AS distinct_monetary
    FROM ${table}`;
}

/** @param scheme the column that holds the segment */
export function segmentsSql(scheme: Sql, table: Sql): Sql {
  return sql`
    SELECT
      ${scheme} AS segment,
      count(*)::INTEGER AS customers,
      sum(revenue)::DOUBLE AS revenue,
      avg(recency_days)::DOUBLE AS mean_recency_days,
      avg(frequency)::DOUBLE AS mean_frequency,
      avg(monetary)::DOUBLE AS mean_monetary
    FROM ${table}
    GROUP BY ${scheme}
    ORDER BY revenue DESC, segment`;
}

export function cellsSql(table: Sql): Sql {
  return sql`
    SELECT
      r_score,
      f_score,
      count(*)::INTEGER AS customers,
      sum(revenue)::DOUBLE AS revenue,
      avg(monetary)::DOUBLE AS mean_monetary
    FROM ${table}
    GROUP BY r_score, f_score
    ORDER BY r_score, f_score`;
}
