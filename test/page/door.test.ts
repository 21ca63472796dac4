import type { Page } from 'playwright-core';
import { beforeAll, describe, expect, test } from 'vitest';
import packageJson from '../../package.json' with { type: 'json' };
import { openPage, type OpenedPage } from './support/browser';
import { block, CELLS, settle, waitForCells } from './support/notebook';
import { shopCsv, shopFindings, shopLines } from './support/shop';

const SHOP = shopFindings();

/** Opens files through the door, as a script on an embedding page would; the text is written as latin-1. */
function openThroughDoor(page: Page, files: readonly { name: string; text: string }[]) {
  return page.evaluate(
    (made) =>
      window.clientele.open(
        made.map(({ name, text }) => new File([Uint8Array.from(text, (char) => char.charCodeAt(0))], name)),
      ),
    files,
  );
}

/** The code that `load` rejects with, or null. */
function refusalOfLoad(page: Page, spec: unknown): Promise<string | null> {
  return page.evaluate(
    (document) =>
      window.clientele.load(document).then(
        () => null,
        (error: { code?: string }) => error.code ?? 'no code',
      ),
    spec,
  );
}

describe('the door before a file is open', () => {
  test('says its version and that there is nothing yet', async () => {
    const opened = await openPage();
    const answers = await opened.page.evaluate(async () => {
      const { clientele } = window;
      await clientele.ready;
      return [
        clientele.version,
        await clientele.ledger(),
        await clientele.run(),
        clientele.notebook().cells.length,
      ];
    });
    expect(answers).toEqual([packageJson.version, null, null, 3]);
    expect(await opened.page.evaluate(() => window.clientele.sql('SELECT 1::INTEGER AS one'))).toEqual([
      { one: 1 },
    ]);
    await opened.expectQuiet();
  });

  test('reads a file as text without opening it', async () => {
    const opened = await openPage();
    const report = await opened.page.evaluate(() =>
      window.clientele.read(new File(['id;name\n007;"Ärger; mit ""Zitat"""\n\n8;\n'], 'a.csv')),
    );
    expect(report).toMatchObject({
      ok: true,
      header: ['id', 'name'],
      rows: [
        ['007', 'Ärger; mit "Zitat"'],
        ['8', ''],
      ],
    });
    expect(report.ms).toBeGreaterThanOrEqual(0);
    expect(report).toHaveProperty('warnings');
    expect(report).toHaveProperty('rejected');
    const empty = await opened.page.evaluate(() => window.clientele.read(new File([], 'empty.csv')));
    expect(empty).toMatchObject({ ok: true, header: null, rows: [] });
    expect(await opened.page.evaluate(() => window.clientele.ledger())).toBeNull();
    expect(await opened.page.getByTestId('open-files').count()).toBe(1);
    await opened.expectQuiet();
  });
});

