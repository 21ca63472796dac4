import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { NumberFormat } from '../../src/dataset';
import { bind, joinSql, sql, type Engine } from '../../src/engine';
import { convertSql } from '../../src/ingest/read-csv.sql';
import { parseNumber } from '../../src/ingest/sniff';
import { nodeEngine } from '../support/node-engine';

let engine: Engine;
beforeAll(async () => {
  engine = nodeEngine();
  await engine.ready();
});
afterAll(() => engine.close());

const sample = { rows: 1, missing: 0, distinct: 1, values: [], misfits: [], fit: 1 };

/** What the database makes of texts in a column of that format. */
async function converted(texts: readonly string[], numberFormat: NumberFormat): Promise<unknown[]> {
  const value = convertSql({ name: 'written', header: '', type: 'number', numberFormat, sample }, true);
  const rows = joinSql(texts.map((text, index) => sql`(${bind(index)}, ${bind(text)})`));
  const table = await engine.table(
    sql`SELECT ${value} AS read FROM (VALUES ${rows}) t(n, written) ORDER BY n`,
  );
  return [...(table.getChild('read') ?? [])];
}

const format = fc.constantFrom<NumberFormat>(
  { decimal: '.', grouping: null, decorated: false },
  { decimal: '.', grouping: ',', decorated: true },
  { decimal: '.', grouping: ' ', decorated: true },
  { decimal: '.', grouping: "'", decorated: true },
  { decimal: ',', grouping: null, decorated: false },
  { decimal: ',', grouping: '.', decorated: true },
  { decimal: ',', grouping: ' ', decorated: true },
);

/** Numbers as people and programs write them in the format, and some that are none. */
function written({ decimal, grouping }: NumberFormat): fc.Arbitrary<string> {
  const amount = fc.record({
    whole: fc.integer({ min: 0, max: 12_345_678 }),
    cents: fc.option(fc.integer({ min: 0, max: 99 })),
  });
  const plain = amount.map(({ whole, cents }) => {
    const groups = grouping ? String(whole).replace(/\B(?=(\d{3})+$)/g, grouping) : String(whole);
    return cents === null ? groups : `${groups}${decimal}${String(cents).padStart(2, '0')}`;
  });
  const wrap = fc.constantFrom<(text: string) => string>(
    (text) => text,
    (text) => `-${text}`,
    (text) => `+${text}`,
    (text) => `(${text})`,
    (text) => `${text}-`,
    (text) => `\u2212${text}`,
    (text) => `£${text}`,
    (text) => `-£${text}`,
    (text) => `US$ ${text}`,
    (text) => `${text} EUR`,
    (text) => `CHF ${text}`,
    (text) => `${text} kr`,
    (text) => `¥${text}元`,
    (text) => `${text}件`,
    (text) => `${text}%`,
    (text) => `${text} %`,
    (text) => ` ${text}\t`,
    (text) => `="${text}"`,
    (text) => `'${text}`,
    (text) => `abc ${text}`,
    (text) => `${text} pieces`,
    (text) => `${text}/2`,
    (text) => `${text}x`,
    (text) => `${text}e3`,
  );
  const nonsense = fc.constantFrom(
    '',
    '-',
    'NaN',
    'inf',
    '0x10',
    '1_000',
    'n/a',
    '.',
    '()',
    '1.2.3',
    '1,2,3',
    '--5',
    '5%%',
    '1e999',
    'ten',
  );
  return fc.oneof({ weight: 9, arbitrary: fc.tuple(wrap, plain).map(([use, text]) => use(text)) }, nonsense);
}

describe('a written number', () => {
  it('is to the database what it is to the sniffer', async () => {
    const cases = format.chain((each) =>
      fc.tuple(fc.constant(each), fc.array(written(each), { minLength: 1, maxLength: 30 })),
    );
    await fc.assert(
      fc.asyncProperty(cases, async ([each, texts]) => {
        const actual = await converted(texts, each);
        texts.forEach((text, index) => {
          const expected = parseNumber(text, each);
          if (expected === null) expect(actual[index], text).toBeNull();
          else expect(actual[index], text).toBeCloseTo(expected, 9);
        });
      }),
      { numRuns: 25 },
    );
  });

  it('may have thousands that the sample did not show, where they cannot mean anything else', async () => {
    const point = { decimal: '.', grouping: null, decorated: false } as const;
    expect(await converted(['1,234.50', '1,234', '-1,234,567', '1,23', '12,34.5'], point)).toEqual([
      1234.5,
      1234,
      -1234567,
      null,
      null,
    ]);
    const comma = { decimal: ',', grouping: null, decorated: false } as const;
    expect(await converted(['1.234,50', '1.234', '1.23'], comma)).toEqual([1234.5, 1234, null]);
  });
});
