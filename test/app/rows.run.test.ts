import fc from 'fast-check';
import Papa from 'papaparse';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { exportCsv } from '../../src/app/rows/csv-export';
import { countRowsSql, describeSql, pageSql, rowsSql } from '../../src/app/rows/rows.sql';
import { openTableRows } from '../../src/app/rows/table-rows';
import { bind, ident, joinSql, sql, type Engine } from '../../src/engine';
import { Translator } from '../../src/i18n';
import { nodeEngine } from '../support/node-engine';
import { analyse, openCsv } from '../support/open';
import { sampleShop, toCsv } from '../support/orders';

vi.mock('../../src/ingest/sniff-client', () => import('../support/sniff-in-process'));

let engine: Engine;
beforeAll(async () => {
  engine = nodeEngine();
  await engine.ready();
});
afterAll(() => engine.close());

const ODD = ['Cust "id"', 'Order Date', 'select', '日', 'a"; DROP TABLE t;--'];

describe('the SQL of rows', () => {
  it('quotes whatever the columns are called', async () => {
    await engine.run(
      sql`CREATE OR REPLACE TABLE odd AS SELECT ${joinSql(ODD.map((name, index) => sql`range + ${bind(index)} AS ${ident(name)}`))} FROM range(5)`,
    );
    const selection = [
      { table: 'odd', column: '日', equals: 5 },
      { table: 'odd', column: 'select', from: 3, to: 5 },
    ];
    const source = { table: 'odd', selection };
    expect((await engine.row(countRowsSql(source), { rows: 'number' })).rows).toBe(1);
    expect(
      await engine.ask(pageSql(source, ODD, { column: 'select', descending: true }, 0, 10).text),
    ).toEqual([{ 'Cust "id"': 2, 'Order Date': 3, select: 4, 日: 5, 'a"; DROP TABLE t;--': 6 }]);
    expect((await engine.ask(describeSql('odd').text)).map((row) => row['column_name'])).toEqual(ODD);
  });

  it('binds what a selection compares with', async () => {
    const source = { table: 'odd', selection: [{ table: 'odd', column: '日', equals: "x' OR 1=1 --" }] };
    expect(rowsSql(source, ['日']).text).toBe(`SELECT "日" FROM "odd" WHERE "日" = 'x'' OR 1=1 --'`);
    await engine.run(sql`CREATE OR REPLACE TABLE texts AS SELECT 'a' AS "日"`);
    expect((await engine.row(countRowsSql({ ...source, table: 'texts' }), { rows: 'number' })).rows).toBe(0);
  });

  it.each([true, false])(
    'gives each row once, page by page, with empty ones last (descending %s)',
    async (descending) => {
      await openCsv(engine, toCsv(sampleShop(80)));
      const { rows } = await engine.row(countRowsSql({ table: 'order_lines' }), { rows: 'number' });
      const seen: unknown[] = [];
      for (let offset = 0; offset < rows; offset += 37) {
        const page = pageSql(
          { table: 'order_lines' },
          ['order_id', 'customer_id', 'line_no'],
          { column: 'customer_id', descending },
          offset,
          37,
        );
        seen.push(...(await engine.ask(page.text)).map((row) => row['line_no']));
      }
      expect(new Set(seen).size).toBe(rows);
      const [last] = await engine.ask(
        pageSql({ table: 'order_lines' }, ['customer_id'], { column: 'customer_id', descending }, rows - 1, 1)
          .text,
      );
      expect(last).toEqual({ customer_id: null });
    },
  );
});

describe('the rows of a table', () => {
  it('come with names for people and values in their language', async () => {
    const opened = await openCsv(engine, toCsv(sampleShop(40)));
    await analyse(engine, opened, 'rfm');
    for (const [locale, segment] of [
      ['en', 'Champions'],
      ['zh', '冠军客户'],
    ] as const) {
      const rows = await openTableRows(
        engine,
        new Translator(locale),
        { table: 'rfm', selection: [{ table: 'rfm', column: 'segment', equals: 'champions' }] },
        { column: 'monetary', descending: true },
      );
      const page = await rows.page(0, 5, new AbortController().signal);
      expect(page).toHaveLength(5);
      const at = rows.names.indexOf('segment');
      expect(new Set(page.map((row) => row[at]))).toEqual(new Set([segment]));
      const types = Object.fromEntries(rows.columns.map(({ id, type }) => [id, type]));
      expect(types).toMatchObject({
        customer_id: 'text',
        monetary: 'money',
        frequency: 'count',
        last_ordered_at: 'date',
      });
    }
  });

  it('name the rule that left a line out, and hide the number of the line', async () => {
    await openCsv(engine, toCsv(sampleShop(40)));
    const source = {
      table: 'order_lines',
      selection: [{ table: 'order_lines', column: 'excluded_by', equals: 'cancelled' }],
    };
    const rows = await openTableRows(engine, new Translator('en'), source, null);
    expect(rows.names).not.toContain('line_no');
    const [row] = await rows.page(0, 1, new AbortController().signal);
    expect(row?.[rows.names.indexOf('excluded_by')]).toBe('Cancelled');
    expect(rows.rowCount).toBeGreaterThan(0);
  });
});

