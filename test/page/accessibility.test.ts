import type { Locator, Page } from 'playwright-core';
import { beforeAll, describe, expect, test } from 'vitest';
import { accessibilityViolations } from './support/axe';
import { openPage } from './support/browser';
import {
  block,
  cell,
  CELLS,
  dropForMapping,
  drawer,
  openNotebook,
  settle,
  shopFile,
  waitForCells,
  waitForRows,
} from './support/notebook';

interface Reader {
  readonly width: number;
  readonly language: 'en' | 'zh';
  readonly theme: 'light' | 'dark';
}

/** Every pair of width, language and theme occurs. */
const READERS: readonly Reader[] = [
  { width: 1440, language: 'en', theme: 'light' },
  { width: 1440, language: 'zh', theme: 'dark' },
  { width: 390, language: 'zh', theme: 'light' },
  { width: 390, language: 'en', theme: 'dark' },
  { width: 320, language: 'en', theme: 'light' },
  { width: 320, language: 'zh', theme: 'dark' },
];

async function become(page: Page, { width, language, theme }: Reader): Promise<void> {
  await page.setViewportSize({ width, height: width > 800 ? 900 : 780 });
  await page.evaluate(
    ([lang, look]) => {
      const press = (id: string): void =>
        document.querySelector<HTMLElement>(`[data-testid="${id}"]`)?.click();
      if (!document.documentElement.lang.startsWith(lang)) press('switch-language');
      if (document.documentElement.dataset['theme'] !== look) press('switch-theme');
    },
    [language, theme] as const,
  );
  await page.waitForFunction(
    ([lang, look]) =>
      document.documentElement.lang.startsWith(lang) && document.documentElement.dataset['theme'] === look,
    [language, theme] as const,
  );
  // Colours and charts change within 150 ms.
  await page.waitForTimeout(250);
}

/** What keeps the page from reflowing: parts that stick out at the right, where the page itself can then be scrolled. */
function sideways(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const { scrollWidth, clientWidth } = document.documentElement;
    if (scrollWidth <= clientWidth) return [];
    const wide = [...document.querySelectorAll('body *')].filter(
      (element) => element.checkVisibility() && element.getBoundingClientRect().right > clientWidth + 1,
    );
    return [
      `${scrollWidth} > ${clientWidth}`,
      ...wide.slice(0, 5).map((element) => element.outerHTML.slice(0, 120)),
    ];
  });
}

async function expectGoodFor(page: Page, readers: readonly Reader[], within?: string): Promise<void> {
  const found: string[] = [];
  for (const reader of readers) {
    await become(page, reader);
    const name = `${reader.width} px ${reader.language} ${reader.theme}`;
    const violations = await accessibilityViolations(page, within);
    const wide = await sideways(page);
    found.push(...[...violations, ...wide].map((text) => `${name}: ${text}`));
  }
  await become(page, READERS[0]!);
  expect(found.join('\n\n')).toBe('');
}

describe('axe finds nothing serious and nothing scrolls sideways, in both languages and themes, at 1440, 390 and 320 px', () => {
  let page: Page;

  beforeAll(async () => {
    ({ page } = await openPage({ until: 'file' }));
  });

  /** Looks at the drawer that a button opens, and closes it whatever was found. */
  async function expectGoodDrawer(opener: Locator, readers: readonly Reader[]): Promise<void> {
    await opener.click();
    await drawer(page).waitFor();
    await page.waitForTimeout(300); // it slides in
    try {
      await expectGoodFor(page, readers, 'dialog');
    } finally {
      await page.keyboard.press('Escape');
      await drawer(page).waitFor({ state: 'detached' });
    }
  }

  test('on the first page', () => expectGoodFor(page, READERS));

  test('while the columns are mapped', async () => {
    await dropForMapping(page, shopFile());
    await expectGoodFor(page, READERS);
  });

  test('in the notebook', async () => {
    await page.getByTestId('analyse').click();
    await waitForCells(page);
    await settle(page);
    await expectGoodFor(page, READERS);
  });

  test('with every chart as its table', async () => {
    const toggles = page.getByRole('button', { name: /^Table: / });
    const pressAll = (): Promise<void> =>
      toggles.evaluateAll((all) => all.forEach((each) => (each as HTMLElement).click()));
    await pressAll();
    await expectGoodFor(page, [READERS[1]!, READERS[4]!], 'main');
    await pressAll();
  });

  const drawers: readonly (readonly [string, (page: Page) => Locator])[] = [
    ['rows', () => cell(page, 'rfm').getByRole('button', { name: /^Rows \d/ })],
    ['SQL', () => cell(page, 'rfm').getByRole('button', { name: 'SQL', exact: true })],
    ['method', () => cell(page, 'rfm').getByRole('button', { name: 'Method', exact: true })],
    ['privacy', () => page.getByRole('button', { name: /Nothing leaves this computer/ }).first()],
  ];
  test.for(drawers)('in the drawer: %s', ([, opener]) =>
    expectGoodDrawer(opener(page), [READERS[1]!, READERS[3]!, READERS[4]!]),
  );

  test.for(CELLS)('in the settings of %s', async (name) => {
    await page.setViewportSize({ width: 390, height: 780 });
    const opener = cell(page, name).getByRole('button', { name: `Settings of ${name}` });
    await expectGoodDrawer(opener, [READERS[2]!, READERS[3]!, READERS[5]!]);
  });

  test('in the list of data, on a narrow screen', async () => {
    await page.setViewportSize({ width: 390, height: 780 });
    await expectGoodDrawer(page.getByRole('button', { name: 'Data and analyses' }), READERS.slice(3));
  });

  test('when a file is refused', async () => {
    const { page: other } = await openPage();
    await other
      .getByTestId('open-files')
      .setInputFiles([{ name: 'a.csv', mimeType: 'text/csv', buffer: Buffer.from('') }]);
    await other.locator('[data-issue="empty-file"]').waitFor();
    await expectGoodFor(other, [READERS[1]!, READERS[4]!]);
  });
});

