import fc from 'fast-check';
import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { SourceError } from '../../../src/ingest/sources/source-error';
import { unpack } from '../../../src/ingest/sources/unpack';
import { makeXlsx, makeZip, xlsxFiles, type XlsxCell } from '../../support/make-archives';
import { areAbsent, shared } from '../../support/shared-files';
import { fileOf, refusalOf, rowsOf, tableIn } from './support';

const sheet = (rows: readonly (readonly XlsxCell[])[], merged: readonly string[] = []) =>
  makeXlsx([{ name: 'Orders', rows, merged }]);

describe('a workbook', () => {
  it('gives back any table of texts', { timeout: 60_000 }, async () => {
    const cell = fc
      .string({ unit: 'binary', minLength: 1, maxLength: 12 })
      .filter((text) => !/\p{Surrogate}/u.test(text));
    const table = fc
      .integer({ min: 2, max: 5 })
      .chain((width) =>
        fc.array(fc.array(cell, { minLength: width, maxLength: width }), { minLength: 1, maxLength: 5 }),
      );
    await fc.assert(
      fc.asyncProperty(table, async (rows) => {
        expect(await tableIn(await sheet(rows), 'x.xlsx')).toEqual(rows);
      }),
      { numRuns: 15 },
    );
  });

  it('keeps numbers as people see them', async () => {
    const rows = await tableIn(
      await sheet([
        ['n'],
        [0.1 + 0.2],
        [1234567890123],
        [-5.25],
        [{ raw: '<c><v>10.0</v></c>' }],
        [{ raw: '<c><v>1.2E-05</v></c>' }],
      ]),
      'x.xlsx',
    );
    expect(rows.flat()).toEqual(['n', '0.3', '1234567890123', '-5.25', '10', '0.000012']);
  });

  it('writes long ids out, and warns that their last digits are lost', async () => {
    const file = fileOf(await sheet([['id'], [{ raw: '<c><v>1.93012345678901E+18</v></c>' }]]), 'x.xlsx');
    const { tables } = await unpack(file);
    expect(await tables[0]?.file.text()).toBe('id\n1930123456789010000\n');
    expect(tables[0]?.issues).toEqual([
      { code: 'damaged-ids', level: 'warning', file: 'x.xlsx', column: 'A', value: '1.93012345678901E+18' },
    ]);
  });

  it('knows dates of both calendars, to the second, by formats built in and own', async () => {
    const rows: XlsxCell[][] = [
      ['day', 'moment'],
      [{ date: 45356 }, { moment: 45356.597222222 }],
      [{ date: 1 }, { moment: 45356 }],
      [{ date: 59 }, { moment: 45356.999999 }],
      [{ date: 61 }, { moment: -1 }],
    ];
    expect(await tableIn(await makeXlsx([{ name: 'S', rows }]), 'x.xlsx')).toEqual([
      ['day', 'moment'],
      ['2024-03-05', '2024-03-05 14:20:00'],
      ['1900-01-01', '2024-03-05 00:00:00'],
      ['1900-02-28', '2024-03-06 00:00:00'],
      ['1900-03-01', '-1'],
    ]);
    const in1904 = await makeXlsx([{ name: 'S', rows: [[{ date: 0 }, { date: 43894 }]] }], { is1904: true });
    expect(await tableIn(in1904, 'x.xlsx')).toEqual([['1904-01-01', '2024-03-05']]);
  });

  it('counts cells of errors and leaves them empty', async () => {
    const rows: XlsxCell[][] = [
      ['a', 'b'],
      [1, { raw: '<c t="e"><v>#N/A</v></c>' }],
    ];
    const { tables } = await unpack(fileOf(await sheet(rows), 'x.xlsx'));
    expect(await tables[0]?.file.text()).toBe('a,b\n1,\n');
    expect(tables[0]?.issues).toEqual([
      { code: 'formula-errors', level: 'warning', file: 'x.xlsx', rows: 1 },
    ]);
  });

  it('lists sheets with values, names hidden ones, and opens those when there are no others', async () => {
    const rows = [['a'], [1]];
    const { tables } = await unpack(
      fileOf(
        await makeXlsx([
          { name: 'One', rows },
          { name: 'Empty', rows: [] },
          { name: 'Old', rows, hidden: true },
          { name: 'Two', rows },
        ]),
        'b.xlsx',
      ),
    );
    expect(tables.map(({ name, origin }) => [name, origin.sheet])).toEqual([
      ['b.xlsx · One', 'One'],
      ['b.xlsx · Two', 'Two'],
    ]);
    expect(tables[0]?.issues).toMatchObject([{ code: 'hidden-sheets', facts: { names: 'Old' } }]);
    expect(await tableIn(await makeXlsx([{ name: 'Old', rows, hidden: true }]), 'b.xlsx')).toEqual([
      ['a'],
      ['1'],
    ]);
    expect(await refusalOf(await makeXlsx([{ name: 'E', rows: [] }]), 'b.xlsx')).toBe('workbook-empty');
  });

  it('keeps a row on its line: titles and blank rows above the header', async () => {
    const { tables } = await unpack(
      fileOf(await sheet([[null, 'Orders of May'], [], [null, 'id', 'amount'], [null, 1, 2]]), 'x.xlsx'),
    );
    expect(await tables[0]?.file.text()).toBe('Orders of May,\n\nid,amount\n1,2\n');
  });

  it('joins a header that merged cells lay out over two rows, and leaves a title alone', async () => {
    const rows: XlsxCell[][] = [
      ['Report', null, null],
      ['shop', '2024', null],
      [null, 'Q1', 'Q2'],
      ['x', 1, 2],
    ];
    const { tables } = await unpack(fileOf(await sheet(rows, ['A1:C1', 'A2:A3', 'B2:C2']), 'x.xlsx'));
    expect(await tables[0]?.file.text()).toBe('Report,,\n\nshop,2024 Q1,2024 Q2\nx,1,2\n');
  });

  it('makes all rows as wide as the widest, also when that comes late', async () => {
    const rows = [...Array.from({ length: 60 }, (_, index) => [null, index]), ['left', 1, 'right']];
    const read = await tableIn(await sheet(rows), 'x.xlsx');
    expect(read[0]).toEqual(['', '0', '']);
    expect(read.at(-1)).toEqual(['left', '1', 'right']);
  });

  it('is refused when a cell stands too far to the right, whatever size it declares', async () => {
    const files = xlsxFiles([{ name: 'S', rows: [['a'], [1]] }]);
    const path = 'xl/worksheets/sheet1.xml';
    const xml = files[path] as string;
    const declared = xml.replace('<sheetData>', '<dimension ref="A1:XFD1048576"/><sheetData>');
    expect(await tableIn(await makeZip({ ...files, [path]: declared }), 'x.xlsx')).toEqual([['a'], ['1']]);
    const wide = xml.replace('r="A2"', 'r="XFD2"');
    expect(await refusalOf(await makeZip({ ...files, [path]: wide }), 'x.xlsx')).toBe('sheet-too-wide');
  });

  it.each([
    ['ends in the middle', (xml: string) => xml.slice(0, -40)],
    [
      'declares entities',
      (xml: string) => xml.replace('<worksheet', '<!DOCTYPE a [<!ENTITY b "c">]><worksheet'),
    ],
    ['has rows beyond the last', (xml: string) => xml.replace('<row r="2"', '<row r="99999999"')],
  ])('is refused when a sheet %s', async (_, damage) => {
    const files = xlsxFiles([{ name: 'S', rows: [['a'], [1]] }]);
    const path = 'xl/worksheets/sheet1.xml';
    const zip = await makeZip({ ...files, [path]: damage(files[path] as string) });
    expect(await refusalOf(zip, 'x.xlsx')).toBe('workbook-damaged');
  });
});

