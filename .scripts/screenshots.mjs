/**
 * `npm run screenshots`: the pictures of the README, taken from the built page, into .github/pictures/. Opens
 * OnlineRetail.csv where it lies beside the project, else made-up orders; `-- --file PATH` opens another.
 */
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { ensureDependencies } from './ensure-dependencies.mjs';
import { ROOT, SetupError, main, option } from './project.mjs';

const FOLDER = '.github/pictures';
const LARGEST = 300 * 1024;
const CELLS = ['import', 'rfm', 'abc'];

/** @typedef {import('playwright-core').Page} Page */

const desktop = { width: 1440, height: 900 };
const PICTURES = [
  { name: 'first-page', locale: 'en-GB', theme: 'light', size: desktop, prepare: showFirstPage },
  { name: 'mapping', locale: 'en-GB', theme: 'light', size: desktop, prepare: showMapping },
  { name: 'notebook-light-en', locale: 'en-GB', theme: 'light', size: desktop, prepare: showNotebook },
  { name: 'notebook-dark-zh', locale: 'zh-CN', theme: 'dark', size: desktop, prepare: showNotebook },
  {
    name: 'phone',
    locale: 'en-GB',
    theme: 'light',
    size: { width: 390, height: 844 },
    prepare: showNotebook,
  },
];

async function showFirstPage(/** @type {Page} */ page) {
  await page.getByTestId('open-files').waitFor({ state: 'attached' });
}

/** What stands on the screen after a file was chosen, before its columns are accepted. */
async function showMapping(/** @type {Page} */ page, /** @type {string} */ file) {
  await page.getByTestId('open-files').setInputFiles(file);
  await page.getByTestId('analyse').waitFor();
}

/** The finished first notebook, its RFM cell at the top. */
async function showNotebook(/** @type {Page} */ page, /** @type {string} */ file) {
  await showMapping(page, file);
  await page.getByTestId('analyse').click();
  for (const cell of CELLS) await page.locator(`section[data-cell="${cell}"][data-status="ready"]`).waitFor();
  await page.evaluate(() => window.clientele.ledger()); // background work is done
  const cell = page.locator('section[data-cell="rfm"]');
  await cell.locator('canvas').first().waitFor();
  await cell.evaluate((element) => {
    const header = document.querySelector('header')?.getBoundingClientRect().height ?? 0;
    scrollTo({ top: scrollY + element.getBoundingClientRect().top - header - 16, behavior: 'instant' });
  });
}

/** A JPEG below the limit: less quality rather than a larger file. */
async function picture(/** @type {Page} */ page) {
  for (let quality = 82; ; quality -= 8) {
    const image = await page.screenshot({ type: 'jpeg', quality, animations: 'disabled' });
    if (image.length <= LARGEST || quality <= 40) return image;
  }
}

/** The file to open, as Playwright takes it: a path, or a name with its content. */
function fileToOpen() {
  const path = option('file') ?? join(ROOT, '..', 'shared', 'data', 'online-retail', 'OnlineRetail.csv');
  if (existsSync(path)) return path;
  if (option('file')) throw new SetupError(`There is no file ${path}.`);
  return { name: 'orders.csv', mimeType: 'text/csv', buffer: Buffer.from(madeUpOrders()) };
}

/** Two years of a small shop: most customers come once, a few come back again and again, some stop coming. */
function madeUpOrders() {
  const lines = ['order_id,customer_id,ordered_at,product,quantity,unit_price,region'];
  const products = ['Green tea', 'Black tea', 'Teapot', 'Cup', 'Tea towel', 'Honey'];
  const regions = ['North', 'South', 'East', 'West'];
  let state = 20_260_101;
  const random = () => (state = (state * 48_271) % 2_147_483_647) / 2_147_483_647;
  const pick = (/** @type {string[]} */ names) => names[Math.floor(random() * names.length)];
  for (let customer = 0; customer < 1200; customer++) {
    const region = pick(regions);
    const orders = 1 + Math.floor(12 * random() ** 4);
    let day = Math.floor(700 * random());
    for (let order = 0; order < orders && day < 730; order++) {
      const date = new Date(Date.UTC(2024, 0, 1 + day)).toISOString().slice(0, 10);
      for (let line = 0; line <= 2 * random(); line++) {
        const price = (4 + Math.floor(30 * random() ** 2) + 0.5).toFixed(2);
        lines.push(
          `${10_000 + customer * 20 + order},K${1000 + customer},${date},${pick(products)},${1 + Math.floor(3 * random())},${price},${region}`,
        );
      }
      day += 5 + Math.floor(120 * random());
    }
  }
  return `${lines.join('\n')}\n`;
}

await main(async () => {
  await ensureDependencies();
  const { chromium } = await import('playwright-core');
  const { CHROMIUM_FLAGS, ensureChromium } = await import('./find-chromium.mjs');
  const { ensureBuilt } = await import('./build.mjs');
  const { serveDist } = await import('./serve.mjs');
  const file = fileToOpen();
  const executablePath = await ensureChromium();
  await ensureBuilt();
  mkdirSync(join(ROOT, FOLDER), { recursive: true });
  const { url, close } = await serveDist({ port: 0 });
  const browser = await chromium.launch({ executablePath, args: CHROMIUM_FLAGS });
  try {
    for (const { name, locale, theme, size, prepare } of PICTURES) {
      const context = await browser.newContext({
        locale,
        colorScheme: theme,
        viewport: size,
        deviceScaleFactor: 1,
      });
      const page = await context.newPage();
      page.setDefaultTimeout(120_000);
      await page.goto(url);
      await page.evaluate(() => window.clientele.ready);
      await prepare(page, file);
      // Entrance motion of charts and sheets is over by then.
      await page.waitForTimeout(1500);
      const image = await picture(page);
      writeFileSync(join(ROOT, FOLDER, `${name}.jpg`), image);
      console.log(`${FOLDER}/${name}.jpg  ${Math.round(image.length / 1024)} KB`);
      await context.close();
    }
  } finally {
    await browser.close();
    await close();
  }
});
