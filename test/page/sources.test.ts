import type { Page } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import { encodeText } from '../ingest/sources/encode-text';
import { makeGzip, makeXlsx, makeZip, type XlsxCell } from '../support/make-archives';
import { openPage } from './support/browser';
import { dropMadeFiles, type MadeFile } from './support/drop';
import { dropForMapping, openNotebook, shopFile, waitForCells } from './support/notebook';
import { shopCsv, shopFindings } from './support/shop';

const HEADER = ['订单编号', '买家会员名', '下单时间', '实付金额'];
const BUYERS = ['张三', '李四', '王小明', '赵六'];
const ROWS = Array.from({ length: 40 }, (_, index) => [
  String(1000 + index),
  BUYERS[index % BUYERS.length] as string,
  `2024-0${1 + (index % 6)}-1${index % 9}`,
  `${10 + index}.50`,
]);
const CHINESE = [HEADER, ...ROWS].map((row) => `${row.join(',')}\n`).join('');

function gbkFile(): MadeFile {
  return { name: '订单.csv', content: encodeText(CHINESE, 'gb18030') };
}

/** The customers of the open notebook, as the database has them. */
async function customers(page: Page): Promise<unknown[]> {
  const rows = await page.evaluate(() =>
    window.clientele.sql('SELECT DISTINCT customer_id FROM order_lines ORDER BY customer_id'),
  );
  return rows.map((row) => row['customer_id']);
}

async function chooseEncoding(page: Page, name: RegExp): Promise<void> {
  await page.getByTestId('encoding').locator('button').click();
  await page.getByRole('option', { name }).click();
}

describe('text in another encoding', () => {
  test('opens, says which, and shows some of its words', async () => {
    const opened = await openPage();
    const { page } = opened;
    await dropForMapping(page, gbkFile());
    expect(await page.getByTestId('encoding').innerText()).toContain('GB18030');
    expect(await page.getByTestId('encoding-preview').innerText()).toContain('买家会员名');
    await page.getByTestId('analyse').click();
    await waitForCells(page);
    expect(await customers(page)).toEqual([...BUYERS].sort());
    await opened.expectQuiet();
  });

  test('can be read in another one, and back, with one click', async () => {
    const { page } = await openPage();
    await dropForMapping(page, gbkFile());
    await chooseEncoding(page, /Big5/);
    await page.waitForFunction(
      () => !document.querySelector('[data-testid=encoding-preview]')?.textContent?.includes('买家会员名'),
    );
    expect(await page.getByTestId('encoding').innerText()).toContain('Big5');
    await chooseEncoding(page, /GB18030/);
    await page.getByTestId('encoding-preview').getByText('买家会员名').waitFor();
    await page.getByTestId('analyse').click();
    await waitForCells(page);
    expect(await customers(page)).toEqual([...BUYERS].sort());
  });

  test('says how much of it is no text', async () => {
    const { page } = await openPage();
    const broken = Buffer.concat([
      encodeText(CHINESE, 'gb18030'),
      Buffer.from('9,'),
      Buffer.from([0xff, 0xfe]),
      Buffer.from(',2024-01-01,1\n'),
    ]);
    await dropForMapping(page, { name: 'broken.csv', content: broken });
    expect(await page.locator('[data-issue=undecodable-text]').innerText()).toMatch(
      /in line 42.*another encoding/,
    );
  });
});

