import type { Page } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import { expectAccessible } from './support/axe';
import { openPage } from './support/browser';
import { dropMadeFiles } from './support/drop';
import { openNotebook, settle, shopFile, waitForCells } from './support/notebook';

/** Waits until what is open would outlast the page, changes included. */
async function kept(page: Page): Promise<void> {
  await page.waitForSelector('main[data-kept="true"]');
  await page.waitForTimeout(1500); // changes are stored half a second after the last
}

async function reload(page: Page): Promise<void> {
  await page.reload();
  await page.evaluate(() => window.clientele.ready);
}

/** What a reader would miss: totals, rules, settings. */
function state(page: Page) {
  return page.evaluate(async () => ({
    ledger: await window.clientele.ledger(),
    notebook: window.clientele.notebook(),
    scores: await window.clientele.sql('SELECT customer_id, rfm_score FROM rfm ORDER BY customer_id'),
  }));
}

function notice(page: Page, code: string) {
  return page.locator(`[data-testid="notices"] [data-issue="${code}"]`);
}

/** Every file in the browser's own storage: path and size. */
function storedFiles(page: Page): Promise<string[]> {
  return page.evaluate(async () => {
    const found: string[] = [];
    const visit = async (folder: FileSystemDirectoryHandle, path: string): Promise<void> => {
      for await (const [name, handle] of folder.entries()) {
        if (handle.kind === 'directory') await visit(handle as FileSystemDirectoryHandle, `${path}${name}/`);
        else found.push(`${path}${name}`);
      }
    };
    await visit(await navigator.storage.getDirectory(), '');
    return found.sort();
  });
}

/** Overwrites stored files whose path ends so. */
function overwrite(page: Page, ending: string, content: string): Promise<void> {
  return page.evaluate(
    async ([end, text]) => {
      const visit = async (folder: FileSystemDirectoryHandle): Promise<void> => {
        for await (const [name, handle] of folder.entries()) {
          if (handle.kind === 'directory') await visit(handle as FileSystemDirectoryHandle);
          else if (name.startsWith(end!)) {
            const writable = await (handle as FileSystemFileHandle).createWritable({
              keepExistingData: true,
            });
            await writable.write({ type: 'write', position: 0, data: text! });
            await writable.close();
          }
        }
      };
      await visit(await navigator.storage.getDirectory());
    },
    [ending, content] as const,
  );
}

describe('after a reload', () => {
  test('the work is back: numbers, rules, settings', async () => {
    const opened = await openPage();
    const { page } = opened;
    await openNotebook(page);
    await settle(page);
    await page.evaluate(async () => {
      await window.clientele.set('rfm', { bins: 4 });
      await window.clientele.ledger({ missing_customer: false });
    });
    const before = await state(page);
    await kept(page);
    await reload(page);
    await waitForCells(page);
    expect(await state(page)).toEqual(before);
    expect(await notice(page, 'restored').textContent()).toContain('shop.csv');
    await expectAccessible(page);
    await opened.expectQuiet();
  });

  test('a table out of an archive in a chosen encoding is found again', async () => {
    const { page } = await openPage();
    const text =
      '客户,订单,时间,金额\n' +
      Array.from(
        { length: 60 },
        (_, row) => `张${row % 9},o${row},2024-03-${10 + (row % 20)},${row + 1}`,
      ).join('\n');
    await page.evaluate(async (csv) => {
      const stream = new Blob([csv]).stream().pipeThrough(new CompressionStream('gzip'));
      const file = new File([await new Response(stream).arrayBuffer()], '订单.csv.gz');
      await window.clientele.open([file]);
    }, text);
    const before = await state(page);
    await kept(page);
    await reload(page);
    expect(await state(page)).toEqual(before);
  });

  test('a reader may start empty, and finds the work on the first page', async () => {
    const opened = await openPage();
    const { page } = opened;
    await openNotebook(page);
    await kept(page);
    await reload(page);
    await page.getByTestId('start-empty').click();
    const recent = page.getByTestId('recent-work');
    await recent.waitFor();
    await reload(page);
    await recent.waitFor();
    expect(await page.locator('section[data-cell]').count()).toBe(0);
    await expectAccessible(page);
    await recent.getByRole('button', { name: 'Open shop.csv' }).click();
    await waitForCells(page);
    await opened.expectQuiet();
  });

  test('the file opened last is the one that is back, the one before among the recent', async () => {
    const { page } = await openPage();
    await openNotebook(page, shopFile('first.csv'));
    await kept(page);
    await openNotebook(page, shopFile('second.csv'));
    await kept(page);
    await reload(page);
    expect(await notice(page, 'restored').textContent()).toContain('second.csv');
    await page.getByTestId('start-empty').click();
    await page.getByTestId('recent-work').waitFor();
    expect(await page.getByTestId('recent-work').locator('li').allTextContents()).toEqual([
      expect.stringContaining('second.csv'),
      expect.stringContaining('first.csv'),
    ]);
  });
});

