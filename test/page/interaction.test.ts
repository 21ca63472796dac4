import type { Page } from 'playwright-core';
import { beforeAll, describe, expect, test } from 'vitest';
import { openPage, type OpenedPage } from './support/browser';
import {
  block,
  cell,
  dropForMapping,
  drawer,
  numberIn,
  openNotebook,
  savedBy,
  settle,
  shopFile,
  tableRows,
  waitForCells,
  waitForRows,
} from './support/notebook';
import { shopFindings } from './support/shop';
import { foreignWords } from './support/words';

const COLUMNS = [
  'InvoiceNo',
  'StockCode',
  'Description',
  'Quantity',
  'InvoiceDate',
  'UnitPrice',
  'CustomerID',
  'Country',
];
const FILE_WORDS = ['shop.csv', 'shop', ...COLUMNS, ...COLUMNS.map((name) => name.toLowerCase())];

async function openShop(until: 'test' | 'file' = 'test'): Promise<OpenedPage> {
  const opened = await openPage({ until });
  await openNotebook(opened.page);
  await settle(opened.page);
  return opened;
}

/** What the page's database says. */
function ask<Row>(page: Page, query: string): Promise<Row[]> {
  return page.evaluate((text) => window.clientele.sql(text), query) as Promise<Row[]>;
}

async function customersOf(page: Page, segment: string): Promise<string[]> {
  const rows = await ask<{ customer_id: string }>(
    page,
    `SELECT customer_id FROM rfm WHERE segment = '${segment}'`,
  );
  return rows.map((row) => row.customer_id).sort();
}

/** The texts of a column of the grid in the drawer, from the top. */
async function gridColumn(page: Page, name: string): Promise<string[]> {
  const headers = await drawer(page).getByRole('columnheader').allInnerTexts();
  const index = headers.findIndex((header) => header.trim() === name);
  expect(headers.join()).toContain(name);
  return drawer(page)
    .getByRole('row')
    .evaluateAll(
      (rows, place) =>
        rows
          .slice(1)
          .sort(
            (left, right) =>
              Number(left.getAttribute('aria-rowindex')) - Number(right.getAttribute('aria-rowindex')),
          )
          .map((row) => row.children[place]?.textContent?.trim() ?? ''),
      index,
    );
}

/**
 * Notes every state that a cell takes while something is done.
 * @param reruns a cell that must run again before the notes are read
 */
async function statesDuring(
  page: Page,
  act: () => Promise<unknown>,
  reruns?: string,
): Promise<Record<string, string[]>> {
  await page.evaluate(() => {
    const seen: Record<string, string[]> = { import: [], rfm: [], abc: [] };
    const observer = new MutationObserver((records) => {
      for (const { target } of records) {
        const { cell: name = '', status = '' } = (target as HTMLElement).dataset;
        seen[name]?.push(status);
      }
    });
    observer.observe(document.body, { subtree: true, attributeFilter: ['data-status'] });
    Object.assign(window, { seenStates: seen });
  });
  await act();
  if (reruns !== undefined) {
    await page.waitForFunction(
      (name) =>
        (window as unknown as { seenStates: Record<string, string[]> }).seenStates[name]?.includes('ready'),
      reruns,
    );
  }
  await settle(page);
  return page.evaluate(() => (window as unknown as { seenStates: Record<string, string[]> }).seenStates);
}

