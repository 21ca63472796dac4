import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { LIMITS } from '../../../src/ingest/sources/limits';
import { unpack } from '../../../src/ingest/sources/unpack';
import { makeGzip, makeXlsx, makeZip } from '../../support/make-archives';
import { encodeText } from './encode-text';
import { fileOf, refusalOf } from './support';

const CSV = 'order_id,customer_id\n1,a\n2,b\n';
const SMALL = { ...LIMITS, inflatedBytes: 1_000_000, freeBytes: 10_000, ratio: 50, entries: 20 };

async function texts(content: string | Uint8Array, name: string): Promise<Record<string, string>> {
  const { tables } = await unpack(fileOf(content, name));
  return Object.fromEntries(
    await Promise.all(tables.map(async (table) => [table.name, await table.file.text()])),
  );
}

describe('what was dropped', () => {
  it('is itself when it is text', async () => {
    const file = fileOf(CSV, 'orders.csv');
    const { tables } = await unpack(file);
    expect(tables).toEqual([
      { name: 'orders.csv', file, origin: { fileName: 'orders.csv', format: 'text' }, issues: [] },
    ]);
  });

  it('is what a gzip file or an archive holds, whatever they are called', async () => {
    expect(await texts(await makeGzip(CSV), 'orders.csv.gz')).toEqual({ 'orders.csv': CSV });
    expect(await texts(await makeZip({ 'a.csv': CSV, 'sub/b.csv': `${CSV}3,c\n` }), 'export.dat')).toEqual({
      'a.csv': CSV,
      'b.csv': `${CSV}3,c\n`,
    });
  });

  it('comes back byte for byte out of any wrapping', async () => {
    await fc.assert(
      fc.asyncProperty(fc.uint8Array({ minLength: 1, maxLength: 300 }), async (noise) => {
        const bytes = Uint8Array.from([...Buffer.from('a,b\n'), ...noise]);
        const wrapped = await makeZip({ 'x.csv.gz': await makeGzip(bytes) });
        const { tables } = await unpack(fileOf(wrapped, 'x.zip'));
        expect(new Uint8Array(await (tables[0]?.file as File).arrayBuffer())).toEqual(bytes);
      }),
      { numRuns: 25 },
    );
  });

  it('says where each table was found', async () => {
    const inner = await makeZip({ 'book.xlsx': await makeXlsx([{ name: 'Mai', rows: [['a'], [1]] }]) });
    const { tables } = await unpack(fileOf(await makeZip({ 'may/inner.zip': inner }), 'all.zip'));
    expect(tables.map(({ origin }) => origin)).toEqual([
      {
        fileName: 'all.zip',
        entry: 'may/inner.zip/book.xlsx',
        compression: 'zip',
        format: 'xlsx',
        sheet: 'Mai',
        encoding: 'utf-8',
      },
    ]);
  });

  it('leaves out what systems hide in archives, and names what it cannot use', async () => {
    const zip = await makeZip({
      '__MACOSX/._a.csv': 'x',
      '.DS_Store': 'x',
      'a.csv': CSV,
      'read.pdf': '%PDF-1.4',
    });
    const { tables, issues } = await unpack(fileOf(zip, 'export.zip'));
    expect(tables.map(({ name }) => name)).toEqual(['a.csv']);
    expect(issues).toEqual([
      { code: 'binary-file', level: 'warning', file: 'read.pdf', facts: { kind: 'pdf' } },
    ]);
  });

  it('reads entry names in GBK', async () => {
    const zip = await makeZip({ 'aaaa.csv': CSV });
    const name = encodeText('订单', 'gb18030');
    for (let at = zip.indexOf(0x61); at >= 0; at = zip.indexOf(0x61, at + 1)) {
      if (zip.subarray(at, at + 4).every((byte) => byte === 0x61)) zip.set(name, at);
    }
    // bit 11 says that names are UTF-8; it stands in the local and in the central header
    zip[7] = (zip[7] as number) & ~0x08;
    const central = Buffer.from(zip).indexOf(Buffer.from([0x50, 0x4b, 1, 2]));
    zip[central + 9] = (zip[central + 9] as number) & ~0x08;
    expect(Object.keys(await texts(zip, 'x.zip'))).toEqual(['订单.csv']);
  });
});

