/**
 * The page's work in native DuckDB on one thread: the same SQL, the same steps. Run as a process of its own:
 * `node native.mjs <case> <file> <folder with node_modules/@duckdb/node-api>`; prints one JSON line.
 */
import { createRequire } from 'node:module';
import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { customerSummarySql } from '../customer-summary.mjs';

const CASES = {
  'online-retail': {
    asOf: '2011-12-10',
    /** As in `../shared/golden`: lines without a customer and cancelled invoices do not count. */
    counts: `customer_id IS NOT NULL AND NOT starts_with(order_id, 'C')`,
    read: (/** @type {string} */ file) => `
      SELECT
        InvoiceNo AS order_id, CustomerID AS customer_id, InvoiceDate AS ordered_at, StockCode AS sku,
        Description AS product, Quantity AS quantity, UnitPrice AS unit_price, Country AS region
      FROM read_csv('${file}', auto_detect = false, header = true, delim = ',', quote = '"', escape = '"',
        encoding = 'latin-1', timestampformat = '%m/%d/%Y %H:%M', columns = {
          'InvoiceNo': 'VARCHAR', 'StockCode': 'VARCHAR', 'Description': 'VARCHAR', 'Quantity': 'INTEGER',
          'InvoiceDate': 'TIMESTAMP', 'UnitPrice': 'DOUBLE', 'CustomerID': 'VARCHAR', 'Country': 'VARCHAR' })`,
  },
  'ten-million': {
    asOf: '2026-01-01',
    counts: 'customer_id IS NOT NULL',
    read: (/** @type {string} */ file) => `
      SELECT * FROM read_csv('${file}', auto_detect = false, header = true, delim = ',', quote = '"', escape = '"',
        timestampformat = '%Y-%m-%d %H:%M:%S', columns = {
          'order_id': 'VARCHAR', 'customer_id': 'VARCHAR', 'ordered_at': 'TIMESTAMP', 'sku': 'VARCHAR',
          'quantity': 'INTEGER', 'unit_price': 'DOUBLE', 'channel': 'VARCHAR', 'region': 'VARCHAR' })`,
  },
};

const SEGMENTS = [
  ['lost', 'hibernating', 'at_risk', 'cannot_lose', 'cannot_lose'],
  ['hibernating', 'hibernating', 'at_risk', 'at_risk', 'cannot_lose'],
  ['about_to_sleep', 'about_to_sleep', 'need_attention', 'loyal', 'loyal'],
  ['promising', 'potential_loyalist', 'potential_loyalist', 'loyal', 'champions'],
  ['new_customers', 'potential_loyalist', 'potential_loyalist', 'champions', 'champions'],
];

/** Mid-rank of a column with few distinct values: from the counts of its values, without sorting customers. */
const scoreByCounts = (/** @type {string} */ column, order = '') => `
  SELECT ${column}, (1 + floor(5 * (sum(n) OVER (ORDER BY ${column} ${order}) - n / 2.0) / sum(n) OVER ()))::INTEGER AS score
  FROM (SELECT ${column}, count(*) AS n FROM summary GROUP BY ${column})`;

