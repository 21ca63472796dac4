import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Column, ReadOptions, Rule } from '../../src/dataset';
import { ident, sql, type Engine, type Sql } from '../../src/engine';
import {
  customerIndexSql,
  customersSql,
  orderLevelSql,
  orderLinesSql,
  ordersSql,
} from '../../src/ingest/canonical.sql';
import { distinctValuesSql, duplicateLinesSql, excludedBySql, ledgerSql } from '../../src/ingest/ledger.sql';
import {
  convertTableSql,
  misfitsSql,
  plausibleSql,
  readTextSql,
  readTypedSql,
} from '../../src/ingest/read-csv.sql';
import { KEY_ROLES, paddedKeysSql } from '../../src/ingest/padded-keys.sql';
import { INCOMING, INCOMING_TEXT } from '../../src/ingest/table-names';
import { rejectedRowsSql, rejectedTableSql } from '../../src/ingest/rejected.sql';
import { nodeEngine } from '../support/node-engine';

const sample = { rows: 0, missing: 0, distinct: 0, values: [], misfits: [], fit: 1 };
const COLUMNS: readonly Column[] = [
  { name: 'Cust "id"', header: 'Cust "id"', type: 'text', sample },
  {
    name: 'Order Date',
    header: 'Order Date',
    type: 'timestamp',
    dateFormat: { pattern: '%m/%d/%Y %H:%M', order: 'mdy', certain: true },
    sample,
  },
  { name: 'select', header: 'select', type: 'integer', sample },
  {
    name: '日',
    header: '日',
    type: 'number',
    numberFormat: { decimal: ',', grouping: '.', decorated: true },
    sample,
  },
  { name: 'a"; DROP TABLE t;--', header: 'a"; DROP TABLE t;--', type: 'text', sample },
];
const MAPPING = {
  customer_id: 'Cust "id"',
  ordered_at: 'Order Date',
  quantity: 'select',
  unit_price: '日',
  status: 'a"; DROP TABLE t;--',
} as const;
const RULES: readonly Rule[] = [
  { key: 'missing_customer', enabled: true },
  { key: 'missing_date', enabled: true },
  { key: 'cancelled', enabled: true, prefix: "C'" },
  { key: 'dropped_status', enabled: true, values: ["it's off", '已取消'] },
  { key: 'nonpositive_price', enabled: false },
  { key: 'duplicate', enabled: false },
];
const OPTIONS: ReadOptions = {
  encoding: 'utf-8',
  delimiter: ',',
  quote: '"',
  escape: '"',
  skipLines: 0,
  hasHeader: true,
  lineEnd: '\n',
};

let engine: Engine;
beforeAll(async () => {
  engine = nodeEngine();
  await engine.run(sql`CREATE SCHEMA internal`);
});
afterAll(() => engine.close());

describe('every statement is valid, whatever the columns are called', () => {
  it('from the file to the customers', async () => {
    const content = `${COLUMNS.map(({ name }) => `"${name.replaceAll('"', '""')}"`).join(',')}\nK1,12/31/2024 23:59,2,"1.234,50",ok\n`;
    const path = await engine.registerFile('odd.csv', new Blob([content]));
    const input = { path, options: OPTIONS, columns: COLUMNS };
    const statements: Sql[] = [
      readTextSql(input, INCOMING_TEXT),
      convertTableSql(COLUMNS, INCOMING_TEXT, INCOMING),
      misfitsSql(COLUMNS, INCOMING_TEXT, INCOMING),
      readTypedSql(input, INCOMING),
      plausibleSql(COLUMNS, INCOMING),
      rejectedTableSql(),
      rejectedRowsSql(),
      duplicateLinesSql(INCOMING, COLUMNS),
      distinctValuesSql(INCOMING, 'a"; DROP TABLE t;--', 50),
      orderLinesSql({
        source: INCOMING,
        columns: COLUMNS,
        mapping: MAPPING,
        rules: RULES,
        padded: ['Cust "id"'],
      }),
      customerIndexSql(),
      orderLevelSql(MAPPING),
      ordersSql(),
      paddedKeysSql(KEY_ROLES),
      customersSql(COLUMNS, MAPPING),
      customersSql(COLUMNS, {
        ...MAPPING,
        name: 'a"; DROP TABLE t;--',
        birth_date: 'Order Date',
        level: 'select',
      }),
      ledgerSql(RULES),
      ledgerSql([]),
    ];
    for (const statement of statements) await engine.run(statement);
    expect(await engine.ask('SELECT customer_id, ordered_at, amount, status FROM order_lines')).toEqual([
      { customer_id: 'K1', ordered_at: '2024-12-31T23:59:00', amount: 2469, status: 'ok' },
    ]);
  });
});

describe('the text of statements', () => {
  it('of the rules is one CASE over those that are on', () => {
    expect(excludedBySql(RULES).text).toMatchInlineSnapshot(
      `"CASE WHEN customer_id IS NULL THEN 'missing_customer' WHEN ordered_at IS NULL THEN 'missing_date' WHEN coalesce(starts_with(order_id, 'C'''), false) THEN 'cancelled' WHEN coalesce(status IN ('it''s off', '已取消'), false) THEN 'dropped_status' END"`,
    );
    expect(excludedBySql([]).text).toBe('NULL::VARCHAR');
  });

  it('that reads a file says how, in full', () => {
    expect(
      readTypedSql({ path: 'local/x.csv', options: OPTIONS, columns: COLUMNS.slice(0, 3) }, ident('t')).text,
    ).toMatchInlineSnapshot(`
      "CREATE OR REPLACE TABLE "t" AS
      SELECT "Cust ""id""", "Order Date", "select"
      FROM read_csv('local/x.csv', auto_detect = false, strict_mode = true, header = TRUE, skip = 0, delim = ',', quote = '"', escape = '"', encoding = 'utf-8', nullstr = ['', 'NULL', 'null', '\\N', '-', '--', '#N/A', '(null)', '<null>'], timestampformat = '%m/%d/%Y %H:%M', columns = {'Cust "id"': 'VARCHAR', 'Order Date': 'TIMESTAMP', 'select': 'DOUBLE'})"
    `);
  });

  it('of orders', () => {
    expect(orderLevelSql({ order_id: 'o', customer_id: 'c', amount: 'a', channel: 'x' }).text)
      .toMatchInlineSnapshot(`
      "CREATE OR REPLACE TABLE "internal"."order_level" AS
      SELECT
        c.customer_no,
        l.order_id AS order_id,
        min(l.ordered_at) AS ordered_at,
        sum(l.amount) AS amount,
        NULL::DOUBLE AS quantity,
        count(*)::INTEGER AS lines,
        NULL::DOUBLE AS cost,
        any_value(l.channel) AS channel,
        NULL::VARCHAR AS region,
        (coalesce(sum(l.amount), 0) <= 0 AND bool_or(l.is_return)) AS is_return
      FROM order_lines l LEFT JOIN "internal"."customer_index" c ON l.customer_id = c.customer_id
      WHERE l.excluded_by IS NULL
      GROUP BY c.customer_no, l.order_id"
    `);
  });
});