describe('the CSV export', () => {
  const cells = async (values: readonly string[]): Promise<string[]> => {
    const rows = joinSql(values.map((value, index) => sql`(${bind(index)}, ${bind(value)})`));
    await engine.run(sql`CREATE OR REPLACE TABLE exported AS SELECT * FROM (VALUES ${rows}) t(n, value)`);
    const blob = await exportCsv(engine, { table: 'exported' }, ['n', 'value'], {
      column: 'n',
      descending: false,
    });
    return (await parsed(blob)).map(([, value]) => value ?? '');
  };

  async function parsed(blob: Blob): Promise<string[][]> {
    return Papa.parse<string[]>((await blob.text()).replace(/\r\n$/, ''), { newline: '\r\n' }).data.slice(1);
  }

  it('defuses what a spreadsheet would run', async () => {
    const formulas = [
      '=1+1',
      '+x',
      '-x',
      '@x',
      '\tx',
      '\rx',
      '=cmd|/C calc!A0',
      '=1+1\nsecond line',
      '-1+1',
      '=',
      '＝1+1',
    ];
    const exported = await cells(formulas);
    exported.forEach((value, index) =>
      expect(value, formulas[index]).toBe(
        formulas[index]?.startsWith('＝') ? '＝1+1' : `'${formulas[index]}`,
      ),
    );
  });

  it('leaves other text as it is', async () => {
    const texts = [
      'a,b',
      'a "quoted" word',
      'two\nlines',
      'two\r\nlines',
      ' blanks ',
      '',
      "O'Reilly",
      '客户 💰',
      'a=b',
      '1-2',
    ];
    expect(await cells(texts)).toEqual(texts);
  });

  it('gives any text back, but for the apostrophe', async () => {
    const text = fc.string({ unit: 'grapheme', maxLength: 12 }).filter((value) => !value.includes('\0'));
    await fc.assert(
      fc.asyncProperty(fc.array(text, { minLength: 1, maxLength: 10 }), async (values) => {
        expect(await cells(values)).toEqual(
          values.map((value) => (/^[=+\-@\t\r]/.test(value) ? `'${value}` : value)),
        );
      }),
      { numRuns: 25 },
    );
  });

  it('keeps numbers numbers, also negative ones, and leaves what is missing empty', async () => {
    await engine.run(
      sql`CREATE OR REPLACE TABLE numbers AS SELECT -12.5::DOUBLE AS d, -3::INTEGER AS i, NULL AS n, true AS b, DATE '2024-01-31' AS day, TIMESTAMP '2024-01-31 10:00:00' AS moment`,
    );
    const blob = await exportCsv(engine, { table: 'numbers' }, ['d', 'i', 'n', 'b', 'day', 'moment'], null);
    expect(await blob.text()).toBe('d,i,n,b,day,moment\r\n-12.5,-3,,true,2024-01-31,2024-01-31T10:00:00\r\n');
    expect([...new Uint8Array(await blob.arrayBuffer())].slice(0, 3)).toEqual([0xef, 0xbb, 0xbf]);
    expect(blob.type).toBe('text/csv;charset=utf-8');
  });

  it('defuses the names of columns, too', async () => {
    await engine.run(sql`CREATE OR REPLACE TABLE headed AS SELECT 1 AS ${ident('=1+1')}`);
    expect(await (await exportCsv(engine, { table: 'headed' }, ['=1+1'], null)).text()).toBe(
      '"\'=1+1"\r\n1\r\n',
    );
  });

  it('writes all pages, tells how far it is, and stops when told to', async () => {
    await engine.run(sql`CREATE OR REPLACE TABLE many AS SELECT range::INTEGER AS n FROM range(45000)`);
    const told: number[][] = [];
    const blob = await exportCsv(
      engine,
      { table: 'many' },
      ['n'],
      { column: 'n', descending: true },
      { onProgress: (...progress) => told.push(progress) },
    );
    const lines = (await blob.text()).trim().split('\r\n');
    expect([lines.length, lines[1], lines.at(-1)]).toEqual([45_001, '44999', '0']);
    expect(told).toEqual([
      [20_000, 45_000],
      [40_000, 45_000],
      [45_000, 45_000],
    ]);
    await expect(
      exportCsv(engine, { table: 'many' }, ['n'], null, { signal: AbortSignal.abort() }),
    ).rejects.toMatchObject({ code: 'cancelled' });
  });

  it('of nothing has its header', async () => {
    await engine.run(sql`CREATE OR REPLACE TABLE nothing (a INTEGER)`);
    expect(await (await exportCsv(engine, { table: 'nothing' }, ['a'], null)).text()).toBe('a\r\n');
  });
});