const FOLDER = shared('data/xlsx');

describe.skipIf(areAbsent(FOLDER))('public workbooks', () => {
  const paths = areAbsent(FOLDER)
    ? []
    : readdirSync(FOLDER, { recursive: true })
        .map(String)
        .filter((path) => /\.xls[xmb]$/.test(path));

  it.each(paths)('%s opens or is refused with a reason, in under 5 s', async (path) => {
    const started = performance.now();
    const reading = unpack(fileOf(readFileSync(`${FOLDER}/${path}`), path));
    const outcome = await reading.catch((error: unknown) => error);
    if (!(outcome instanceof SourceError)) expect(outcome).toMatchObject({ issues: [] });
    expect(performance.now() - started).toBeLessThan(5000);
  });

  it.each([
    ['sheetjs/mixed_sheets.xlsx', '2011_mixed_sheets.xlsx.0.csv'],
    ['sheetjs/RkNumber.xlsx', '2011_RkNumber.xlsx.0.csv'],
    ['sheetjs/defined_names_simple.xlsx', '2016_defined_names_simple.xlsx.0.csv'],
    ['sheetjs/mixed_sheets.xlsx', '2011_mixed_sheets.xlsx.1.csv'],
  ])('%s has the cells that its own expectation has', async (path, expected) => {
    const file = `${FOLDER}/sheetjs/expected/${expected}`;
    const { tables } = await unpack(fileOf(readFileSync(`${FOLDER}/${path}`), path));
    const index = Number(/(\d)\.csv$/.exec(expected)?.[1]);
    const plain = (rows: string[][]): string[][] =>
      rows.map((row) => row.map((cell) => cell.replace('\r', '').toLowerCase()));
    expect(plain(await rowsOf(tables[index]?.file as File))).toEqual(
      plain(await rowsOf(new Blob([readFileSync(file)]))),
    );
  });

  it('readxl/datetime-rounding.xlsx shows the moments that are written beside them', async () => {
    const rows = await tableIn(readFileSync(`${FOLDER}/readxl/datetime-rounding.xlsx`), 'x.xlsx');
    for (const [moment, text] of rows.slice(1)) expect(moment).toBe(text?.replace(/\.\d+$/, ''));
  });
});
