import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openPage, type LongTask, type OpenedPage } from './support/browser';
import { dropFiles } from './support/drop';
import { watchMainThread } from './support/main-thread';
import {
  block,
  cell,
  CELLS,
  dropForMapping,
  openNotebook,
  settle,
  tableRows,
  waitForCells,
} from './support/notebook';
import { sharedFile } from './support/shared-data';
import { shopCsv, shopFindings } from './support/shop';

/** What must be read in a file: on screen and through the door. */
interface Job {
  readonly name: string;
  readonly path: string | undefined;
  readonly fileRows: number;
  readonly countedRows: number;
  readonly customers: number;
  readonly orders: number;
  readonly classes: readonly number[];
  readonly gini: number;
  /** Customers whose total is above zero: those that ABC classes. */
  readonly classed: number;
}

const ROLES = {
  InvoiceNo: 'order_id',
  StockCode: 'sku',
  Description: 'product',
  Quantity: 'quantity',
  InvoiceDate: 'ordered_at',
  UnitPrice: 'unit_price',
  CustomerID: 'customer_id',
  Country: 'region',
};

const ONLINE_RETAIL: Job = {
  name: 'OnlineRetail.csv',
  path: sharedFile('data', 'online-retail', 'OnlineRetail.csv'),
  fileRows: 541_909,
  countedRows: 397_924,
  customers: 4339,
  orders: 18_536,
  classes: [1133, 1469, 1736],
  gini: 0.71514,
  classed: 4338,
};

const FOLDER = mkdtempSync(join(tmpdir(), 'clientele-'));
afterAll(() => rmSync(FOLDER, { recursive: true, force: true }));

/** About 90 MB: time enough to press Cancel. */
function bigFile(): string {
  const path = join(FOLDER, 'big.csv');
  const [header = '', ...lines] = shopCsv().trimEnd().split('\r\n');
  const chunk = Buffer.from(`${lines.join('\r\n')}\r\n`, 'latin1');
  writeFileSync(path, Buffer.concat([Buffer.from(`${header}\r\n`), ...Array<Buffer>(3000).fill(chunk)]));
  return path;
}

function madeJob(): Job {
  const path = join(FOLDER, 'shop.csv');
  writeFileSync(path, shopCsv(), 'latin1');
  const { lines, counted, customers, orders, classes, gini } = shopFindings();
  return {
    name: 'a made shop',
    path,
    fileRows: lines,
    countedRows: counted,
    customers,
    orders,
    classes,
    gini,
    classed: customers,
  };
}

const integer = new Intl.NumberFormat('en-GB');

/** Notes every value of the progress bar from now on. */
async function watchProgress(page: Page): Promise<() => Promise<string[]>> {
  await page.evaluate(() => {
    const seen: string[] = [];
    Object.assign(window, { seenProgress: seen });
    new MutationObserver(() => {
      const text = document.querySelector('[role=progressbar]')?.getAttribute('aria-valuetext');
      if (text && text !== seen.at(-1)) seen.push(text);
    }).observe(document.body, { subtree: true, childList: true, attributes: true });
  });
  return () => page.evaluate(() => (window as unknown as { seenProgress: string[] }).seenProgress);
}

/** Drops a file on a page with its engine up; ends when the import is done and the notebook stands. */
async function longTasksOfImport(
  path: string,
): Promise<{ ms: number; tasks: LongTask[]; computed: number[] }> {
  const { page, longTasks } = await openPage();
  await page.evaluate(() => window.clientele.ready);
  await page.waitForTimeout(2000); // the page prepares itself while its reader reads it
  const over = await watchMainThread(page);
  const from = await page.evaluate(() => performance.now());
  await dropForMapping(page, path);
  await page.getByTestId('analyse').click();
  await page.waitForSelector('section[data-cell="import"]');
  const until = await page.evaluate(() => performance.now());
  const computed = await over(50);
  const tasks = (await longTasks(from)).filter((task) => task.start < until);
  return { ms: until - from, tasks: tasks.map((task) => ({ ...task, start: task.start - from })), computed };
}

