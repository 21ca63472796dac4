/**
 * `npm run screenshots`: the pictures of the README, taken from the built page, into docs/pictures/. Opens OnlineRetail.csv
 * where it lies beside the project, else the first file of sample-data/; `-- --file PATH` opens another.
 */
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { ensureDependencies } from './ensure-dependencies.mjs';
import { ROOT, SetupError, filesUnder, main, option } from './project.mjs';

const FOLDER = join(ROOT, 'docs', 'pictures');
const LARGEST = 300 * 1024;
const CELLS = ['rfm', 'abc'];

/** @typedef {import('playwright-core').Page} Page */

const desktop = { width: 1440, height: 900 };
const PICTURES = [
  { name: 'notebook-light-en', locale: 'en-GB', theme: 'light', size: desktop, prepare: showNotebook },
  { name: 'notebook-dark-zh', locale: 'zh-CN', theme: 'dark', size: desktop, prepare: showNotebook },
  { name: 'mapping-light-en', locale: 'en-GB', theme: 'light', size: desktop, prepare: showMapping },
  {
    name: 'phone-light-zh',
    locale: 'zh-CN',
    theme: 'light',
    size: { width: 390, height: 844 },
    prepare: showNotebook,
  },
];

/** The finished first notebook, its RFM cell at the top. */
async function showNotebook(/** @type {Page} */ page, /** @type {string} */ file) {
  const input = await page.evaluateHandle(() =>
    Object.assign(document.createElement('input'), { type: 'file', id: 'picture-file' }),
  );
  await input.asElement().setInputFiles(file);
  await page.evaluate((element) => window.clientele.open([...element.files]), input);
  for (const cell of CELLS) await page.locator(`[data-cell="${cell}"][data-status="ready"]`).waitFor();
  await page.locator('[data-cell="rfm"] canvas').first().waitFor();
  await page
    .locator('[data-cell="rfm"]')
    .evaluate((cell) => cell.scrollIntoView({ block: 'start', behavior: 'instant' }));
}

/** What stands on the screen after a file was chosen, before its columns are accepted. */
async function showMapping(/** @type {Page} */ page, /** @type {string} */ file) {
  await page.getByTestId('open-files').setInputFiles(file);
  await page.getByRole('dialog').waitFor();
}

/** A JPEG below the limit: less quality rather than a larger file. */
async function picture(/** @type {Page} */ page) {
  for (let quality = 88; ; quality -= 8) {
    const image = await page.screenshot({ type: 'jpeg', quality, animations: 'disabled' });
    if (image.length <= LARGEST || quality <= 40) return image;
  }
}

function fileToOpen() {
  const samples = filesUnder(join(ROOT, 'sample-data')).filter((name) => name.endsWith('.csv'));
  const candidates = [
    option('file'),
    join(ROOT, '..', 'shared', 'data', 'online-retail', 'OnlineRetail.csv'),
    ...samples.map((name) => join(ROOT, 'sample-data', name)),
  ];
  const found = candidates.find((path) => path && existsSync(path));
  if (!found) throw new SetupError('No file to open: npm run screenshots -- --file orders.csv');
  return found;
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
  mkdirSync(FOLDER, { recursive: true });
  const { url, close } = await serveDist({ port: 0 });
  const browser = await chromium.launch({ executablePath, args: CHROMIUM_FLAGS });
  try {
    for (const { name, locale, theme, size, prepare } of PICTURES) {
      const context = await browser.newContext({
        locale,
        colorScheme: theme,
        viewport: size,
        deviceScaleFactor: size.width < 600 ? 2 : 1,
      });
      const page = await context.newPage();
      await page.goto(url);
      await page.evaluate(() => window.clientele.ready);
      await prepare(page, file);
      // Entrance motion of charts and sheets is over by then.
      await page.waitForTimeout(1500);
      const image = await picture(page);
      writeFileSync(join(FOLDER, `${name}.jpg`), image);
      console.log(`docs/pictures/${name}.jpg  ${Math.round(image.length / 1024)} KB`);
      await context.close();
    }
  } finally {
    await browser.close();
    await close();
  }
});
