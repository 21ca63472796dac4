import { readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Column } from '../../../src/dataset';
import { sniff } from '../../../src/ingest/sniff';
import { CSV_TORTURE, fileAt, fileOf, isAbsent, latin1, ONLINE_RETAIL, sniffText } from './support';

const column = (columns: readonly Column[], name: string): Column => {
  const found = columns.find((candidate) => candidate.name === name);
  if (!found) throw new Error(`no column ${name} in ${columns.map((c) => c.name).join(', ')}`);
  return found;
};
const codes = (issues: readonly { code: string }[]): string[] => issues.map((issue) => issue.code);

describe('files that hold no table', () => {
  it.each([
    ['no bytes', ''],
    ['blanks and line ends', ' \n\n  \r\n'],
    ['a byte order mark', '\ufeff'],
  ])('%s: empty-file', async (_, text) => {
    const { report } = await sniffText(text);
    expect(report).toMatchObject({ options: null, columns: [], preview: [] });
    expect(report.issues).toEqual([
      expect.objectContaining({ code: 'empty-file', level: 'error', file: 'orders.csv' }),
    ]);
  });

  it('a header alone: header-only, with its columns', async () => {
    const { report } = await sniffText('order_id,customer_id,amount\n');
    expect(report.issues[0]).toMatchObject({ code: 'header-only', level: 'error', line: 1 });
    expect(report.columns.map(({ name }) => name)).toEqual(['order_id', 'customer_id', 'amount']);
    expect(report.options).toMatchObject({ hasHeader: true, delimiter: ',' });
  });

  it.each([
    ['xlsx', 'PK\x03\x04\x14\0\x06\0xl/workbook.xml'],
    ['zip', 'PK\x03\x04\x14\0\x06\0data.csv'],
    ['xls', '\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1\0\0'],
    ['pdf', '%PDF-1.7\n'],
    ['gzip', '\x1f\x8b\x08\0\0'],
    ['png', '\x89PNG\r\n\x1a\n'],
    ['parquet', 'PAR1\x15\x04'],
    ['unknown', '\x01\x02\0\x03\x04\0\x05\x06ab\x07\x01\x02'],
  ])('%s named .csv: binary-file', async (kind, bytes) => {
    const { report } = await sniffText(latin1(bytes));
    expect(report).toMatchObject({ options: null, encoding: null });
    expect(report.issues).toEqual([
      expect.objectContaining({ code: 'binary-file', level: 'error', facts: { kind } }),
    ]);
  });

  it('an encoding that DuckDB does not read: named, with readable columns and no options', async () => {
    const gb18030 = Buffer.from(
      'bfcdbba7b1e0bac52cb3c7cad02cbdf0b6ee0a312cb1b1beaa2c330a322cc9cfbaa32c350a',
      'hex',
    );
    const { report } = await sniffText(new Uint8Array(gb18030));
    expect(report.options).toBeNull();
    expect(report.issues[0]).toMatchObject({
      code: 'unsupported-encoding',
      level: 'error',
      facts: { encoding: 'gb18030' },
    });
    expect(report.columns.map(({ name }) => name)).toEqual(['客户编号', '城市', '金额']);
  });
});