describe('the rows behind a number', () => {
  let opened: OpenedPage;
  let page: Page;

  beforeAll(async () => {
    opened = await openShop('file');
    page = opened.page;
  });

  test('open from a segment by keyboard: exactly its customers, and the focus comes back', async () => {
    const figure = block(page, 'rfm.segments').locator('figure');
    await figure.focus();
    await page.keyboard.press('ArrowRight');
    const said = await block(page, 'rfm.segments').locator('[aria-live]').innerText();
    expect(said).toMatch(/^Champions, Customers: \d+, /);
    await page.keyboard.press('Enter');
    const champions = await customersOf(page, 'champions');
    expect(await waitForRows(page)).toBe(champions.length);
    expect((await gridColumn(page, 'Customer')).sort()).toEqual(champions);
    expect(new Set(await gridColumn(page, 'Segment'))).toEqual(new Set(['Champions']));
    await page.keyboard.press('Escape');
    await drawer(page).waitFor({ state: 'detached' });
    expect(await figure.evaluate((element) => document.activeElement === element)).toBe(true);
  });

  test('open from a segment by pointer: the segment under it and no other', async () => {
    const canvas = block(page, 'rfm.segments').locator('canvas').first();
    await canvas.click({ position: { x: 24, y: 60 } });
    const count = await waitForRows(page);
    const [name = '', ...others] = new Set(await gridColumn(page, 'Segment'));
    expect(others).toEqual([]);
    const table = await tableRows(block(page, 'rfm.table').getByRole('table'));
    expect(count).toBe(numberIn(table.find(([segment]) => segment === name)?.[1] ?? ''));
    await page.keyboard.press('Escape');
  });

  test('sort by a column, both ways', async () => {
    await block(page, 'rfm.table').getByRole('button', { name: 'Rows: ' }).click();
    expect(await waitForRows(page)).toBe(shopFindings().customers);
    const header = drawer(page).getByRole('columnheader', { name: 'Money' });
    for (const [direction, sign] of [
      ['ascending', 1],
      ['descending', -1],
    ] as const) {
      await header.getByRole('button').click();
      await page.waitForFunction(
        (wanted) => document.querySelector(`dialog [aria-sort="${wanted}"]`),
        direction,
      );
      await waitForRows(page);
      const money = (await gridColumn(page, 'Money')).map(numberIn);
      expect(money).toEqual([...money].sort((left, right) => sign * (left - right)));
    }
  });

  test('can be saved as a CSV file with all of them', async () => {
    const { name, text } = await savedBy(page, () => page.getByTestId('export-csv').click());
    expect(name).toBe('rfm.csv');
    const [header = '', ...rows] = text.replace('\uFEFF', '').trimEnd().split('\r\n');
    const table = await ask<Record<string, unknown>>(
      page,
      'SELECT * FROM rfm ORDER BY monetary DESC, customer_id',
    );
    expect(header.split(',')).toEqual(Object.keys(table[0]!));
    expect(rows.map((row) => row.split(',')[0])).toEqual(table.map((row) => row['customer_id']));
    const monetary = header.split(',').indexOf('monetary');
    expect(rows.map((row) => Number(row.split(',')[monetary]))).toEqual(table.map((row) => row['monetary']));
    await page.keyboard.press('Escape');
  });

  test('come with the method in words', async () => {
    await cell(page, 'rfm').getByRole('button', { name: 'Method', exact: true }).click();
    expect(await drawer(page).innerText()).toMatch(/Method: RFM segments[\s\S]*mid-rank/);
    await page.keyboard.press('Escape');
  });

  test('come with SQL that runs again and gives the same', async () => {
    const answer = 'SELECT * FROM rfm ORDER BY customer_id';
    const before = await ask(page, answer);
    await cell(page, 'rfm').getByRole('button', { name: 'SQL', exact: true }).click();
    const statements = await drawer(page).locator('pre').allInnerTexts();
    expect(statements.length).toBeGreaterThan(3);
    await page.keyboard.press('Escape');
    const shown = await tableRows(block(page, 'rfm.table').getByRole('table'));
    for (const statement of statements) {
      const rows = await ask<Record<string, number>>(page, statement);
      if (!/GROUP BY\s+segment\s+ORDER BY/i.test(statement)) continue;
      expect(rows.map((row) => row['customers']).sort()).toEqual(
        shown.map((row) => numberIn(row[1]!)).sort(),
      );
    }
    expect(await ask(page, answer)).toEqual(before);
  });

  test.for(['rfm.segments', 'rfm.grid', 'abc.pareto', 'import.months'])(
    'stand in the table twin of %s as the chart says them',
    async (id) => {
      const chart = block(page, id);
      await chart.locator('figure').focus();
      const said: string[] = [];
      for (let step = 0; step < 40; step += 1) {
        await page.keyboard.press(step === 0 ? 'Home' : 'ArrowRight');
        const text = await chart.locator('[aria-live]').first().innerText();
        if (text === said.at(-1)) break;
        said.push(text);
      }
      await page.keyboard.press('Escape');
      const toggle = chart.getByRole('button', { name: /^Table: / });
      await toggle.click();
      expect(await toggle.getAttribute('aria-pressed')).toBe('true');
      const cells = (await tableRows(chart.getByRole('table'))).flat();
      for (const text of said) {
        const facts = text.replace(/, \d+ of \d+$/, '');
        const values = [...facts.matchAll(/: (.+?)(?=, [^,:]+: |$)/g)].map((match) => match[1]!);
        expect(values.length).toBeGreaterThan(0);
        expect(
          cells.some((shown) => values.includes(shown)),
          `${text} in ${cells.join(' | ')}`,
        ).toBe(true);
      }
      await toggle.click();
      await chart.locator('figure').waitFor();
    },
  );

  test('and none of it needs another address', async () => {
    await opened.expectQuiet();
  });
});

