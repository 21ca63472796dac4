import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { columnNames } from '../../../src/ingest/sniff';

describe('columnNames', () => {
  it('keeps headers as they stand', () => {
    expect(columnNames(['Order ID', '客户编号', 'a"; DROP TABLE t;--', '<b>'])).toEqual([
      'Order ID',
      '客户编号',
      'a"; DROP TABLE t;--',
      '<b>',
    ]);
  });

  it('numbers repetitions, also those that differ in case only', () => {
    expect(columnNames(['id', 'id', 'ID', 'id 2'])).toEqual(['id', 'id 3', 'ID 4', 'id 2']);
  });

  it('names empty headers by their place', () => {
    expect(columnNames(['', 'x', '  ', 'column_3'])).toEqual(['column_1', 'x', 'column_3 2', 'column_3']);
  });

  it('drops NUL, control codes and byte order marks', () => {
    expect(columnNames(['\ufeffid', 'a\0b', '\tn\t'])).toEqual(['id', 'a b', 'n']);
  });

  it('are never empty and never equal, and headers that differ stay themselves', () => {
    const header = fc.oneof(
      fc.string({ maxLength: 4 }),
      fc.constantFrom('', ' ', 'a', 'A', 'a 2', 'column_1', 'column_2', '\0', '\ufeff'),
    );
    fc.assert(
      fc.property(fc.array(header, { maxLength: 12 }), (headers) => {
        const names = columnNames(headers);
        expect(names).toHaveLength(headers.length);
        expect(names.every((name) => name !== '' && !name.includes('\0'))).toBe(true);
        expect(new Set(names.map((name) => name.toLowerCase())).size).toBe(headers.length);
      }),
    );
  });
});
