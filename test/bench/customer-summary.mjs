/**
 * The customer summary as one query over the order-level table, for page and native alike; its answer is one row, so
 * that no result has to travel.
 * @param {string} orderLevel name of the table
 */
export function customerSummarySql(orderLevel) {
  return `SELECT count(*)::INTEGER AS customers, max(frequency)::INTEGER AS busiest, sum(monetary)::DOUBLE AS monetary,
      max(last_ordered_at - first_ordered_at)::VARCHAR AS longest
    FROM (
      SELECT customer_no, min(ordered_at) AS first_ordered_at, max(ordered_at) AS last_ordered_at,
        count(*) AS frequency, sum(amount) AS monetary
      FROM ${orderLevel} GROUP BY customer_no
    )`;
}
