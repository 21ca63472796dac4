import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readTable } from '../../../src/ingest/sniff';
import { CSV_TORTURE, fileAt, fileOf, isAbsent } from './support';

const read = (content: string | Uint8Array) => readTable(fileOf(content));

describe('readTable', () => {
  it('gives header and rows as text', async () => {
    expect(await read('id,amount\n007,"1,5"\n8,2\n')).toEqual({
      ok: true,
      header: ['id', 'amount'],
      rows: [
        ['007', '1,5'],
        ['8', '2'],
      ],
      warnings: 0,
      rejected: 0,
      ms: expect.any(Number),
    });
  });

  it('gives an empty file back as no rows', async () => {
    for (const text of ['', '\n\n', ' '])
      expect(await read(text)).toMatchObject({ ok: true, header: null, rows: [] });
  });

  it('says when there is no header', async () => {
    expect(await read('1,2026-01-05\n2,2026-01-06\n')).toMatchObject({
      header: null,
      rows: [
        ['1', '2026-01-05'],
        ['2', '2026-01-06'],
      ],
    });
  });

  it('fills short rows, drops empty cells beyond the table, and counts both', async () => {
    expect(await read('a,b,c\n1,2,3\n4,5\n7,8,9,\n1,2,3\n')).toMatchObject({
      rows: [
        ['1', '2', '3'],
        ['4', '5', ''],
        ['7', '8', '9'],
        ['1', '2', '3'],
      ],
      warnings: 2,
    });
  });

  it('reads 16,384 columns, a line of two million commas and a hundred thousand ragged rows in seconds', async () => {
    const wide = (row: number) => Array.from({ length: 16_384 }, (_, i) => (row === 0 ? `c${i}` : row * i));
    const started = performance.now();
    const table = await read(Array.from({ length: 21 }, (_, row) => wide(row).join(',')).join('\n'));
    expect([table.header?.length, table.rows.length]).toEqual([16_384, 20]);
    const orders = Array.from({ length: 40 }, (_, i) => `${i},2026-01-${10 + (i % 20)},${i}.5`);
    const commas = await read(['id,day,amount', ...orders, ','.repeat(2e6), ''].join('\n'));
    expect([commas.header, commas.rows.length]).toEqual([['id', 'day', 'amount'], 41]);
    const ragged = Array.from({ length: 100_000 }, (_, i) => orders[i % 40] + ',x'.repeat(i % 5));
    expect((await read(['id,day,amount', ...ragged].join('\n'))).rows).toHaveLength(100_000);
    expect(performance.now() - started).toBeLessThan(12_000);
  });

  it('refuses what is no text', async () => {
    expect(await read(new Uint8Array([0x50, 0x4b, 3, 4, 0, 0]))).toMatchObject({
      ok: false,
      error: 'binary-file',
      rows: [],
    });
  });

  it('reads lines that end in CR LF and in LF in one file', async () => {
    expect(await read('a,b\r\n1,2\n3,4\r\n')).toMatchObject({
      header: ['a', 'b'],
      rows: [
        ['1', '2'],
        ['3', '4'],
      ],
    });
  });
});

describe.skipIf(isAbsent(CSV_TORTURE))('on other people’s files', () => {
  it.each([
    ['provinces.gb18030_crlf.csv', 'provinces.expected.utf8.csv'],
    ['provinces.utf16le.csv', 'provinces.expected.utf8.csv'],
    ['provinces.utf16le_bom_crlf.csv', 'provinces.expected.utf8.csv'],
    ['provinces.utf8_bom_crlf.csv', 'provinces.expected.utf8.csv'],
    ['tw_areas.big5_crlf.csv', 'tw_areas.expected.utf8.csv'],
  ])('%s decodes to the text of %s', async (name, expected) => {
    const folder = join(CSV_TORTURE, 'encodings');
    const [found, wanted] = await Promise.all(
      [name, expected].map(async (file) => readTable(await fileAt(join(folder, file)))),
    );
    expect({ header: found?.header, rows: found?.rows }).toEqual({
      header: wanted?.header,
      rows: wanted?.rows,
    });
  });

  /** Two expectations of the collection are faulty: see its SOURCE.md. */
  const faulty = ['newlines_crlf', 'location_coordinates'];
  const spectrum = join(CSV_TORTURE, 'csv-spectrum');
  const names = isAbsent(spectrum)
    ? []
    : readdirSync(join(spectrum, 'csvs')).map((file) => file.replace('.csv', ''));
  it.each(names.filter((name) => !faulty.includes(name)))('csv-spectrum %s', async (name) => {
    const { header, rows } = await readTable(await fileAt(join(spectrum, 'csvs', `${name}.csv`)));
    const found = rows.map((row) => Object.fromEntries(row.map((cell, index) => [header?.[index], cell])));
    expect(found).toEqual(JSON.parse(readFileSync(join(spectrum, 'json', `${name}.json`), 'utf8')));
  });
});