const steps = ({ read, counts, asOf }, /** @type {string} */ file) => ({
  read: [`CREATE TABLE source AS ${read(file.replaceAll("'", "''"))}`],
  tables: [
    `CREATE VIEW order_lines AS SELECT *, quantity * unit_price AS amount FROM source WHERE ${counts}`,
    `CREATE TABLE customer_index AS
      SELECT (row_number() OVER (ORDER BY customer_id) - 1)::INTEGER AS customer_no, customer_id
      FROM (SELECT DISTINCT customer_id FROM order_lines)`,
    `CREATE TABLE order_level AS
      SELECT c.customer_no, l.order_id, min(l.ordered_at) AS ordered_at, sum(l.amount) AS amount,
        sum(l.quantity)::DOUBLE AS quantity, count(*)::INTEGER AS lines, any_value(l.region) AS region
      FROM order_lines l JOIN customer_index c ON l.customer_id = c.customer_id
      GROUP BY c.customer_no, l.order_id`,
  ],
  summary: [
    `CREATE TABLE summary AS
      SELECT customer_no, min(ordered_at) AS first_ordered_at, max(ordered_at) AS last_ordered_at,
        date_diff('day', max(ordered_at)::DATE, DATE '${asOf}')::INTEGER AS recency_days,
        count(*)::INTEGER AS frequency, sum(amount) AS monetary
      FROM order_level GROUP BY customer_no`,
  ],
  summaryQuery: [customerSummarySql('order_level')],
  rfm: [
    `CREATE TABLE rfm AS
      WITH r AS (${scoreByCounts('recency_days', 'DESC')}), f AS (${scoreByCounts('frequency')}),
      m AS (
        SELECT customer_no, (1 + floor(5 * (first - 1 + n / 2.0) / total))::INTEGER AS score
        FROM (
          SELECT customer_no, rank() OVER (ORDER BY monetary) AS first,
            count(*) OVER (ORDER BY monetary RANGE BETWEEN CURRENT ROW AND CURRENT ROW) AS n, count(*) OVER () AS total
          FROM summary
        )
      ), scored AS (
        SELECT c.customer_id, s.*, r.score AS r_score, f.score AS f_score, m.score AS m_score,
          floor((f.score + m.score) / 2 + 0.5)::INTEGER AS fm
        FROM summary s JOIN r USING (recency_days) JOIN f USING (frequency) JOIN m USING (customer_no)
        JOIN customer_index c USING (customer_no)
      )
      SELECT *, [${SEGMENTS.flat()
        .map((name) => `'${name}'`)
        .join(', ')}][(r_score - 1) * 5 + fm] AS segment FROM scored`,
    `SELECT segment, count(*) AS customers, sum(monetary) AS revenue FROM rfm GROUP BY segment ORDER BY segment`,
    `SELECT r_score, f_score, count(*), sum(monetary) FROM rfm GROUP BY r_score, f_score ORDER BY r_score, f_score`,
  ],
  abc: [
    `CREATE TABLE abc AS
      WITH ranked AS (
        SELECT c.customer_id, s.monetary AS revenue,
          row_number() OVER (ORDER BY s.monetary DESC, s.customer_no) AS revenue_rank,
          sum(s.monetary) OVER (ORDER BY s.monetary DESC, s.customer_no ROWS UNBOUNDED PRECEDING) AS running,
          sum(s.monetary) OVER () AS total
        FROM summary s JOIN customer_index c USING (customer_no) WHERE s.monetary > 0
      )
      SELECT customer_id, revenue, revenue_rank, revenue / total AS revenue_share, running / total AS cumulative_share,
        CASE WHEN (running - revenue) / total < 0.8 - 1e-12 THEN 'A'
             WHEN (running - revenue) / total < 0.95 - 1e-12 THEN 'B' ELSE 'C' END AS class
      FROM ranked`,
    `SELECT class, count(*)::INTEGER AS customers, sum(revenue) AS revenue FROM abc GROUP BY class ORDER BY class`,
    `SELECT sum((count_all + 1 - 2 * revenue_rank) * revenue) / (max(count_all) * sum(revenue)) AS gini
      FROM (SELECT revenue, revenue_rank, count(*) OVER () AS count_all FROM abc)`,
  ],
});

const [name, file, peers] = process.argv.slice(2);
const require = createRequire(resolve(peers, 'package.json'));
const { DuckDBInstance } = await import(pathToFileURL(require.resolve('@duckdb/node-api')).href);
const instance = await DuckDBInstance.create(':memory:', { threads: '1' });
const connection = await instance.connect();
await connection.run('SET perfect_ht_threshold = 24');
await connection.run('SET preserve_insertion_order = false');

/** @type {Record<string, number>} */
const ms = {};
const rows = {};
for (const [step, statements] of Object.entries(steps(CASES[name], file))) {
  const started = performance.now();
  for (const statement of statements)
    rows[step] = (await connection.runAndReadAll(statement)).getRowObjectsJS();
  ms[step] = performance.now() - started;
}
const [version] = (await connection.runAndReadAll('SELECT version() AS version')).getRowObjectsJS();
const [count] = (
  await connection.runAndReadAll(`SELECT count(*)::INTEGER AS customers,
    count(*) FILTER (segment = 'champions')::INTEGER AS champions FROM rfm`)
).getRowObjectsJS();
const classes = (
  await connection.runAndReadAll('SELECT count(*)::INTEGER AS n FROM abc GROUP BY class ORDER BY class')
).getRowObjectsJS();
console.log(
  JSON.stringify({
    // The summary is asked twice: as part of the work, and as the query that the page is timed with.
    ms: Object.values(ms).reduce((sum, part) => sum + part, -ms.summaryQuery),
    steps: ms,
    version: `DuckDB ${version.version}`,
    peakBytes: process.resourceUsage().maxRSS * 1024,
    answer: {
      customers: count.customers,
      champions: count.champions,
      classes: classes.map(({ n }) => n),
      gini: Number(rows.abc[0].gini.toFixed(6)),
    },
  }),
);
connection.closeSync();
