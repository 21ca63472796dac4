import { describe, expect, it } from 'vitest';
import { parseNumber, readNumbers } from '../../../src/ingest/sniff/number-format';

const read = (values: string[], decimal?: '.' | ',') =>
  readNumbers(new Map(values.map((value) => [value, 1])), decimal);

describe('readNumbers', () => {
  const cases: [string, string[], { decimal: string; grouping: string | null; decorated: boolean }][] = [
    ['plain', ['1', '-2.50', '.5'], { decimal: '.', grouping: null, decorated: false }],
    ['decimal comma', ['12,50', '1,234'], { decimal: ',', grouping: null, decorated: false }],
    ['thousands commas', ['1,234', '56'], { decimal: '.', grouping: ',', decorated: false }],
    [
      'thousands points and decimal comma',
      ['1.234,50', '7'],
      { decimal: ',', grouping: '.', decorated: false },
    ],
    ['blanks', ['1 234,50', '1\u202f000,00'], { decimal: ',', grouping: ' ', decorated: false }],
    ['apostrophes', ["1'234.50"], { decimal: '.', grouping: "'", decorated: false }],
    ['dollars', ['$1,234.50', '-$3.00', '($12.00)'], { decimal: '.', grouping: ',', decorated: true }],
    ['yuan', ['¥12.50', '0元', '￥1,000.00'], { decimal: '.', grouping: ',', decorated: true }],
    ['euros', ['12,50 €', 'EUR 3,00'], { decimal: ',', grouping: null, decorated: true }],
    ['percent', ['12%', '3.5 %'], { decimal: '.', grouping: null, decorated: true }],
    ['full width', ['１２３', '４．５'], { decimal: '.', grouping: null, decorated: true }],
  ];
  it.each(cases)('%s', (_, values, format) => {
    const reading = read(values);
    expect(reading.format).toEqual(format);
    expect(reading.fit).toBe(1);
  });

  it('lets the rest of the file settle 1,234', () => {
    expect(read(['1,234'], '.').format).toMatchObject({ decimal: '.', grouping: ',' });
    expect(read(['1,234'], ',').format).toMatchObject({ decimal: ',', grouping: null });
  });

  it('tells whole numbers that fit 32 bits', () => {
    expect(read(['1', '-20', '1,000']).integers).toBe(true);
    expect(read(['1', '2.0']).integers).toBe(false);
    expect(read(['12345678901']).integers).toBe(false);
  });

  it('counts what does not fit', () => {
    const reading = read(['1', '2', 'three', '1-2']);
    expect(reading.fit).toBe(0.5);
    expect([...reading.fitting]).toEqual(['1', '2']);
  });
});

describe('parseNumber', () => {
  const plain = { decimal: '.', grouping: ',', decorated: true } as const;
  it.each([
    ['$1,234.50', 1234.5],
    ['(12.50)', -12.5],
    ['12.50-', -12.5],
    ['- 3', -3],
    ['12%', 0.12],
    ['0元', 0],
    ['1.5e3', 1500],
    ["'12", 12],
  ])('%s', (text, number) => expect(parseNumber(text, plain)).toBeCloseTo(number, 10));

  it('is null for what is no number', () => {
    for (const text of ['', 'abc', '1,23,4', '1.2.3', '12 apples', '--'])
      expect(parseNumber(text, plain)).toBeNull();
  });

  it('reads the decimal comma', () => {
    expect(parseNumber('1.234,50', { decimal: ',', grouping: '.', decorated: false })).toBe(1234.5);
  });
});
