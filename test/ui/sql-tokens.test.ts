import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { sqlTokens } from '../../src/ui/sql-tokens';

function coloured(sql: string): string[] {
  return sqlTokens(sql)
    .filter(({ kind }) => kind !== 'plain')
    .map(({ kind, text }) => `${kind}:${text}`);
}

describe('sqlTokens', () => {
  it('tells keywords, functions, strings, numbers and quoted names apart', () => {
    expect(coloured(`SELECT sum("Order ""x""") FROM t WHERE a = 'it''s' AND b > 1.5e3`)).toEqual([
      'keyword:SELECT',
      'function:sum',
      'name:"Order ""x"""',
      'keyword:FROM',
      'keyword:WHERE',
      "string:'it''s'",
      'keyword:AND',
      'number:1.5e3',
    ]);
  });

  it('takes no keyword out of a comment, a string or a longer word', () => {
    expect(coloured("-- select\n/* from */ 'where' selected 客户")).toEqual([
      'comment:-- select',
      'comment:/* from */',
      "string:'where'",
    ]);
  });

  it('reads unclosed strings and comments to the end', () => {
    expect(coloured("'open")).toEqual(["string:'open"]);
    expect(coloured('/* open')).toEqual(['comment:/* open']);
  });

  it('gives back the text it was given', () => {
    const sql = fc.oneof(
      fc.string({ unit: 'grapheme' }),
      fc.array(fc.constantFrom(...`'"-/*\n a1.(`)).map((parts) => parts.join('')),
    );
    fc.assert(
      fc.property(sql, (text) => {
        expect(
          sqlTokens(text)
            .map((token) => token.text)
            .join(''),
        ).toBe(text);
      }),
      { seed: 20260103, numRuns: 300 },
    );
  });

  it('is done with a megabyte of quotes in a moment', () => {
    const started = performance.now();
    sqlTokens(`'"/*`.repeat(250_000));
    sqlTokens("''".repeat(500_000));
    expect(performance.now() - started).toBeLessThan(2000);
  });
});