describe('the door with a file open', () => {
  let opened: OpenedPage;
  let page: Page;
  let report: Awaited<ReturnType<typeof openThroughDoor>>;

  beforeAll(async () => {
    opened = await openPage({ until: 'file' });
    page = opened.page;
    report = await openThroughDoor(page, [
      { name: 'shop.csv', text: shopCsv() },
      { name: 'other.csv', text: 'a,b\n1,2\n' },
    ]);
  });

  test('reports what opening led to', async () => {
    expect(report).toMatchObject({ ok: true, issues: [] });
    expect(report.roles).toEqual({
      order_id: 'InvoiceNo',
      sku: 'StockCode',
      product: 'Description',
      quantity: 'Quantity',
      ordered_at: 'InvoiceDate',
      unit_price: 'UnitPrice',
      customer_id: 'CustomerID',
      region: 'Country',
    });
    expect(Object.fromEntries(report.tables.map(({ name, rows }) => [name, rows]))).toEqual({
      order_lines: SHOP.lines,
      orders: SHOP.orders,
      customers: SHOP.customers,
      rfm: SHOP.customers,
      abc: SHOP.customers,
    });
    expect(report.ledger).toMatchObject({
      fileRows: SHOP.lines,
      lines: SHOP.lines,
      countedLines: SHOP.counted,
      setAside: 0,
    });
    expect(report.ledger!.countedAmount).toBeCloseTo(SHOP.revenue, 6);
    expect(report.run!.cells.map(({ name, status }) => [name, status])).toEqual(
      CELLS.map((name) => [name, 'ready']),
    );
    for (const part of ['read', 'import', 'cells'] as const)
      expect(report.timings[part]).toBeGreaterThanOrEqual(0);
    // What is open is what is on screen.
    await waitForCells(page);
  });

  test('gives numbers as numbers and dates as ISO text', async () => {
    await settle(page);
    const [row] = await page.evaluate(() =>
      window.clientele.sql(
        'SELECT customer_id, monetary, frequency, last_ordered_at, last_ordered_at::DATE AS day FROM rfm ORDER BY customer_id LIMIT 1',
      ),
    );
    const [customer = '', monetary = 0] = [...SHOP.revenueOf].sort()[0]!;
    expect(row).toMatchObject({ customer_id: customer, frequency: expect.any(Number) });
    expect(row!['monetary']).toBeCloseTo(monetary, 6);
    expect(row!['last_ordered_at']).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d/);
    expect(row!['day']).toMatch(/^\d{4}-\d\d-\d\d$/);
  });

  test('lists the money of every rule, copies included', async () => {
    const ledger = await page.evaluate(() => window.clientele.ledger());
    const cancelled = shopLines().filter(({ order, customer }) => order.startsWith('C') && customer !== '');
    const rule = ledger!.rules.find((entry) => entry.rule === 'cancelled')!;
    expect(rule).toMatchObject({ enabled: true, lines: cancelled.length });
    expect(rule.amount).toBeCloseTo(
      cancelled.reduce((sum, { quantity, price }) => sum + quantity * price, 0),
      6,
    );
    expect(ledger!.rules.find((entry) => entry.rule === 'duplicate')!.lines).not.toBeNull();
  });

  test.for([
    ['text', 'not a notebook', 'not-a-notebook'],
    ['nothing', null, 'not-a-notebook'],
    ['another program’s', { type: 'jupyter', cells: [] }, 'not-a-notebook'],
    ['a future', { type: 'clientele-notebook', version: 99, title: 'x', cells: [] }, 'newer-version'],
    [
      'a broken',
      { type: 'clientele-notebook', version: 1, cells: [{ name: 'x; DROP TABLE rfm' }] },
      'invalid-notebook',
    ],
    [
      'a notebook with an unknown analysis',
      { type: 'clientele-notebook', version: 1, cells: [{ name: 'x', kind: 'analysis', analysis: 'nope' }] },
      'unknown-analysis',
    ],
    [
      'a notebook with parameters that do not fit',
      {
        type: 'clientele-notebook',
        version: 1,
        cells: [{ name: 'rfm', kind: 'analysis', analysis: 'rfm', parameters: { bins: 1 } }],
      },
      'invalid-parameters',
    ],
  ] as const)('refuses %s and keeps the open work', async ([, spec, code]) => {
    const before = await page.evaluate(() => window.clientele.notebook());
    expect(await refusalOfLoad(page, spec)).toBe(code);
    expect(await page.evaluate(() => window.clientele.notebook())).toEqual(before);
    await waitForCells(page);
    expect(await block(page, 'import.metrics').innerText()).toContain(String(SHOP.counted));
  });

  test('loads its own notebook again: title, parameters and rules', async () => {
    await page.evaluate(() => window.clientele.set('rfm', { bins: 4 }));
    await page.evaluate(() => window.clientele.set('import', { rules: { missing_customer: false } }));
    const saved = await page.evaluate(() => window.clientele.notebook());
    await page.evaluate(() => window.clientele.set('rfm', { bins: 3 }));
    const without = await page.evaluate(() => window.clientele.ledger({ missing_customer: true }));
    expect(without!.countedLines).toBe(SHOP.counted);

    expect(await refusalOfLoad(page, saved)).toBeNull();
    await settle(page);
    expect(await page.evaluate(() => window.clientele.notebook())).toEqual(saved);
    expect(
      await page.evaluate(() => window.clientele.sql('SELECT max(r_score)::INTEGER AS top FROM rfm')),
    ).toEqual([{ top: 4 }]);
    const ledger = await page.evaluate(() => window.clientele.ledger());
    expect(ledger!.countedLines).toBeGreaterThan(SHOP.counted);
    await page.evaluate(() => window.clientele.ledger({ missing_customer: true }));
  });

  test('takes a second file in place of the first', async () => {
    const lines = shopLines().slice(0, 100);
    const second = await openThroughDoor(page, [{ name: 'half.csv', text: shopCsv(lines) }]);
    expect(second.ledger).toMatchObject({ fileRows: 100 });
    await waitForCells(page);
    expect(await page.title()).toContain('half');
    expect(
      await page.evaluate(() => window.clientele.sql('SELECT count(*)::INTEGER AS n FROM order_lines')),
    ).toEqual([{ n: 100 }]);
  });

  test('does all that quietly', async () => {
    await opened.expectQuiet();
  });
});