for (const job of [ONLINE_RETAIL, madeJob()]) {
  const title = job.path === undefined ? `${job.name} (skipped: ../shared is not there)` : job.name;
  describe.skipIf(job.path === undefined)(`from a drop of ${title} to who the customers are`, () => {
    let opened: OpenedPage;
    let page: Page;

    beforeAll(async () => {
      opened = await openPage({ until: 'file' });
      page = opened.page;
      await page.evaluate(() => window.clientele.ready);
    });

    test('shows how the file is read and what its columns are', async () => {
      await dropForMapping(page, job.path!);
      const facts = await page.getByTestId('file-facts').innerText();
      expect(facts).toContain('ISO-8859-1');
      expect(facts).toContain('comma');
      expect(facts).toContain('month / day / year');
      const roles = await page
        .locator('[data-column]')
        .evaluateAll((rows) =>
          rows.map((row) => [row.getAttribute('data-column'), row.getAttribute('data-role')]),
        );
      expect(Object.fromEntries(roles)).toEqual(ROLES);
      expect(await page.locator('[data-issue]').count()).toBe(0);
      expect(await page.getByTestId('mapping').innerText()).toContain('order number starts with C');
    });

    test('reads the file after one click, with its progress in bytes and rows', async () => {
      const seen = await watchProgress(page);
      await page.getByTestId('analyse').click();
      await waitForCells(page);
      const progress = await seen();
      expect(progress.length).toBeGreaterThan(0);
      for (const text of progress) expect(text).toMatch(/^[\d.,]+ \S+ of [\d.,]+ \S+ · about [\d,]+ rows?$/);
    });

    test('shows who the customers are, in numbers', async () => {
      const overview = await block(page, 'import.metrics').innerText();
      for (const number of [job.fileRows, job.countedRows, job.customers, job.orders]) {
        expect(overview).toContain(integer.format(number));
      }
      const rfm = await tableRows(block(page, 'rfm.table').getByRole('table'));
      const scored = rfm.reduce((sum, [, customers = '']) => sum + Number(customers.replace(',', '')), 0);
      expect(scored).toBe(job.customers);
      const abc = await tableRows(block(page, 'abc.classes').getByRole('table'));
      expect(abc.map(([name, items]) => [name, items])).toEqual(
        ['A', 'B', 'C'].map((name, index) => [name, integer.format(job.classes[index] ?? 0)]),
      );
      expect(await block(page, 'abc.metrics').innerText()).toContain(job.gini.toFixed(3));
    });

    test('gives the same numbers through the door', async () => {
      await settle(page);
      const [answer] = await page.evaluate(() =>
        window.clientele.sql(`
          SELECT
            (SELECT count(*) FROM order_lines)::INTEGER AS lines,
            (SELECT count(*) FROM orders WHERE customer_id IS NOT NULL)::INTEGER AS orders,
            (SELECT count(*) FROM customers)::INTEGER AS customers,
            (SELECT count(*) FROM rfm)::INTEGER AS scored,
            (SELECT count(*) FROM abc)::INTEGER AS classed,
            (SELECT count(*) FROM abc WHERE class = 'A')::INTEGER AS a`),
      );
      expect(answer).toEqual({
        lines: job.fileRows,
        orders: job.orders,
        customers: job.customers,
        scored: job.customers,
        classed: job.classed,
        a: job.classes[0],
      });
      const ledger = await page.evaluate(() => window.clientele.ledger());
      expect(ledger).toMatchObject({ fileRows: job.fileRows, setAside: 0, countedLines: job.countedRows });
      const left = ledger!.rules
        .filter((rule) => rule.enabled)
        .reduce((sum, rule) => sum + (rule.lines ?? 0), 0);
      expect(left).toBe(job.fileRows - job.countedRows);
      const notebook = await page.evaluate(() => window.clientele.notebook());
      expect(notebook.cells.map((each) => each.name)).toEqual(CELLS);
      const run = await page.evaluate(() => window.clientele.run());
      expect(run!.cells.map(({ name, status }) => [name, status])).toEqual(
        CELLS.map((name) => [name, 'ready']),
      );
    });

    // Other work on the machine can only lengthen a task: of three tries one without a long task is proof.
    test(
      'never stops answering between the drop and the end of the import',
      { retry: 2 },
      async ({ annotate }) => {
        const { ms, tasks, computed } = await longTasksOfImport(job.path!);
        const list = tasks.map(({ start, duration }) => `${Math.round(duration)} ms at ${Math.round(start)}`);
        await annotate(
          `over 50 ms by the clock, in ${Math.round(ms)} ms of import: ${list.join() || 'none'}`,
        );
        expect(computed).toEqual([]);
      },
    );

    test('talks to nobody and complains of nothing', async () => {
      await opened.expectQuiet();
    });
  });
}

describe('opening a file', () => {
  test('begins with a page that stands before its database is asked for', async () => {
    let askedAt = Infinity;
    const { page } = await openPage({
      before: async (context) => {
        context.on('requestfinished', (request) => {
          if (request.url().endsWith('.wasm')) askedAt = Math.min(askedAt, request.timing().startTime);
        });
      },
    });
    await page.evaluate(() => window.clientele.ready);
    const paintedAt = await page.evaluate(() => {
      const [paint] = performance.getEntriesByName('first-contentful-paint');
      return performance.timeOrigin + paint!.startTime;
    });
    expect(askedAt).toBeLessThan(Infinity);
    expect(paintedAt).toBeLessThan(askedAt);
  });

  test('can be cancelled while the file is read, and leaves the page as it was', async () => {
    const opened = await openPage();
    const { page } = opened;
    const big = bigFile();
    await dropForMapping(page, big);
    await page.getByTestId('analyse').click();
    await page.getByRole('progressbar').waitFor();
    await page.getByRole('button', { name: 'Cancel' }).click();
    await page.getByRole('heading', { name: 'Drop a CSV or TSV file here' }).waitFor();
    expect(await cell(page, 'rfm').count()).toBe(0);

    // At once, while the first load is still being stopped.
    await openNotebook(page);
    await settle(page);
    const before = await block(page, 'import.metrics').innerText();
    await dropFiles(page, [big]);
    await page.getByTestId('analyse').click();
    await page.getByRole('progressbar').waitFor();
    await page.getByRole('button', { name: 'Cancel' }).click();
    await waitForCells(page);
    expect(await block(page, 'import.metrics').innerText()).toBe(before);
    const { customers } = shopFindings();
    expect(await page.evaluate(() => window.clientele.sql('SELECT count(*)::INTEGER AS n FROM rfm'))).toEqual(
      [{ n: customers }],
    );
    await opened.expectQuiet();
  });
});
