import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import type { ReadOptions } from '../../../src/dataset';
import type { Engine } from '../../../src/engine';
import { isRefusal, type Draft } from '../../../src/ingest/draft';
import { findDrafts, offeredTables } from '../../../src/ingest/find-drafts';
import { importDraft } from '../../../src/ingest/import-draft';
import { groupByColumns, joinDrafts } from '../../../src/ingest/join-drafts';
import { checkCompleteness } from '../../../src/ingest/opened-file';
import { bytesOfBlob, chunksOf, scanRecords } from '../../../src/ingest/sniff';
import { parseRows } from '../../../src/ingest/sniff/parse-rows';
import { joinFiles } from '../../../src/ingest/sources/together/join-files';
import { recordBlocks } from '../../../src/ingest/sources/together/record-blocks';
import { makeZip } from '../../support/make-archives';
import { nodeEngine } from '../../support/node-engine';
import { draftOf } from '../../support/open';
import { encodeText } from './encode-text';

vi.mock('../../../src/ingest/sniff-client', () => import('../../support/sniff-in-process'));
vi.mock('../../../src/ingest/sources/sources-client', () => import('../../support/sources-in-process'));

let engine: Engine;
beforeAll(async () => {
  engine = nodeEngine();
  await engine.ready();
});
afterAll(() => engine.close());

const file = (name: string, content: string | Uint8Array): File => new File([content as BlobPart], name);

async function draftsOf(files: readonly File[]): Promise<readonly Draft[]> {
  return (await findDrafts(files, new AbortController().signal)).drafts;
}

async function joined(files: readonly File[]): Promise<Draft> {
  const [group = []] = groupByColumns(await draftsOf(files));
  expect(group).toHaveLength(files.length);
  const draft = await joinDrafts(group);
  if (isRefusal(draft)) throw new Error(JSON.stringify(draft.issues));
  return draft;
}

const month = (no: number, header = 'order_id,customer_id,ordered_at,amount'): string =>
  `${header}\n${Array.from({ length: 12 }, (_, i) => `${no}${i + 10},c${i % 4},2024-0${no}-${i + 10},${i}.5`).join('\n')}\n`;

describe('files of the same columns', () => {
  it('open as one table that says which file each line is from', async () => {
    const draft = await joined([
      file('m2.csv', month(2)),
      file('m10.csv', month(3)),
      file('m1.csv', month(1)),
    ]);
    const opened = await checkCompleteness(draft, await importDraft(engine, draft));
    expect(opened.facts.ledger.lines).toBe(36);
    expect(opened.facts.issues.map(({ code }) => code)).toEqual(['files-together']);
    expect(
      await engine.ask(
        'SELECT source_file, count(*)::INTEGER AS lines, sum(amount)::DOUBLE AS amount FROM order_lines GROUP BY ALL ORDER BY min(line_no)',
      ),
    ).toEqual(['m1.csv', 'm2.csv', 'm10.csv'].map((name) => ({ source_file: name, lines: 12, amount: 72 })));
  });

  it('may be written in other encodings, separators, orders of columns and spellings of headers', async () => {
    const draft = await joined([
      file('a.csv', '订单编号,买家,下单时间,金额\n1,张三,2024-01-05,1.5\n2,李四,2024-01-06,2.5\n'),
      file(
        'b.csv',
        encodeText(
          '金额;订单编号 ;买家;下单时间\n3.5;3;王小明;2024-02-05\n4.5;4;赵六;2024-02-06\n',
          'gb18030',
        ),
      ),
      file('c.csv', '下单时间\t买家\t订单编号\t金额\r\n2024-03-05\t"钱,七"\t5\t5.5\r\n'),
    ]);
    await importDraft(engine, draft);
    expect(
      await engine.ask(
        'SELECT order_id, customer_id, amount, source_file FROM order_lines ORDER BY order_id',
      ),
    ).toEqual([
      { order_id: '1', customer_id: '张三', amount: 1.5, source_file: 'a.csv' },
      { order_id: '2', customer_id: '李四', amount: 2.5, source_file: 'a.csv' },
      { order_id: '3', customer_id: '王小明', amount: 3.5, source_file: 'b.csv' },
      { order_id: '4', customer_id: '赵六', amount: 4.5, source_file: 'b.csv' },
      { order_id: '5', customer_id: '钱,七', amount: 5.5, source_file: 'c.csv' },
    ]);
  });

  it('keep a column that only some have, empty elsewhere, and say which', async () => {
    const draft = await joined([
      file('1.csv', month(1)),
      file('2.csv', 'order_id,coupon,customer_id,ordered_at,amount\n900,SALE,c1,2024-02-01,9\n'),
    ]);
    expect(draft.issues).toContainEqual(
      expect.objectContaining({ code: 'columns-differ', facts: { names: 'coupon' } }),
    );
    await importDraft(engine, draft);
    expect(
      await engine.ask(
        'SELECT coupon, count(*)::INTEGER AS lines FROM order_lines GROUP BY coupon ORDER BY lines',
      ),
    ).toEqual([
      { coupon: 'SALE', lines: 1 },
      { coupon: null, lines: 12 },
    ]);
  });

  it('set aside what is out of shape, and count it', async () => {
    const draft = await joined([
      file('1.csv', `${month(1)}77,too few\n88,c1,2024-01-01,1,too many\n`),
      file('2.csv', month(2)),
    ]);
    const opened = await checkCompleteness(draft, await importDraft(engine, draft));
    expect(opened.facts.ledger).toMatchObject({ fileRows: 26, setAside: 2, lines: 24 });
    expect(opened.facts.issues.map(({ code }) => code)).not.toContain('row-count-differs');
  });

  it('are found in an archive, where names may be the same', async () => {
    const zip = await makeZip({ 'jan/orders.csv': month(1), 'feb/orders.csv': month(2) });
    const [group = []] = groupByColumns(await draftsOf([file('export.zip', zip as Uint8Array)]));
    const draft = await joinDrafts(group);
    if (isRefusal(draft)) throw new Error('refused');
    expect(draft.table.madeOf).toEqual(['jan/orders.csv', 'feb/orders.csv']);
  });

  it('give way to a column of the name that theirs would have', async () => {
    const header = 'order_id,customer_id,ordered_at,source_file';
    const draft = await joined([file('1.csv', month(1, header)), file('2.csv', month(2, header))]);
    expect(draft.source.columns.map(({ name }) => name)).toEqual([...header.split(','), 'source_file_2']);
  });
});