describe('a setting', () => {
  test('runs its own cell again and leaves the others alone', async () => {
    const { page } = await openShop();
    const settings = page.locator('[data-settings-of=rfm]').first();

    const bins = await statesDuring(
      page,
      async () => {
        await settings.getByRole('combobox', { name: 'Classes', exact: true }).click();
        await page.getByRole('option', { name: '4', exact: true }).click();
      },
      'rfm',
    );
    expect(bins['rfm']).toContain('running');
    expect([bins['abc'], bins['import']]).toEqual([[], []]);
    expect(await ask(page, 'SELECT max(r_score)::INTEGER AS top FROM rfm')).toEqual([{ top: 4 }]);

    const scheme = await statesDuring(
      page,
      async () => {
        await settings.getByRole('combobox', { name: 'Segment scheme' }).click();
        await page.getByRole('option', { name: '8 segments (mean split)' }).click();
      },
      'rfm',
    );
    expect(scheme['rfm']).toContain('running');
    expect(scheme['abc']).toEqual([]);
    expect(await block(page, 'rfm.table').innerText()).toContain('Important, valuable');

    const asOf = await statesDuring(page, () => settings.getByLabel('As of').fill('2024-01-01'), 'rfm');
    expect(asOf['rfm']).toContain('running');
    expect(asOf['abc']).toEqual([]);
    const [after] = await ask<{ n: number }>(
      page,
      "SELECT count(*)::INTEGER AS n FROM rfm WHERE last_ordered_at >= '2024-01-01'",
    );
    expect(after).toEqual({ n: 0 });
    const { cells } = await page.evaluate(() => window.clientele.notebook());
    expect(cells[1]).toMatchObject({
      name: 'rfm',
      parameters: { bins: 4, scheme: 'segment8', asOf: '2024-01-01' },
    });
    expect(cells[2]).toMatchObject({ name: 'abc', parameters: {} });

    await settings.getByRole('button', { name: 'Back to the defaults' }).click();
    await settle(page);
    expect(await ask(page, 'SELECT max(r_score)::INTEGER AS top FROM rfm')).toEqual([{ top: 5 }]);
  });

  test('of ABC can be moved in the chart by keyboard, and the classes follow', async () => {
    const { page } = await openShop();
    const border = block(page, 'abc.pareto').getByRole('slider', { name: 'Border of class A' });
    await border.focus();
    expect(await border.getAttribute('aria-valuenow')).toBe('80');
    const states = await statesDuring(page, () => page.keyboard.press('PageDown'), 'abc');
    expect(states['abc']).toContain('running');
    expect(states['rfm']).toEqual([]);
    const { classes } = shopFindings(undefined, [0.75, 0.95]);
    const shown = await tableRows(block(page, 'abc.classes').getByRole('table'));
    expect(shown.map((row) => numberIn(row[1]!))).toEqual(classes);
    expect(classes).not.toEqual(shopFindings().classes);
  });

  test('of the ledger computes everything again, and the door agrees', async () => {
    const { page } = await openShop();
    const before = await page.evaluate(() => window.clientele.ledger());
    await cell(page, 'import').getByRole('heading').first().click();
    const rules = page.getByTestId('ledger').first();
    const states = await statesDuring(
      page,
      () => rules.getByRole('checkbox', { name: /No customer/ }).click(),
      'abc',
    );
    for (const name of ['import', 'rfm', 'abc']) expect(states[name]).toContain('running');
    const after = await page.evaluate(() => window.clientele.ledger());
    const lost = before!.rules.find((entry) => entry.rule === 'missing_customer')!;
    expect(lost.lines).toBeGreaterThan(0);
    expect(after!.rules.find((entry) => entry.rule === 'missing_customer')).toMatchObject({ enabled: false });
    expect(after!.countedLines).toBe(before!.countedLines + lost.lines!);
    expect(await block(page, 'import.metrics').innerText()).toContain(String(after!.countedLines));
    expect(after!.lines).toBe(before!.lines);

    const back = await page.evaluate(() => window.clientele.ledger({ missing_customer: true }));
    expect(back!.countedLines).toBe(before!.countedLines);
    await waitForCells(page);
    expect(await rules.getByRole('checkbox', { name: /No customer/ }).isChecked()).toBe(true);
  });

  test('that does not fit is refused, and the cell stays as it was', async () => {
    const opened = await openShop();
    const { page } = opened;
    const before = await block(page, 'rfm.table').innerText();
    const tried = [
      ['rfm', { bins: 99 }],
      ['rfm', { scheme: '<b>x</b>' }],
      ['rfm', { asOf: "2024-01-01'; DROP TABLE rfm; --" }],
      ['rfm', { unknown: 1 }],
      ['abc', { a: 0.99, b: 0.1 }],
      ['abc', { a: Number.NaN }],
      ['nothing', { a: 1 }],
      ['import', { rules: 7 }],
    ] as const;
    for (const [name, parameters] of tried) {
      const refusal = await page.evaluate(
        ([target, change]) =>
          window.clientele.set(target, change).then(
            () => null,
            (error: { code?: string }) => error.code,
          ),
        [name, parameters] as [string, Record<string, unknown>],
      );
      expect(refusal, JSON.stringify([name, parameters])).toMatch(/^(invalid-parameters|unknown-analysis)$/);
    }
    await settle(page);
    expect(await block(page, 'rfm.table').innerText()).toBe(before);
    const { cells } = await page.evaluate(() => window.clientele.notebook());
    expect(cells.map((each) => each.parameters)).toEqual([{}, {}, {}]);
    await opened.expectQuiet();
  });
});

