import fc from 'fast-check';
import Papa from 'papaparse';
import { describe, expect, it } from 'vitest';
import { parseRows } from '../../../src/ingest/sniff/parse-rows';
import { RecordReader, type RowOptions } from '../../../src/ingest/sniff/record-reader';

const COMMA: RowOptions = { delimiter: ',', quote: '"', escape: '"', lineEnd: '\n' };

describe('parseRows', () => {
  it('reads well-formed text as PapaParse does', () => {
    const table = fc.array(
      fc.array(fc.string({ unit: fc.constantFrom('a', ',', '"', '\n', ' ', '1') }), {
        minLength: 2,
        maxLength: 4,
      }),
      { minLength: 1 },
    );
    fc.assert(
      fc.property(table, (rows) => {
        const text = Papa.unparse(rows, { newline: '\n' });
        expect(parseRows(text, COMMA).rows).toEqual(Papa.parse(text, { delimiter: ',', newline: '\n' }).data);
      }),
    );
  });

  it('says where rows begin: offsets and lines, line breaks inside of quotes counted', () => {
    const { rows, lines, starts } = parseRows('a,b\n"x\ny",2\n3,4', COMMA);
    expect(rows).toEqual([
      ['a', 'b'],
      ['x\ny', '2'],
      ['3', '4'],
    ]);
    expect(lines).toEqual([0, 1, 3]);
    expect(starts).toEqual([0, 4, 12, 15]);
  });

  it('undoes backslash escapes, of quotes and of backslashes', () => {
    const { rows } = parseRows('"a \\"b\\" c","d\\\\",e\\f\n', { ...COMMA, escape: '\\' });
    expect(rows[0]).toEqual(['a "b" c', 'd\\', 'e\\f']);
  });

  it('keeps a quoted cell open at quotes that nothing ends, and says so', () => {
    const { rows, oddQuotes } = parseRows('1,"say "hi" now",2\n3,5" pipe,4\n5,ok,6', COMMA);
    expect(rows).toEqual([
      ['1', 'say "hi" now', '2'],
      ['3', '5" pipe', '4'],
      ['5', 'ok', '6'],
    ]);
    expect([...oddQuotes]).toEqual([
      [0, 'unpaired'],
      [1, 'inside'],
    ]);
  });

  it('ends rows at CR, LF and CR LF alike where lines end in CR', () => {
    expect(parseRows('a\rb\r\nc\nd', { ...COMMA, lineEnd: '\r' }).rows).toEqual([['a'], ['b'], ['c'], ['d']]);
  });

  it.each([
    ['a quote that is never closed', `a,b\n1,"${'x,y\n'.repeat(500_000)}`],
    ['many quotes that nothing ends', `"${'"x '.repeat(500_000)}`],
    ['many quoted cells without an escape', '"a",'.repeat(500_000)],
    ['NUL bytes', 'a,\u0000\n'.repeat(500_000)],
    ['one line of many columns', ','.repeat(1_000_000)],
  ])('takes time in proportion to the text: %s', (_, text) => {
    const started = performance.now();
    const { starts } = parseRows(text, { ...COMMA, escape: '\\' });
    expect(starts.at(-1)).toBe(text.length);
    expect(performance.now() - started).toBeLessThan(4000);
  });
});

describe('RecordReader', () => {
  it('can take a quote that does not close its cell for a letter', () => {
    const reader = new RecordReader('1,"2,x,"a, b",3', COMMA, 0, () => 'literal');
    expect(reader.next()).toMatchObject({ cells: ['1', '"2', 'x', 'a, b', '3'], oddQuotes: 'unpaired' });
    expect(reader.next()).toBeNull();
  });
});