describe('other files', () => {
  it('stay apart: other columns, another kind, no header', async () => {
    const drafts = await draftsOf([
      file('orders.csv', month(1)),
      file(
        'people.csv',
        `customer_id,name,gender\n${Array.from({ length: 9 }, (_, i) => `c${i},N${i},f`).join('\n')}\n`,
      ),
      file('a.csv', '1,2024-01-05,3.5\n2,2024-01-06,4.5\n'),
      file('b.csv', '3,2024-01-05,3.5\n4,2024-01-06,4.5\n'),
    ]);
    expect(groupByColumns(drafts).map((group) => group.length)).toEqual([1, 1, 1, 1]);
  });

  it('come behind orders, however large', async () => {
    const people = Array.from({ length: 900 }, (_, i) => `c${i},N${i},f`).join('\n');
    const offered = offeredTables(
      await draftsOf([
        file('people.csv', `customer_id,name,gender\n${people}\n`),
        file('1.csv', month(1)),
        file('2.csv', month(2)),
      ]),
    );
    expect(offered.map((tables) => tables.map(({ source }) => source.fileName))).toEqual([
      ['1.csv', '2.csv'],
      ['people.csv'],
    ]);
  });
});

describe('the joined text', () => {
  const OPTIONS: ReadOptions = {
    encoding: 'utf-8',
    delimiter: ',',
    quote: '"',
    escape: '"',
    skipLines: 0,
    hasHeader: true,
    lineEnd: '\n',
  };

  it('has as many records as its files, whatever they hold', async () => {
    const junk = fc.string({
      unit: fc.constantFrom('a', '1', ',', '"', '\n', '\r', ' ', '\u00e9', '客'),
      maxLength: 80,
    });
    await fc.assert(
      fc.asyncProperty(fc.array(junk, { minLength: 1, maxLength: 3 }), async (bodies) => {
        let records = 0;
        const parts = [];
        for (const [index, body] of bodies.entries()) {
          const text = new Blob([`x,y\n${body}`]);
          parts.push({
            name: `f${index}`,
            text,
            options: OPTIONS,
            fields: 2,
            places: index === 0 ? [0, 1] : [1, 0],
          });
          records += (await scanRecords(chunksOf(bytesOfBlob(text)), OPTIONS, { expectedFields: 2 })).records;
        }
        const whole = await joinFiles(parts, ['y', 'x', 'source_file']);
        expect(whole.records).toBe(records);
        const scan = await scanRecords(chunksOf(bytesOfBlob(whole.text)), OPTIONS, { expectedFields: 3 });
        expect(scan.records).toBe(records);
      }),
      { numRuns: 300 },
    );
  });

  it('is the same however its files’ bytes are cut', async () => {
    const text = new TextEncoder().encode('\ufeffx,y\r\n客,"a\r\nb"\r\n\r\n"é""",2\r\n3,4');
    const cells = async (size: number): Promise<string[][]> => {
      async function* chunks(): AsyncGenerator<Uint8Array> {
        for (let at = 0; at < text.length; at += size) yield text.slice(at, at + size);
      }
      const found: string[][] = [];
      for await (const block of recordBlocks(chunks(), { ...OPTIONS, lineEnd: '\r\n' }))
        found.push(...block.records.map((record) => record.cells));
      return found;
    };
    const whole = [['x', 'y'], ['客', 'a\r\nb'], [''], ['é"', '2'], ['3', '4']];
    for (let size = 3; size <= text.length; size++) expect(await cells(size), `${size}`).toEqual(whole);
  });

  it('holds the cells of its files', async () => {
    const cell = fc.string({ unit: fc.constantFrom('a', ',', '"', '\n', ' ', '客'), maxLength: 6 });
    const quoted = (text: string): string => `"${text.replaceAll('"', '""')}"`;
    await fc.assert(
      fc.asyncProperty(fc.array(fc.tuple(cell, cell), { maxLength: 20 }), async (rows) => {
        const text = new Blob([`x,y\n${rows.map((row) => `${row.map(quoted).join(',')}\n`).join('')}`]);
        const part = { name: 'f', text, options: OPTIONS, fields: 2, places: [0, 1] };
        const other = { ...part, places: [1, 0] };
        const whole = await joinFiles([part, other], ['x', 'y', 'source_file']);
        const read = parseRows(await whole.text.text(), OPTIONS).rows.slice(1, -1);
        expect(read).toEqual([...rows.map(([x, y]) => [x, y, 'f']), ...rows.map(([x, y]) => [y, x, 'f'])]);
      }),
      { numRuns: 100 },
    );
  });
});

it('is made of drafts as a single file is', async () => {
  const single = await draftOf(month(1));
  expect((await joined([file('a.csv', month(1)), file('b.csv', month(2))])).source.mapping).toEqual(
    single.source.mapping,
  );
});
