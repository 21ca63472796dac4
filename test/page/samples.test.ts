import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { expect, describe, test } from 'vitest';
import { expectAccessible } from './support/axe';
import { openPage } from './support/browser';
import { savedBy, settle, waitForCells } from './support/notebook';

const FOLDER = join(import.meta.dirname, '..', '..', 'sample-data');
const SHOPS = readdirSync(FOLDER, { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .map(({ name }) => name);

interface Truth {
  readonly purchases: number;
  readonly returns: number;
  readonly statuses: Readonly<Record<string, number>>;
}

/** Orders that count: all but those never paid, closed, or (which the files do not all tell) wholly refunded. */
function countableOrders(shop: string): { least: number; most: number } {
  const { purchases, returns, statuses } = JSON.parse(
    readFileSync(join(FOLDER, shop, 'truth.json'), 'utf8'),
  ) as Truth;
  const most = purchases + returns - (statuses['unpaid'] ?? 0) - (statuses['closed'] ?? 0);
  return { least: most - (statuses['refunded'] ?? 0), most };
}

describe('a shipped shop', () => {
  test.each(SHOPS)('%s opens by one click, tells its story and gives its files away', async (shop) => {
    const opened = await openPage();
    const { page } = opened;
    await page.getByTestId(`sample-${shop}`).click();
    await waitForCells(page);
    await settle(page);
    const [counts] = (await page.evaluate(() =>
      window.clientele.sql('SELECT count(*)::INTEGER AS orders FROM orders'),
    )) as { orders: number }[];
    const { least, most } = countableOrders(shop);
    expect(counts?.orders).toBeGreaterThanOrEqual(least);
    expect(counts?.orders).toBeLessThanOrEqual(most);
    const links = page.getByTestId('sample-files').locator('a');
    const files = await links.evaluateAll(async (anchors) =>
      Promise.all(
        (anchors as HTMLAnchorElement[]).map(async ({ href, download }) => ({
          download,
          bytes: (await (await fetch(href)).arrayBuffer()).byteLength,
        })),
      ),
    );
    expect(files.map(({ download }) => download).sort()).toEqual(readdirSync(join(FOLDER, shop)).sort());
    for (const { download, bytes } of files)
      expect(bytes).toBe(readFileSync(join(FOLDER, shop, download)).length);
    await expectAccessible(page);
    await opened.expectQuiet();
  });
});

describe('a shop of one’s own making', () => {
  test('opens at once, and the same seed makes the same file', async () => {
    const opened = await openPage({
      // Headless browsers have no file dialog: the page then offers a download.
      before: (context) =>
        context.addInitScript(() => {
          delete (window as { showSaveFilePicker?: unknown }).showSaveFilePicker;
        }),
    });
    const { page } = opened;
    await page.getByTestId('make-shop').click();
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel('Customers').fill('300');
    await dialog.getByLabel('Seed').fill('7');
    await dialog.getByLabel('Seed').press('Tab');
    await expectAccessible(page);
    const saved = [
      await savedBy(page, () => dialog.getByRole('button', { name: 'Save as CSV' }).click()),
      await savedBy(page, () => dialog.getByRole('button', { name: 'Save as CSV' }).click()),
    ];
    expect(saved[0]).toEqual(saved[1]);
    await dialog.getByRole('button', { name: 'Open it' }).click();
    await waitForCells(page);
    const [{ lines } = { lines: 0 }] = (await page.evaluate(() =>
      window.clientele.sql('SELECT count(*)::INTEGER AS lines FROM order_lines'),
    )) as { lines: number }[];
    expect(lines).toBe((saved[0]?.text.trim().split('\n').length ?? 0) - 1);
    await opened.expectQuiet();
  });

  test('that would be too large for a tab is not begun', async () => {
    const { page } = await openPage();
    await page.getByTestId('make-shop').click();
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel('Customers').fill('1000000');
    await dialog.getByLabel('Orders a year').fill('50');
    await dialog.getByLabel('Seed').press('Tab');
    expect(await dialog.getByRole('button', { name: 'Open it' }).isDisabled()).toBe(true);
    expect(await dialog.innerText()).toContain('10,000,000');
  });

  test('can be stopped half-way, and the page is as before', async () => {
    const opened = await openPage();
    const { page } = opened;
    await page.getByTestId('make-shop').click();
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel('Customers').fill('400000');
    await dialog.getByLabel('Seed').press('Tab');
    await dialog.getByRole('button', { name: 'Open it' }).click();
    await dialog.getByRole('progressbar').waitFor();
    await dialog.getByRole('button', { name: 'Cancel' }).click();
    await dialog.getByRole('button', { name: 'Open it' }).waitFor();
    await page.keyboard.press('Escape');
    await page.getByTestId('sample-tea').waitFor();
    await opened.expectQuiet();
  });
});
