import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { tableOfText } from '../../../src/ingest/sniff/table-of-text';

const HEADER = ['Order ID', 'Date', 'Price', 'Product'];
const ROWS = Array.from({ length: 24 }, (_, i) => [
  `A-${100 + i}`,
  `2026-03-${String(i + 1).padStart(2, '0')}`,
  `$${i + 3}.50`,
  ['Tea, green', 'Cup', 'Pot of iron', 'Spoon "Ada"'][i % 4] as string,
]);

interface Written {
  readonly delimiter: string;
  readonly quote: string;
  readonly escape: string;
  readonly lineEnd: string;
  readonly quoteAll: boolean;
}
const PLAIN: Written = { delimiter: ',', quote: '"', escape: '"', lineEnd: '\n', quoteAll: false };

function line(cells: readonly string[], { delimiter, quote, escape, quoteAll }: Written = PLAIN): string {
  const written = cells.map((cell) => {
    const open = [
      delimiter.trim() || delimiter,
      quote,
      '\n',
      '\r',
      ...(delimiter.includes(' ') ? [' '] : []),
    ];
    return quoteAll || open.some((mark) => cell.includes(mark))
      ? quote + cell.replaceAll(quote, escape + quote) + quote
      : cell;
  });
  return written.join(delimiter);
}
const write = (rows: readonly (readonly string[])[], style: Written = PLAIN): string =>
  rows.map((row) => line(row, style) + style.lineEnd).join('');
const changed = (index: number, text: string): string =>
  [HEADER, ...ROWS].map((row, i) => (i === index ? text : line(row)) + '\n').join('');

describe('any dialect', () => {
  const cell = fc
    .string({ unit: fc.constantFrom('a', 'B', 'z', ' ', ',', ';', '"', "'", '\n', '7', '客') })
    .map((text) => `x${text}x`);
  const word = fc.string({ unit: fc.constantFrom('a', 'b', 'c', 'd'), minLength: 1, maxLength: 8 });
  const style = fc.record({
    delimiter: fc.constantFrom(',', ';', '\t', '|', '||'),
    quote: fc.constantFrom('"', "'"),
    lineEnd: fc.constantFrom('\n', '\r\n', '\r'),
    quoteAll: fc.constant(true),
    preamble: fc.constantFrom('', 'Report 2026', '\n\n'),
  });
  it('reads back what was written', () => {
    const rows = fc.array(fc.tuple(fc.nat(9999).map(String), cell, word), { minLength: 3, maxLength: 20 });
    fc.assert(
      fc.property(style, rows, ({ preamble, ...options }, body) => {
        // A line end of another kind inside of a cell is text; the cells here hold LF, which is one where lines end in CR too.
        const data = body.map((row) => row.map((text) => text.replaceAll('\n', options.lineEnd)));
        const text = `${preamble}${preamble === '' ? '' : options.lineEnd}${write([['id', 'note', 'word'], ...data], { ...options, escape: options.quote })}`;
        expect(tableOfText(text)).toMatchObject({ header: ['id', 'note', 'word'], rows: data, rejected: 0 });
      }),
    );
  });

  const dialects: [string, Partial<Written>][] = [
    ['comma and blank', { delimiter: ', ' }],
    ['blank', { delimiter: ' ' }],
    ['caret', { delimiter: '^' }],
    ['two bars', { delimiter: '||' }],
    ['backslash escapes', { escape: '\\' }],
    ['apostrophes', { quote: "'", escape: "'", delimiter: ';' }],
    ['CR', { lineEnd: '\r' }],
  ];
  it.each(dialects)('%s', (_, difference) => {
    const found = tableOfText(write([HEADER, ...ROWS], { ...PLAIN, ...difference }));
    expect(found).toEqual({ header: HEADER, rows: ROWS, warnings: 0, rejected: 0 });
  });
});

