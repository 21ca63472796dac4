import fc from 'fast-check';
import Papa from 'papaparse';
import { describe, expect, it } from 'vitest';
import type { ReadOptions } from '../../../src/dataset';
import { chunksOf, rawRecords, scanRecords } from '../../../src/ingest/sniff';
import { fileAt, inChunks, isAbsent, latin1, ONLINE_RETAIL } from './support';

const COMMA: ReadOptions = {
  encoding: 'utf-8',
  delimiter: ',',
  quote: '"',
  escape: '"',
  skipLines: 0,
  hasHeader: true,
  lineEnd: '\n',
};

function scan(
  text: string | Uint8Array,
  options: Partial<ReadOptions> = {},
  expectedFields?: number,
  chunk = 1e6,
) {
  const bytes = typeof text === 'string' ? new TextEncoder().encode(text) : text;
  return scanRecords(
    inChunks(bytes, chunk),
    { ...COMMA, ...options },
    expectedFields === undefined ? {} : { expectedFields },
  );
}

describe('RecordScanner', () => {
  it('counts records without the header and blank lines', async () => {
    expect(await scan('a,b\n1,2\n\n3,4\n\n')).toMatchObject({
      records: 2,
      blankLines: 2,
      mismatchCount: 0,
      lines: 5,
    });
  });

  it('counts a last record without a line end', async () => {
    expect((await scan('a,b\n1,2\n3,4')).records).toBe(2);
    expect((await scan('a,b')).records).toBe(0);
    expect((await scan('')).records).toBe(0);
  });

  it('counts blank lines as records of a one-column table, as DuckDB reads them', async () => {
    expect(await scan('a\n1\n\n3\n', {}, 1)).toMatchObject({ records: 3, blankLines: 0 });
  });

  it('takes no header and skipped lines for what they are', async () => {
    expect((await scan('1,2\n3,4\n', { hasHeader: false })).records).toBe(2);
    expect((await scan('title\n\na,b\n1,2\n', { skipLines: 2 })).records).toBe(1);
  });

  it('keeps line ends and delimiters inside quotes in one record', async () => {
    expect(await scan('a,b\n1,"x\ny,\n""z"""\n2,w\n')).toMatchObject({
      records: 2,
      mismatchCount: 0,
      lines: 5,
      badQuotes: 0,
    });
  });

  it('follows backslash escapes', async () => {
    expect(await scan('a,b\n1,"x\\",\ny\\\\"\n2,z\n', { escape: '\\' })).toMatchObject({
      records: 2,
      mismatchCount: 0,
    });
  });

  it('lists records with other numbers of fields by their line', async () => {
    const counts = await scan('a,b\n1,"x\ny"\n1,2,3\n4\n5,6\n');
    expect(counts.mismatches).toEqual([
      { line: 4, fields: 3 },
      { line: 5, fields: 1 },
    ]);
    expect((await scan(`a,b\n${'1\n'.repeat(50)}`)).mismatches).toHaveLength(20);
  });

  it('names the line of a quote that is never closed', async () => {
    expect(await scan('a,b\n1,2\n3,"4\n5,6\n')).toMatchObject({ unterminatedQuote: 3, records: 2 });
    expect((await scan('a,b\n1,"2"\n')).unterminatedQuote).toBeNull();
  });

  it('counts text behind a closing quote as a bad quote, not blanks', async () => {
    expect((await scan('a,b\n1,"x" y"\n')).badQuotes).toBe(1);
    expect((await scan('a,b\n1,"x" \n')).badQuotes).toBe(0);
  });

  it('tells line ends apart', async () => {
    expect((await scan('a,b\r\n1,2\r\n3,4\n', { lineEnd: '\r\n' })).lineEnds).toEqual({
      lf: 1,
      crlf: 2,
      cr: 0,
    });
    expect(await scan('a,b\r1,2\r3,4\r', { lineEnd: '\r' })).toMatchObject({
      records: 2,
      lineEnds: { lf: 0, crlf: 0, cr: 3 },
    });
  });

  it('skips the byte order mark before a quoted header', async () => {
    expect(await scan('\ufeff"a\nx","b"\n1,2\n')).toMatchObject({ records: 1, mismatchCount: 0 });
  });

  it('knows delimiters of several bytes, also across chunks', async () => {
    for (let chunk = 1; chunk < 6; chunk++) {
      expect(await scan('a||b\n1||"x||y"\n2||z|\n', { delimiter: '||' }, 2, chunk)).toMatchObject({
        records: 2,
        mismatchCount: 0,
      });
    }
  });

  it('names the first line that is not UTF-8', async () => {
    expect((await scan(latin1('a,b\n1,x\n2,\xe9\n3,\xe9\n'))).invalidUtf8Line).toBe(3);
    expect((await scan(latin1('a,b\n1,x\n2,\xe9\n'), { encoding: 'latin-1' })).invalidUtf8Line).toBeNull();
    expect((await scan('a,b\n1,€\n', {}, 2, 1)).invalidUtf8Line).toBeNull();
  });

  it('counts UTF-16 and NUL bytes', async () => {
    const bytes = new Uint8Array(Buffer.from('\ufeffa,b\n1,"中\n文"\n2,Ċ\n', 'utf16le'));
    expect(await scan(bytes, { encoding: 'utf-16' }, 2, 7)).toMatchObject({
      records: 2,
      mismatchCount: 0,
      bytes: bytes.length,
    });
    expect((await scan('a,b\n1,x\0y\n2,"\0"\n')).nulBytes).toBe(2);
  });

  it('reports progress in bytes and rows', async () => {
    const seen: unknown[] = [];
    const bytes = new TextEncoder().encode('a,b\n1,2\n3,4\n');
    await scanRecords(inChunks(bytes, 8), COMMA, { onProgress: (progress) => seen.push(progress) });
    expect(seen).toEqual([
      { bytes: 8, rows: 1 },
      { bytes: 12, rows: 2 },
    ]);
  });

  it('counts what PapaParse counts on any quoted CSV, in chunks of any size', async () => {
    const cell = fc.string({
      unit: fc.constantFrom('a', 'é', ',', '"', '\n', '\r\n', ' ', '中'),
      maxLength: 6,
    });
    const quoted = (text: string, always: boolean): string =>
      always || /[",\r\n]|^ | $/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
    await fc.assert(
      fc.asyncProperty(
        fc.integer({ min: 2, max: 4 }),
        fc.array(fc.tuple(fc.array(cell, { minLength: 4, maxLength: 4 }), fc.boolean()), {
          minLength: 1,
          maxLength: 12,
        }),
        fc.constantFrom('\n' as const, '\r\n' as const),
        fc.integer({ min: 1, max: 40 }),
        fc.boolean(),
        async (width, rows, lineEnd, chunk, ends) => {
          const text =
            rows
              .map(([cells, always]) =>
                cells
                  .slice(0, width)
                  .map((c) => quoted(c, always))
                  .join(','),
              )
              .join(lineEnd) + (ends ? lineEnd : '');
          const parsed = Papa.parse<string[]>(text, { newline: lineEnd, delimiter: ',' }).data;
          const expected = parsed.filter((row) => row.length > 1).length;
          const counts = await scan(text, { lineEnd, hasHeader: false }, width, chunk);
          expect({ ...counts }).toMatchObject({
            records: expected,
            mismatchCount: 0,
            badQuotes: 0,
            unterminatedQuote: null,
          });
        },
      ),
    );
  });
});

describe('rawRecords', () => {
  it('gives the text of records by their line, across chunks', async () => {
    const text = 'a,b\n1,"x\ny"\n2,é\n3,4';
    for (const chunk of [3, 100]) {
      const found = await rawRecords(inChunks(new TextEncoder().encode(text), chunk), COMMA, [2, 4, 5, 99]);
      expect([...found]).toEqual([
        [2, '1,"x\ny"'],
        [4, '2,é'],
        [5, '3,4'],
      ]);
    }
  });
});

describe.skipIf(isAbsent(ONLINE_RETAIL))('on OnlineRetail.csv', () => {
  it('counts all 541,909 records', { timeout: 20_000 }, async () => {
    const file = await fileAt(ONLINE_RETAIL);
    const options: ReadOptions = { ...COMMA, encoding: 'latin-1', lineEnd: '\r\n' };
    const run = () => scanRecords(chunksOf(file), options, { expectedFields: 8 });
    await run();
    const started = performance.now();
    const counts = await run();
    const megabytesPerSecond = file.size / 1000 / (performance.now() - started);
    console.log(`record scan: ${megabytesPerSecond.toFixed(0)} MB/s`);
    expect(counts).toMatchObject({
      records: 541_909,
      mismatchCount: 0,
      unterminatedQuote: null,
      bytes: file.size,
    });
  });
});