describe('what is refused', () => {
  it.each([
    ['an empty archive', async () => makeZip({}), 'archive-empty'],
    ['an archive of nothing usable', async () => makeZip({ 'a.pdf': '%PDF-1.4' }), 'binary-file'],
    ['a password', async () => makeZip({ 'a.csv': CSV }, { password: 'x' }), 'archive-encrypted'],
    ['a truncated gzip', async () => (await makeGzip(CSV.repeat(100))).subarray(0, 40), 'archive-damaged'],
    ['a truncated archive', async () => (await makeZip({ 'a.csv': CSV })).subarray(0, 60), 'archive-damaged'],
    ['an OpenDocument sheet', async () => makeZip({ mimetype: 'x', 'content.xml': 'y' }), 'binary-file'],
    ['a Numbers sheet', async () => makeZip({ 'Index/Document.iwa': 'x' }), 'binary-file'],
    [
      'a binary workbook',
      async () => makeZip({ '[Content_Types].xml': '<Types/>', 'xl/workbook.bin': 'x' }),
      'binary-file',
    ],
    [
      'a text document',
      async () => makeZip({ '[Content_Types].xml': '<Types/>', 'word/document.xml': 'x' }),
      'binary-file',
    ],
  ] as const)('%s', async (_, make, code) => {
    expect(await refusalOf(await make(), 'x.zip')).toBe(code);
  });

  it('bombs: too much at too high a ratio, in a gzip file, an entry, a sheet', async () => {
    const zeros = 'a,b\n' + '0'.repeat(100_000);
    expect(await refusalOf(await makeGzip(zeros), 'x.gz', SMALL)).toBe('archive-too-large');
    expect(await refusalOf(await makeZip({ 'a.csv': zeros }), 'x.zip', SMALL)).toBe('archive-too-large');
    const sheet = await makeXlsx([{ name: 'S', rows: [['x'.repeat(200_000)]] }]);
    expect(await refusalOf(sheet, 'x.xlsx', SMALL)).toBe('archive-too-large');
    expect(await refusalOf(await makeZip({ 'a.csv': zeros }), 'x.zip')).toBeNull();
  });

  it('many parts that together are too much', async () => {
    const part = Array.from({ length: 30_000 }, (_, index) => (index * 2_654_435_761) >>> 0).join(',');
    const parts = { 'a.csv': part, 'b.csv': part, 'c.csv': part, 'd.csv': part };
    expect(await refusalOf(await makeZip(parts), 'x.zip', SMALL)).toBe('archive-too-large');
  });

  it('archives of too many files, and archives in archives without end', async () => {
    const many = Object.fromEntries(Array.from({ length: 21 }, (_, index) => [`${index}.csv`, CSV]));
    expect(await refusalOf(await makeZip(many), 'x.zip', SMALL)).toBe('archive-too-many-entries');
    let nested = await makeZip({ 'a.csv': CSV });
    for (let depth = 0; depth < 5; depth++) nested = await makeZip({ 'a.zip': nested });
    expect(await refusalOf(nested, 'x.zip')).toBe('archive-too-large');
  });

  it('an archive that lies about its sizes', async () => {
    const zip = await makeZip({ 'a.csv': 'a,b\n' + '0'.repeat(100_000) });
    const central = Buffer.from(zip).indexOf(Buffer.from([0x50, 0x4b, 1, 2]));
    new DataView(zip.buffer).setUint32(central + 24, 10, true); // says: ten bytes
    expect(await refusalOf(zip, 'x.zip', SMALL)).toMatch(/archive-(too-large|damaged)/);
  });
});
