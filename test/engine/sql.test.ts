import { describe, expect, it } from 'vitest';
import { bind, ident, joinSql, sql, Sql } from '../../src/engine';

describe('the sql tag', () => {
  it('puts names and values into its holes, quoted', () => {
    expect(
      sql`SELECT ${ident('Order Date')} FROM ${ident('main', 'a"b')} WHERE x = ${bind("it's")}`.text,
    ).toBe(`SELECT "Order Date" FROM "main"."a""b" WHERE x = 'it''s'`);
  });

  it('takes the common indentation away', () => {
    const statement = sql`
      SELECT 1
        FROM t
    `;
    expect(statement.text).toBe('SELECT 1\n  FROM t');
  });

  it('indents a nested piece like the line it stands on', () => {
    const inner = sql`
      SELECT a
      FROM t`;
    const outer = sql`
      WITH x AS (
        ${inner}
      )
      SELECT * FROM x`;
    expect(outer.text).toBe('WITH x AS (\n  SELECT a\n  FROM t\n)\nSELECT * FROM x');
  });

  it('joins pieces, and nothing to nothing', () => {
    expect(joinSql([ident('a'), ident('b')]).text).toBe('"a", "b"');
    expect(joinSql([ident('a'), ident('b')], ' AND ').text).toBe('"a" AND "b"');
    expect(joinSql([]).text).toBe('');
  });

  it('leaves blanks inside of quotes as they are', () => {
    expect(sql`SELECT ${bind('a\n      b')} AS x`.text).toBe(`SELECT 'a\n      b' AS x`);
  });

  it('has one more way in, for text that the reader wrote herself', () => {
    expect(sql`${Sql.written('SELECT 1')} -- hers`.text).toBe('SELECT 1 -- hers');
  });
});

describe('quoting', () => {
  it('keeps a negative number apart from a minus in front of it', () => {
    expect(sql`SELECT x-${bind(-5)}`.text).toBe('SELECT x-(-5)');
  });

  it.each([NaN, Infinity, -Infinity])('refuses the number %s', (value) => {
    expect(() => bind(value)).toThrow(RangeError);
  });

  it('refuses NUL and empty names', () => {
    expect(() => bind('a\0b')).toThrow(RangeError);
    expect(() => ident('a\0b')).toThrow(RangeError);
    expect(() => ident('')).toThrow(RangeError);
  });

  it('writes every kind of value', () => {
    expect([null, true, false, 0, -0, 1.5, 1e300, 2 ** 53, 'x'].map((value) => bind(value).text)).toEqual([
      'NULL',
      'TRUE',
      'FALSE',
      '0',
      '0',
      '1.5::DOUBLE',
      '1e+300',
      '9.007199254740992e+15',
      "'x'",
    ]);
  });
});