describe('the keyboard', () => {
  /** Presses Tab until the focus is where `selector` points. */
  async function tabTo(page: Page, selector: string, most = 120): Promise<number> {
    for (let presses = 1; presses <= most; presses += 1) {
      await page.keyboard.press('Tab');
      if (await page.evaluate((wanted) => document.activeElement?.matches(wanted) ?? false, selector))
        return presses;
    }
    const reached = await page.evaluate(() => document.activeElement?.outerHTML.slice(0, 200));
    throw new Error(`${most} times Tab did not reach ${selector}; the focus is on ${reached}`);
  }

  test('leads from the first view to the rows of RFM', async () => {
    const opened = await openPage();
    const { page } = opened;
    const chosen = page.waitForEvent('filechooser');
    await tabTo(page, 'main button');
    await page.keyboard.press('Enter');
    const chooser = await chosen;
    const { name, content } = shopFile();
    await chooser.setFiles([{ name, mimeType: 'text/csv', buffer: Buffer.from(content) }]);
    await page.getByTestId('mapping').waitFor();

    await tabTo(page, '[data-column="Country"] button');
    await page.keyboard.press('Enter');
    await page.getByRole('listbox').waitFor();
    await page.keyboard.press('Escape');
    expect(await page.getByTestId('mapping').count()).toBe(1);
    for (let presses = 0; presses < 40; presses += 1) {
      await page.keyboard.press('Shift+Tab');
      if (await page.evaluate(() => document.activeElement?.matches('[data-testid="analyse"]') ?? false))
        break;
    }
    await page.keyboard.press('Enter');
    await waitForCells(page);

    await tabTo(page, '[data-block="rfm.table"] tbody button');
    await page.keyboard.press('Enter');
    await waitForRows(page);
    await tabTo(page, 'dialog [role=gridcell], dialog [role=columnheader] button', 10);
    await page.keyboard.press('Control+Home');
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('ArrowRight');
    const read = await page.evaluate(() => ({
      role: document.activeElement?.getAttribute('role'),
      column: document.activeElement?.getAttribute('aria-colindex'),
      text: document.activeElement?.textContent?.trim(),
    }));
    expect(read).toMatchObject({ role: 'gridcell', column: '2' });
    expect(read.text).not.toBe('');
    await opened.expectQuiet();
  });

  test('skips to the content', async () => {
    const { page } = await openPage();
    await page.keyboard.press('Tab');
    expect(await page.evaluate(() => document.activeElement?.textContent)).toBe('Skip to the content');
    await page.keyboard.press('Enter');
    expect(await page.evaluate(() => document.activeElement?.id)).toBe('content');
  });

  test('finds itself where it was when a drawer closes, by Escape or by its button', async () => {
    const { page } = await openPage();
    await openNotebook(page);
    await settle(page);
    const openers = [
      cell(page, 'rfm').getByRole('button', { name: 'SQL', exact: true }),
      cell(page, 'rfm').getByRole('button', { name: 'Method', exact: true }),
      cell(page, 'rfm').getByRole('button', { name: /^Rows \d/ }),
      block(page, 'abc.classes').getByRole('button', { name: /^Rows: / }),
      page.getByRole('navigation').getByRole('button', { name: /^Customers/ }),
      page.getByRole('button', { name: /Nothing leaves this computer/ }).first(),
    ];
    for (const opener of openers) {
      for (const way of ['Escape', 'button'] as const) {
        await opener.focus();
        await page.keyboard.press('Enter');
        await drawer(page).waitFor();
        expect(await page.evaluate(() => document.activeElement?.closest('dialog') !== null)).toBe(true);
        if (way === 'Escape') await page.keyboard.press('Escape');
        else await drawer(page).getByRole('button', { name: 'Close' }).press('Enter');
        await drawer(page).waitFor({ state: 'detached' });
        expect(
          await opener.evaluate((element) => document.activeElement === element),
          `${await opener.innerText()} ${way}`,
        ).toBe(true);
      }
    }
  });
});
