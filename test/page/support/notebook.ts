import type { Locator, Page } from 'playwright-core';
import { dropFiles, dropMadeFiles, type MadeFile } from './drop';
import { shopCsv } from './shop';

export const CELLS = ['import', 'rfm', 'abc'] as const;

/** The made shop's export as a file, written as latin-1. */
export function shopFile(name = 'shop.csv', csv = shopCsv()): MadeFile {
  return { name, content: Buffer.from(csv, 'latin1') };
}

export function cell(page: Page, name: string): Locator {
  return page.locator(`section[data-cell="${name}"]`);
}

/** @param id `cell.block`, such as `rfm.segments` */
export function block(page: Page, id: string): Locator {
  return page.locator(`[data-block="${id}"]`);
}

export function drawer(page: Page): Locator {
  return page.getByRole('dialog');
}

/** Waits until every cell has run and drawn its blocks. */
export async function waitForCells(page: Page, names: readonly string[] = CELLS): Promise<void> {
  for (const name of names) await page.waitForSelector(`section[data-cell="${name}"][data-status="ready"]`);
}

/** Drops a file and waits for the mapping sheet. */
export async function dropForMapping(page: Page, file: MadeFile | string): Promise<void> {
  if (typeof file === 'string') await dropFiles(page, [file]);
  else await dropMadeFiles(page, [file]);
  // The parts of the sheet and the rows of the columns come one after another.
  await page.getByTestId('rules').waitFor();
  const columns = page.getByTestId('mapping').locator('[data-columns]');
  const count = Number(await columns.getAttribute('data-columns'));
  await page.waitForFunction((all) => document.querySelectorAll('[data-column]').length === all, count);
}

/** Drops a file, accepts what the page takes its columns for, waits for the finished notebook. */
export async function openNotebook(page: Page, file: MadeFile | string = shopFile()): Promise<void> {
  await dropForMapping(page, file);
  await page.getByTestId('analyse').click();
  await waitForCells(page);
}

/** Waits until the grid in the drawer shows its rows, not their places; how many there are. */
export async function waitForRows(page: Page): Promise<number> {
  await page.waitForFunction(
    () =>
      document.querySelector('dialog [role=gridcell]') !== null &&
      document.querySelector('dialog [role=row][aria-busy]') === null,
  );
  return Number(await drawer(page).getByRole('grid').getAttribute('aria-rowcount')) - 1;
}

/** Waits until the work behind the page (copies counted, file checked) is done and the cells stand still. */
export async function settle(page: Page): Promise<void> {
  await page.evaluate(() => window.clientele.ledger());
  await page.waitForFunction(
    () =>
      document.querySelectorAll('section[data-cell]:not([data-status="ready"], [data-status="failed"])')
        .length === 0,
  );
}

/** The rows of a table on screen as text, header apart: one array a row. */
export async function tableRows(table: Locator): Promise<string[][]> {
  return table.evaluate((element) =>
    [...element.querySelectorAll('tbody tr')].map((row) =>
      [...row.children].map((cellElement) => (cellElement as HTMLElement).innerText.trim()),
    ),
  );
}

/** `£1,234.50`, `8.3%`, `−12`, `1.2k` as numbers; a share as a fraction. */
export function numberIn(text: string): number {
  const digits = text
    .replace(/[^\d.,\-−%]/g, '')
    .replace(/,/g, '')
    .replace('−', '-');
  const value = Number(digits.replace('%', ''));
  return digits.endsWith('%') ? value / 100 : value;
}

/** The file that a click makes the browser save. */
export async function savedBy(
  page: Page,
  act: () => Promise<unknown>,
): Promise<{ name: string; text: string }> {
  const [download] = await Promise.all([page.waitForEvent('download'), act()]);
  const chunks: Buffer[] = [];
  for await (const chunk of await download.createReadStream()) chunks.push(chunk as Buffer);
  return { name: download.suggestedFilename(), text: Buffer.concat(chunks).toString('utf8') };
}