describe('column types', () => {
  it('keeps identifiers as text whatever they look like', async () => {
    const { report } = await sniffText(
      'customer id,zip,phone,sku,serial,long,plain\n1,00123,13800000000,5,0012,12345678901234567,7\n2,04567,13900000000,6,0013,12345678901234568,8\n',
    );
    const types = Object.fromEntries(report.columns.map(({ name, type }) => [name, type]));
    expect(types).toEqual({
      'customer id': 'text',
      zip: 'text',
      phone: 'text',
      sku: 'text',
      serial: 'text',
      long: 'text',
      plain: 'integer',
    });
  });

  it('warns of ids that a spreadsheet has rounded', async () => {
    const { report } = await sniffText('订单编号,金额\n1.93E+15,3\n1.93E+15,4\n');
    expect(column(report.columns, '订单编号').type).toBe('text');
    expect(report.issues).toEqual([
      expect.objectContaining({
        code: 'damaged-ids',
        column: '订单编号',
        line: 2,
        value: '1.93E+15',
        rows: 2,
      }),
    ]);
  });

  it('lets no single word turn a number column into text when its header says amount', async () => {
    const rows = Array.from({ length: 20 }, (_, i) => `${i},${i === 7 ? 'free' : i * 1.5}`).join('\n');
    const { report } = await sniffText(`row,amount\n${rows}\n`);
    const amount = column(report.columns, 'amount');
    expect(amount.type).toBe('number');
    expect(amount.sample).toMatchObject({ fit: 0.95, misfits: [{ line: 9, value: 'free' }] });
    expect(report.issues).toEqual([
      expect.objectContaining({ code: 'unreadable-numbers', line: 9, value: 'free', rows: 1 }),
    ]);
  });

  it('counts words for nothing as missing, not as misfits', async () => {
    const { report } = await sniffText('date,amount,note\n2026-01-05,3.5,NA\nNULL,N/A,x\n-,,NULL\n');
    expect(report.columns.map(({ sample }) => sample.missing)).toEqual([2, 2, 1]);
    expect(codes(report.issues)).toEqual([]);
  });

  it('types dates that parse for half the rows, and lists the others with their lines', async () => {
    const text =
      'order_date,amount\n' +
      Array.from({ length: 40 }, (_, i) => (i % 2 ? `soon,1` : `2026-01-${10 + (i % 18)},2`)).join('\n');
    const { report } = await sniffText(text);
    const date = column(report.columns, 'order_date');
    expect(date).toMatchObject({
      type: 'date',
      dateFormat: { pattern: '%Y-%m-%d', certain: true },
      sample: { fit: 0.5 },
    });
    expect(date.sample.misfits).toEqual([{ line: 3, value: 'soon' }]);
    expect(report.issues).toEqual([
      expect.objectContaining({
        code: 'unreadable-dates',
        level: 'warning',
        column: 'order_date',
        line: 3,
        value: 'soon',
        rows: 20,
      }),
    ]);
  });

  it('leaves half-dates under another header as text', async () => {
    const { report } = await sniffText('note,x\nsoon,1\n2026-01-05,2\nlater,1\n2026-01-06,3\n');
    expect(column(report.columns, 'note').type).toBe('text');
  });

  it('asks about dates whose order nothing settles', async () => {
    const { report } = await sniffText('order_date,amount\n1/2/2026,$3\n1/9/2026,$4\n5/3/2026,$5\n');
    expect(column(report.columns, 'order_date').dateFormat).toMatchObject({ order: 'mdy', certain: false });
    expect(report.issues).toEqual([
      expect.objectContaining({
        code: 'ambiguous-dates',
        facts: { order: 'mdy', pattern: '%m/%d/%Y', examples: '1/2/2026, 1/9/2026, 5/3/2026' },
      }),
    ]);
  });

  it('settles the order of one column by another', async () => {
    const { report } = await sniffText('order_date,paid_at\n1/2/2026,1/20/2026\n3/4/2026,3/25/2026\n');
    expect(column(report.columns, 'order_date').dateFormat).toEqual({
      pattern: '%m/%d/%Y',
      order: 'mdy',
      certain: true,
    });
    expect(report.issues).toEqual([]);
  });

  it('takes eight digits for a date where all are days', async () => {
    const { report } = await sniffText(
      '00001,19970101,1,11.77\n00002,19970112,1,12.00\n00002,19970112,5,77.00\n',
    );
    expect(report.columns.map(({ type }) => type)).toEqual(['text', 'date', 'integer', 'number']);
  });

  it('reads semicolons with decimal commas', async () => {
    const { report } = await sniffText('id;price;date\n1;12,50;31.12.2025\n2;1.234,00;01.02.2026\n');
    expect(column(report.columns, 'price')).toMatchObject({
      type: 'number',
      numberFormat: { decimal: ',', grouping: '.' },
    });
    expect(column(report.columns, 'date').dateFormat).toMatchObject({ order: 'dmy', certain: true });
  });
});

