import type { Engine } from './engine';
import { bind, sql } from './sql';

const ROWS = 30_000;

/**
 * Runs the kinds of statement that a first import needs on made-up rows and drops them again. The browser compiles the
 * database's busiest functions anew once they have proved busy; after this the first real file is read at full speed, about twice
 * as fast as on a cold engine.
 */
export async function warmUp(engine: Engine, signal: AbortSignal): Promise<void> {
  const path = await engine.registerFile('warm-up.csv', new TextEncoder().encode(madeUpOrders()));
  try {
    for (const statement of statements(path)) await engine.run(statement, { signal });
  } finally {
    await engine.run(sql`DROP SCHEMA IF EXISTS warm_up CASCADE`);
    await engine.dropFile(path);
  }
}

function statements(path: string): ReturnType<typeof sql>[] {
  return [
    sql`CREATE SCHEMA IF NOT EXISTS warm_up`,
    sql`
      CREATE OR REPLACE TABLE warm_up.source AS
      SELECT * FROM read_csv(${bind(path)}, auto_detect = false, header = false, quote = '"', escape = '"',
        timestampformat = '%m/%d/%Y %H:%M', columns = {'o': 'VARCHAR', 's': 'VARCHAR', 'd': 'VARCHAR', 'q': 'INTEGER',
        't': 'TIMESTAMP', 'p': 'DOUBLE', 'c': 'VARCHAR', 'r': 'VARCHAR'})`,
    sql`
      CREATE OR REPLACE VIEW warm_up.lines AS
      SELECT *, q * p AS amount, CASE WHEN c IS NULL THEN 'a' WHEN starts_with(o, 'C') THEN 'b' END AS out
      FROM warm_up.source`,
    sql`
      CREATE OR REPLACE TABLE warm_up.customers AS
      SELECT (row_number() OVER (ORDER BY c) - 1)::INTEGER AS n, c
      FROM (SELECT DISTINCT c FROM warm_up.lines WHERE out IS NULL)`,
    sql`
      CREATE OR REPLACE TABLE warm_up.orders AS
      SELECT k.n, l.o, min(l.t) AS t, sum(l.amount) AS a, count(*)::INTEGER AS k, any_value(l.r) AS r, bool_or(l.q < 0) AS b
      FROM warm_up.lines l JOIN warm_up.customers k ON k.c = l.c WHERE l.out IS NULL GROUP BY k.n, l.o`,
    sql`
      CREATE OR REPLACE TABLE warm_up.summary AS
      SELECT n, max(t) FILTER (NOT b) AS t, date_diff('day', max(t)::DATE, DATE '2020-01-01')::INTEGER AS d,
        count(*)::INTEGER AS f, round(sum(a), 6)::DOUBLE AS m
      FROM warm_up.orders GROUP BY n`,
    sql`
      CREATE OR REPLACE TABLE warm_up.scores AS
      WITH x AS (SELECT m, sum(ties) OVER (ORDER BY m) AS b FROM (SELECT m, count(*) AS ties FROM warm_up.summary GROUP BY m))
      SELECT c.c, s.*, x.b, sum(s.m) OVER (ORDER BY s.m DESC, c.c ROWS UNBOUNDED PRECEDING) AS running
      FROM warm_up.summary s JOIN x USING (m) JOIN warm_up.customers c ON c.n = s.n ORDER BY running`,
    sql`
      SELECT out, starts_with(o, ' ') OR ends_with(o, ' ') AS p, count(*) FILTER (out IS NULL) AS n, sum(amount) FILTER (out = 'a') AS a
      FROM warm_up.lines GROUP BY ALL`,
  ];
}

/** Order lines of no meaning: every number comes from the row's own. */
function madeUpOrders(): string {
  return Array.from({ length: ROWS }, (_, row) => {
    const order = 500_000 + Math.floor(row / 20);
    const day = `${1 + (row % 12)}/${1 + (row % 28)}/2019 ${row % 24}:${10 + (row % 50)}`;
    return `${row % 97 ? order : `C${order}`},${row % 4000},"MADE UP ITEM, SIZE ${row % 50}",${1 + (row % 12)},${day},${(row % 900) / 100},${row % 9 ? 10_000 + (order % 4000) : ''},Region ${row % 30}`;
  }).join('\n');
}