describe('a damaged row is mended and counted', () => {
  const whole = { header: HEADER, rows: ROWS, warnings: 1 };
  it.each([
    ['a delimiter too many', changed(5, 'A-104,2026-03-05,,$7.50,"Tea, green"')],
    ['a delimiter at the beginning', changed(5, ',A-104,2026-03-05,$7.50,"Tea, green"')],
    ['a delimiter lost', changed(5, 'A-1042026-03-05,$7.50,"Tea, green"')],
    ['a delimiter lost before a quote', changed(5, 'A-104,2026-03-05,$7.50"Tea, green"')],
    ['another delimiter', changed(5, 'A-104;2026-03-05;$7.50;Tea, green')],
    ['blanks for delimiters', changed(5, 'A-104 2026-03-05 $7.50 "Tea, green"')],
    ['a cell with the delimiter that is not quoted', changed(5, 'A-104,2026-03-05,$7.50,Tea, green')],
  ])('%s', (_, text) => {
    expect(tableOfText(text)).toMatchObject({ ...whole, rejected: 0 });
  });

  it('lines that end in another way are told apart', () => {
    const { rows, warnings } = tableOfText(write([HEADER, ...ROWS]).replace(/\n(?=A-105)/, '\r'));
    expect(rows).toEqual(ROWS);
    expect(warnings).toBeGreaterThan(0);
  });

  it('a stray quote stays as the letter it is, and the lines that it swallowed come back', () => {
    const { rows, warnings } = tableOfText(changed(6, 'A-105,2026-03-06,"$8.50,Cup'));
    expect(rows.map((row) => row[2])).toEqual(ROWS.map((row, i) => (i === 5 ? '"$8.50' : row[2])));
    expect(warnings).toBeGreaterThan(0);
  });

  it('stays as it is where nothing is certain', () => {
    const rows = Array.from({ length: 12 }, () => 'c d,c d,c d');
    const { rows: found, warnings } = tableOfText(['x,y,z', ...rows, 'g h,i j'].join('\n'));
    expect(found.at(-1)).toEqual(['g h', 'i j', '']);
    expect(warnings).toBe(1);
  });

  it('in the header too', () => {
    expect(tableOfText(changed(0, 'Order ID,Date,"Price,Product')).rows).toHaveLength(ROWS.length);
    expect(tableOfText(changed(0, 'Order ID,DatePrice,Product')).warnings).toBe(1);
  });

  it('takes bounded time for many damaged rows', () => {
    const bad = Array.from({ length: 10_000 }, () => `A-1042026-03-05,$7.50,"Tea${', green'.repeat(60)}"`);
    const good = Array.from({ length: 500 }, () => ROWS).flat();
    const text = write([HEADER, ...good]) + bad.join('\n');
    const started = performance.now();
    expect(tableOfText(text)).toMatchObject({ warnings: bad.length });
    expect(performance.now() - started).toBeLessThan(15_000);
  });
});

describe('what is not the table', () => {
  const body = write([HEADER, ...ROWS]);
  it.each([
    ['lines above', `Sales report\nfrom March to April\n\n${body}`, 0],
    ['comments above', `# made by x\n# on Monday\n${body}`, 0],
    ['a comment between', changed(5, `${line(ROWS[4] as string[])}\n# refunds follow`), 1],
    ['a totals line', `${body}Total,,$348.00,\n`, 1],
    ['a Chinese totals line', `${body}合计,,348.00,\n`, 1],
    ['a note below', `${body}\nGenerated at 10:00\n`, 1],
    ['a copy of the whole', body + body, ROWS.length + 1],
    ['a narrower table below', `${body}\nRegion,Manager\nNorth,Ann\nSouth,Bob\n`, 3],
    ['a wider table below', `${body}\nRegion,Manager,Tel,Fax,Mail\nN,Ann,1,2,a@x\nS,Bob,3,4,b@x\n`, 3],
  ])('%s is left out and counted', (_, text, rejected) => {
    expect(tableOfText(text)).toMatchObject({ header: HEADER, rows: ROWS, rejected });
  });

  it('a header that is repeated between different rows is dropped, the rows are kept', () => {
    const text = write([HEADER, ...ROWS.slice(0, 9), HEADER, ...ROWS.slice(9)]);
    expect(tableOfText(text)).toMatchObject({ header: HEADER, rows: ROWS, rejected: 1 });
  });
});