describe('rows and lines', () => {
  it('counts lines inside quotes when it points at a line', async () => {
    const { report } = await sniffText('note,amount\n"a\nb",1\nx,2\ny,oops\n' + 'z,3\n'.repeat(40));
    expect(report.issues).toEqual([expect.objectContaining({ line: 5, value: 'oops' })]);
  });

  it('reads CR and CR LF alike', async () => {
    for (const end of ['\r', '\r\n', '\n'] as const) {
      const { report } = await sniffText(['id,note', '1,x', '2,"y"'].join(end) + end);
      expect(report.options?.lineEnd).toBe(end);
      expect(report.preview).toEqual([
        ['1', 'x'],
        ['2', 'y'],
      ]);
    }
  });

  it('says which headers repeat and which are empty', async () => {
    const { report } = await sniffText('id,amount,amount,\n1,2,3,4\n');
    expect(report.columns.map(({ name }) => name)).toEqual(['id', 'amount', 'amount 2', 'column_4']);
    expect(codes(report.issues)).toEqual(['duplicate-headers', 'empty-headers']);
  });

  it(
    'samples head, middle and tail of a large file, inside quoted cells too, and gives true lines',
    { timeout: 20_000 },
    async () => {
      const rows = Array.from(
        { length: 120_000 },
        (_, i) => `${i},"note ${i}\nsecond, line",${i === 119_990 ? 'oops' : '1.5'}`,
      );
      const { report, sampleRows } = await sniff(fileOf(`row,note,amount\n${rows.join('\n')}\n`));
      expect(sampleRows.every((row) => row.length === 3)).toBe(true);
      expect(sampleRows.at(-1)?.[0]).toBe('119999');
      expect(report.issues).toEqual([
        expect.objectContaining({ code: 'unreadable-numbers', line: 119_990 * 2 + 2, value: 'oops' }),
      ]);
    },
  );

  it('reads a first accent deep in the file as latin-1', async () => {
    const bytes = latin1(`id,name\n${'1,abc\n'.repeat(500_000)}2,\xe9\n${'1,abc\n'.repeat(100_000)}`);
    expect((await sniff(fileOf(bytes))).report.options?.encoding).toBe('latin-1');
    expect((await sniff(fileOf(bytes), { encodingScan: 'samples' })).report.options?.encoding).toBe('utf-8');
  });

  it('stops when aborted', async () => {
    const bytes = new TextEncoder().encode('id,name\n' + '1,abc\n'.repeat(500_000));
    await expect(sniff(fileOf(bytes), { signal: AbortSignal.abort() })).rejects.toThrow(/abort/i);
  });
});

describe.skipIf(isAbsent(ONLINE_RETAIL))('OnlineRetail.csv', () => {
  it('is read as what it is', { timeout: 20_000 }, async () => {
    const { report } = await sniff(await fileAt(ONLINE_RETAIL));
    expect(report.options).toEqual({
      encoding: 'latin-1',
      delimiter: ',',
      quote: '"',
      escape: '"',
      skipLines: 0,
      hasHeader: true,
      lineEnd: '\r\n',
    });
    expect(report.columns.map(({ name, type }) => `${name} ${type}`)).toEqual([
      'InvoiceNo text',
      'StockCode text',
      'Description text',
      'Quantity integer',
      'InvoiceDate timestamp',
      'UnitPrice number',
      'CustomerID text',
      'Country text',
    ]);
    expect(column(report.columns, 'InvoiceDate').dateFormat).toEqual({
      pattern: '%m/%d/%Y %H:%M',
      order: 'mdy',
      certain: true,
    });
    expect(report.preview).toHaveLength(50);
    expect(report.issues).toEqual([]);
  });
});

describe.skipIf(isAbsent(CSV_TORTURE))('other people’s broken files', () => {
  const files = ['duckdb', 'csv-spectrum', 'frictionless', 'encodings'].flatMap((folder) =>
    filesUnder(join(CSV_TORTURE, folder)),
  );

  it(
    'are all sniffed without a throw, each in under 5 s, and say why where they cannot be read',
    { timeout: 120_000 },
    async () => {
      expect(files.length).toBeGreaterThan(200);
      for (const path of files) {
        const started = performance.now();
        const { report } = await sniff(await fileAt(path));
        expect(performance.now() - started, path).toBeLessThan(5000);
        expect(report.options !== null || report.issues.some(({ level }) => level === 'error'), path).toBe(
          true,
        );
        expect(new Set(report.columns.map(({ name }) => name.toLowerCase())).size, path).toBe(
          report.columns.length,
        );
      }
    },
  );

  it.each([
    ['provinces.gb18030_crlf.csv', 'gb18030'],
    ['tw_areas.big5_crlf.csv', 'big5'],
    ['provinces.utf16le.csv', 'utf-16le'],
    ['provinces.utf16le_bom_crlf.csv', 'utf-16le'],
    ['provinces.utf8_bom_crlf.csv', 'utf-8'],
  ])('%s is %s', async (name, label) => {
    const { report } = await sniff(await fileAt(join(CSV_TORTURE, 'encodings', name)));
    expect(report.encoding).toBe(label);
  });
});

function filesUnder(folder: string): string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .map((name) => join(folder, name))
    .filter((path) => statSync(path, { throwIfNoEntry: false })?.isFile());
}