describe('when storage fails', () => {
  test('a browser that stores nothing: said, and work goes on', async () => {
    const opened = await openPage({
      before: (context) =>
        context.addInitScript(() => {
          if (!('storage' in navigator)) return; // a page without an address
          StorageManager.prototype.getDirectory = () =>
            Promise.reject(new DOMException('blocked', 'SecurityError'));
        }),
    });
    const { page } = opened;
    await openNotebook(page);
    await notice(page, 'keep-unavailable').waitFor();
    await opened.expectQuiet();
  });

  test('a full disk: nothing is kept, said once, and work goes on', async () => {
    const { page, context } = await openPage();
    const session = await context.newCDPSession(page);
    const { origin } = new URL(page.url());
    await session.send('Storage.overrideQuotaForOrigin', { origin, quotaSize: 20_000 });
    await openNotebook(page);
    await notice(page, 'keep-quota').waitFor();
    await page.evaluate(() => window.clientele.set('rfm', { bins: 4 }));
    await page.waitForTimeout(1500);
    expect(await notice(page, 'keep-quota').count()).toBe(1);
    expect((await storedFiles(page)).filter((name) => name.endsWith('source'))).toEqual([]);
    await session.send('Storage.overrideQuotaForOrigin', { origin });
    await reload(page);
    expect(await page.locator('section[data-cell]').count()).toBe(0);
  });

  test('a damaged record: a working first page, the file still there', async () => {
    const opened = await openPage();
    const { page } = opened;
    await openNotebook(page);
    await kept(page);
    await overwrite(page, 'record-', 'damaged');
    await reload(page);
    await notice(page, 'keep-damaged').waitFor();
    await page.getByRole('button', { name: /Open the file|Open A file/ }).click();
    await page.getByTestId('analyse').click();
    await waitForCells(page);
    await opened.expectQuiet();
  });

  test('one of the two records damaged: the older one holds', async () => {
    const { page } = await openPage();
    await openNotebook(page);
    await kept(page);
    await page.evaluate(() => window.clientele.set('rfm', { bins: 4 }));
    await kept(page);
    await overwrite(page, 'record-b', 'torn');
    await reload(page);
    await waitForCells(page);
    expect(await page.evaluate(() => window.clientele.notebook().cells[1]?.parameters)).toEqual({});
  });

  test('bytes that changed are not taken for the file', async () => {
    const { page } = await openPage();
    await openNotebook(page);
    await kept(page);
    await overwrite(page, 'source', 'X');
    await reload(page);
    await notice(page, 'keep-changed').waitFor();
    expect(await page.locator('section[data-cell]').count()).toBe(0);
    await openNotebook(page); // the page works
  });

  test('a tab that dies while it writes leaves nothing half', async () => {
    const { page, context } = await openPage();
    await page.evaluate(async () => {
      const root = await navigator.storage.getDirectory();
      const place = await root.getDirectoryHandle(`clientele-${encodeURIComponent('/')}`, { create: true });
      const folder = await place.getDirectoryHandle('half', { create: true });
      const writable = await (await folder.getFileHandle('source', { create: true })).createWritable();
      await writable.write('order_id,cust');
      await writable.close();
    });
    await reload(page);
    expect(await page.getByTestId('recent-work').count()).toBe(0);
    await expect.poll(() => storedFiles(page)).toEqual([]);
    await context.close();
  });

  test('an engine that does not start: the work stays kept, and says so', async () => {
    const { page, context } = await openPage();
    await openNotebook(page);
    await kept(page);
    await context.route('**/*.wasm', (route) => route.fulfill({ status: 404 }));
    await page.reload();
    await notice(page, 'keep-not-restored').waitFor();
    await context.unroute('**/*.wasm');
    await reload(page);
    await waitForCells(page);
  });
});

describe('a second tab', () => {
  test('works, says that the first one keeps, and overwrites nothing', async () => {
    const { page, context } = await openPage();
    await openNotebook(page, shopFile('first.csv'));
    await kept(page);
    const files = await storedFiles(page);
    const second = await context.newPage();
    await second.goto(page.url());
    await notice(second, 'keep-other-tab').waitFor();
    await openNotebook(second, shopFile('second.csv'));
    await second.waitForTimeout(1000);
    expect(await storedFiles(second)).toEqual(files);
    await second.close();
    await reload(page);
    expect(await notice(page, 'restored').textContent()).toContain('first.csv');
  });
});

describe('clear everything', () => {
  test('says what goes, erases it in every tab, looks again, and leaves a first visit', async () => {
    const opened = await openPage();
    const { page, context } = opened;
    const fresh = await page.evaluate(() => Object.keys(localStorage));
    await openNotebook(page);
    await page.getByTestId('switch-theme').click();
    await kept(page);
    const second = await context.newPage();
    await second.goto(page.url());
    await second.getByRole('button', { name: /Nothing leaves/ }).click();
    await second.getByTestId('erase-everything').click();
    await second.getByTestId('erase-confirm').waitFor();
    const dialog = second.getByRole('dialog').last();
    expect(await dialog.textContent()).toContain('shop.csv');
    await expectAccessible(second);
    await second.getByTestId('erase-confirm').click();
    await second.getByTestId('erased').waitFor();
    await second.getByTestId('erase-restart').click();
    await second.waitForLoadState('load');
    await second.getByTestId('open-files').waitFor({ state: 'attached' });
    await notice(page, 'keep-erased-elsewhere').waitFor();
    await page.evaluate(() => window.clientele.set('rfm', { bins: 4 }));
    await page.waitForTimeout(1500);
    expect(await storedFiles(page)).toEqual([]);
    expect(
      await page.evaluate(async () => [
        Object.keys(localStorage),
        Object.keys(sessionStorage),
        await indexedDB.databases(),
        await caches.keys(),
      ]),
    ).toEqual([fresh, [], [], []]);
    await opened.expectQuiet();
  });
});

test('storing does not begin before the cells are drawn', async () => {
  const { page } = await openPage();
  await dropMadeFiles(page, [shopFile()]);
  await page.getByTestId('analyse').waitFor();
  expect(await storedFiles(page)).toEqual([]);
  await page.getByTestId('analyse').click();
  await waitForCells(page);
  await kept(page);
  expect((await storedFiles(page)).map((path) => path.split('/').at(-1))).toEqual(['record-a', 'source']);
});