describe('several tables in what was dropped', () => {
  test('are listed, orders first, and one is chosen', async () => {
    const opened = await openPage();
    const { page } = opened;
    const zip = await makeZip({
      'notes.csv': 'topic,text\na,b\nc,d\n',
      'export/shop.csv': shopFile().content,
    });
    await dropMadeFiles(page, [{ name: 'export.zip', content: zip }]);
    await page.getByTestId('tables').waitFor();
    const names = await page.getByTestId('tables').getByRole('heading', { level: 2 }).allInnerTexts();
    expect(names).toEqual(['export/shop.csv in export.zip', 'notes.csv in export.zip']);
    await page.getByRole('button', { name: 'Open export/shop.csv in export.zip' }).click();
    await page.getByTestId('analyse').click();
    await waitForCells(page);
    const [count] = await page.evaluate(() =>
      window.clientele.sql('SELECT count(*)::INTEGER AS lines FROM order_lines'),
    );
    expect(count).toEqual({ lines: shopFindings().lines });
    await opened.expectQuiet();
  });

  test('are the sheets of a workbook, whose dates and numbers survive', async () => {
    const opened = await openPage();
    const { page } = opened;
    const rows: XlsxCell[][] = [
      ['order_id', 'customer_id', 'ordered_at', 'amount'],
      ...Array.from({ length: 30 }, (_, index) => [
        index,
        `c${index % 5}`,
        { moment: 45356.5 + index },
        10.25,
      ]),
    ];
    const book = await makeXlsx([
      {
        name: 'Info',
        rows: [
          ['about', 'by'],
          ['orders', 'me'],
          ['made', 'today'],
        ],
      },
      { name: 'Orders', rows },
    ]);
    await dropMadeFiles(page, [{ name: 'book.xlsx', content: book }]);
    await page.getByTestId('tables').waitFor();
    await page.getByRole('button', { name: /^Open sheet “Orders” of book\.xlsx/ }).click();
    await page.getByTestId('analyse').click();
    await waitForCells(page);
    const [row] = await page.evaluate(() =>
      window.clientele.sql(
        'SELECT sum(amount)::DOUBLE AS amount, min(ordered_at)::VARCHAR AS first FROM order_lines',
      ),
    );
    expect(row).toEqual({ amount: 307.5, first: '2024-03-05 12:00:00' });
    await opened.expectQuiet();
  });

  test('of the same columns are one, which can be taken apart', async () => {
    const { page } = await openPage();
    await dropMadeFiles(page, [shopFile('one.csv'), shopFile('two.csv')]);
    await page.getByTestId('tables').waitFor();
    expect(await page.getByTestId('tables').getByRole('heading', { level: 2 }).allInnerTexts()).toEqual([
      '2 files of the same columns together',
    ]);
    await page.getByTestId('take-apart').click();
    await page.getByRole('button', { name: 'Open two.csv' }).click();
    await page.getByTestId('mapping').waitFor();
    expect(await page.getByTestId('mapping').innerText()).toContain('two.csv');
  });

  test('of the same columns are opened together, with the file of each row', async () => {
    const opened = await openPage();
    const { page } = opened;
    await dropMadeFiles(page, [shopFile('one.csv'), shopFile('two.csv')]);
    await page.getByRole('button', { name: 'Open 2 files of the same columns together' }).click();
    await page.locator('[data-issue=files-together]').waitFor();
    await page.getByTestId('analyse').click();
    await waitForCells(page);
    const files = await page.evaluate(() =>
      window.clientele.sql(
        'SELECT source_file, count(*)::INTEGER AS lines FROM order_lines GROUP BY source_file ORDER BY source_file',
      ),
    );
    const { lines } = shopFindings();
    expect(files).toEqual([
      { source_file: 'one.csv', lines },
      { source_file: 'two.csv', lines },
    ]);
    await opened.expectQuiet();
  });

  test('leave what is open as it is when none is chosen', async () => {
    const { page } = await openPage();
    await openNotebook(page);
    await dropMadeFiles(page, [shopFile('one.csv'), shopFile('two.csv')]);
    await page.getByTestId('tables').getByRole('button', { name: 'Cancel' }).click();
    await waitForCells(page);
  });
});

describe('a table on the clipboard', () => {
  test('opens like a file, unless a field has the focus', async () => {
    const { page } = await openPage();
    const tsv = CHINESE.replaceAll(',', '\t');
    const paste = (target: string): Promise<void> =>
      page.evaluate(
        ([selector, text]) => {
          const clipboardData = new DataTransfer();
          clipboardData.setData('text/plain', text as string);
          const event = new ClipboardEvent('paste', { clipboardData, bubbles: true });
          document.querySelector(selector as string)?.dispatchEvent(event);
        },
        [target, tsv],
      );
    await paste('[data-testid=open-files]');
    expect(await page.getByTestId('mapping').count()).toBe(0);
    await paste('main');
    await page.getByTestId('mapping').waitFor();
    await page.getByTestId('analyse').click();
    await waitForCells(page);
    expect(await customers(page)).toEqual([...BUYERS].sort());
  });
});

describe('the door', () => {
  test('opens and reads what is wrapped, the likeliest table of several', async () => {
    const opened = await openPage();
    const made = {
      zip: await makeZip({
        'big.csv': `a,b\n${'x,y\n'.repeat(9000)}`,
        'shop.csv.gz': await makeGzip(shopCsv()),
      }),
      json: Buffer.from(
        JSON.stringify({
          data: [
            { id: 1, name: 'é' },
            { id: 2, name: 'x' },
          ],
        }),
      ),
    };
    const outcome = await opened.page.evaluate(
      async ({ zip, json }) => {
        const file = (bytes: number[], name: string): File => new File([new Uint8Array(bytes)], name);
        return {
          open: await window.clientele.open([file(zip, 'x.zip')]),
          read: await window.clientele.read(file(json, 'x.json')),
          refused: await window.clientele.read(new File(['%PDF-1.4'], 'x.pdf')),
        };
      },
      { zip: [...made.zip], json: [...made.json] },
    );
    expect(outcome.open).toMatchObject({ ok: true, ledger: { lines: shopFindings().lines } });
    expect(outcome.read).toMatchObject({
      ok: true,
      header: ['id', 'name'],
      rows: [
        ['1', 'é'],
        ['2', 'x'],
      ],
    });
    expect(outcome.refused).toMatchObject({ ok: false, error: 'binary-file' });
    await opened.expectQuiet();
  });
});