describe('language and theme', () => {
  test('switch every word of every view, both ways', async () => {
    const opened = await openPage();
    const { page } = opened;
    const expectLanguage = async (view: string): Promise<void> => {
      for (const language of ['zh', 'en'] as const) {
        await page.getByTestId('switch-language').evaluate((button: HTMLElement) => button.click());
        await page.waitForFunction((tag) => document.documentElement.lang.startsWith(tag), language);
        expect(await foreignWords(page, language, FILE_WORDS), `${view} in ${language}`).toEqual([]);
      }
    };
    await expectLanguage('welcome');
    await dropForMapping(page, shopFile());
    await expectLanguage('mapping');
    await page.getByTestId('analyse').click();
    await waitForCells(page);
    await settle(page);
    await expectLanguage('notebook');
    for (const name of ['Method', 'SQL'] as const) {
      await cell(page, 'abc').getByRole('button', { name, exact: true }).click();
      await expectLanguage(name);
      await page.keyboard.press('Escape');
    }
    await cell(page, 'rfm')
      .getByRole('button', { name: /^Rows \d/ })
      .click();
    await waitForRows(page);
    await expectLanguage('rows');
    await page.keyboard.press('Escape');
    await page
      .getByRole('button', { name: /Nothing leaves this computer/ })
      .first()
      .click();
    await expectLanguage('privacy');
    await page.keyboard.press('Escape');
    await cell(page, 'import').getByRole('heading').first().click();
    await expectLanguage('ledger');
    await opened.expectQuiet();
  });

  test('change nothing else, and last over a reload', async () => {
    const opened = await openShop();
    const { page } = opened;
    await page.evaluate(() => window.clientele.set('rfm', { bins: 4 }));
    await block(page, 'rfm.grid')
      .getByRole('button', { name: /^Table: / })
      .click();
    const notebook = await page.evaluate(() => window.clientele.notebook());
    const states = await statesDuring(page, async () => {
      await page.getByTestId('switch-language').click();
      await page.getByTestId('switch-theme').click();
    });
    expect(states).toEqual({ import: [], rfm: [], abc: [] });
    expect(await page.evaluate(() => window.clientele.notebook())).toEqual(notebook);
    expect(await block(page, 'rfm.grid').getByRole('table').count()).toBe(1);
    expect(await page.locator('html').getAttribute('lang')).toBe('zh-CN');
    expect(await page.locator('html').getAttribute('data-theme')).toBe('dark');
    expect(await page.getByRole('heading', { level: 1 }).innerText()).toContain('您的客户是谁');
    const dark = await page.evaluate(() => getComputedStyle(document.body).backgroundColor);

    await page.reload();
    await page.getByTestId('open-files').waitFor({ state: 'attached' });
    expect(await page.locator('html').getAttribute('lang')).toBe('zh-CN');
    expect(await page.locator('html').getAttribute('data-theme')).toBe('dark');
    expect(await page.evaluate(() => getComputedStyle(document.body).backgroundColor)).toBe(dark);
    await opened.expectQuiet();
  });
});
