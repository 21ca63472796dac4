import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { LIMITS } from '../../../src/ingest/sources/limits';
import { unpack } from '../../../src/ingest/sources/unpack';
import { areAbsent, shared } from '../../support/shared-files';
import { readFileSync } from 'node:fs';
import { fileOf, refusalOf, tableIn } from './support';

const json = (value: unknown, name = 'x.json'): Promise<string[][]> => tableIn(JSON.stringify(value), name);

describe('JSON', () => {
  it('is a table of its records, with all keys of all of them, nested ones joined by dots', async () => {
    const records = [
      { id: 1, buyer: { name: 'Ann', tags: ['a', 'b'] } },
      { id: 2, paid: true, buyer: { name: null } },
    ];
    const table = [
      ['id', 'buyer.name', 'buyer.tags', 'paid'],
      ['1', 'Ann', '["a","b"]', ''],
      ['2', '', '', 'true'],
    ];
    expect(await json(records)).toEqual(table);
    expect(await json({ status: 'ok', data: records })).toEqual(table);
    expect(await tableIn(records.map((record) => JSON.stringify(record)).join('\r\n'), 'x.ndjson')).toEqual(
      table,
    );
  });

  it('gives back any table of texts, as document and by lines', async () => {
    const key = fc.string({ minLength: 1, maxLength: 6 }).filter((text) => !/^\d+$/.test(text));
    const table = fc.uniqueArray(key, { minLength: 2, maxLength: 4 }).chain((header) =>
      fc.tuple(
        fc.constant(header),
        fc.array(
          fc.array(fc.string({ unit: 'binary' }), { minLength: header.length, maxLength: header.length }),
          {
            minLength: 1,
            maxLength: 5,
          },
        ),
      ),
    );
    await fc.assert(
      fc.asyncProperty(table, async ([header, rows]) => {
        const records = rows.map(
          (row) =>
            // as parsing does it: `__proto__` is a key like others
            JSON.parse(
              `{${header.map((name, index) => `${JSON.stringify(name)}:${JSON.stringify(row[index])}`).join()}}`,
            ) as unknown,
        );
        const whole = rows.map((row) =>
          row.map((cell) => new TextDecoder().decode(new TextEncoder().encode(cell))),
        );
        const lines = records.map((record) => JSON.stringify(record)).join('\n');
        expect(await tableIn(JSON.stringify(records), 'x.json')).toEqual([header, ...whole]);
        expect(await tableIn(lines, 'x.ndjson')).toEqual([header, ...whole]);
      }),
      { numRuns: 60 },
    );
  });

  it('keeps every digit of long numbers, and tells a missing value from an empty text', async () => {
    const text = '[{"id":12345678901234567890,"s":"12345678901234567890","n":1e3,"e":"","m":null}]';
    const { tables } = await unpack(fileOf(text, 'x.json'));
    expect(await tables[0]?.file.text()).toBe(
      'id,s,n,e,m\n12345678901234567890,12345678901234567890,1000,"",\n',
    );
  });

  it('finds each list of records in a document', async () => {
    const { tables } = await unpack(
      fileOf(
        JSON.stringify({ shop: { orders: [{ id: 1 }], tags: ['x'] }, customers: [{ id: 2 }] }),
        'shop.json',
      ),
    );
    expect(tables.map(({ name, origin }) => [name, origin.sheet])).toEqual([
      ['shop.json · shop.orders', 'shop.orders'],
      ['shop.json · customers', 'customers'],
    ]);
  });

  it('takes arrays in an array as rows, and plain values as one column', async () => {
    expect(await json([['a', 'b'], [1], [2, 3]])).toEqual([
      ['a', 'b'],
      ['1', ''],
      ['2', '3'],
    ]);
    expect(await json(['x', 'y'])).toEqual([['value'], ['x'], ['y']]);
  });

  it('lets no key reach a prototype', async () => {
    const rows = await tableIn('[{"__proto__":{"polluted":"yes"},"constructor":"c","a":1}]', 'x.json');
    expect(rows).toEqual([
      ['__proto__.polluted', 'constructor', 'a'],
      ['yes', 'c', '1'],
    ]);
    expect(({} as Record<string, unknown>)['polluted']).toBeUndefined();
  });

  it('is refused with the line that is broken, without records, too wide, too large', async () => {
    const broken = unpack(fileOf('{"a":1}\n{"a":2}\n{"a":', 'x.ndjson'));
    await expect(broken).rejects.toMatchObject({ code: 'json-damaged', facts: { line: 3 } });
    expect(await refusalOf('[{"a":1},', 'x.json')).toBe('json-damaged');
    expect(await refusalOf('{}', 'x.json')).toBe('json-no-table');
    const wide = Object.fromEntries(Array.from({ length: 3000 }, (_, index) => [`c${index}`, index]));
    expect(await refusalOf(JSON.stringify([wide]), 'x.json')).toBe('too-many-columns');
    const small = { ...LIMITS, jsonBytes: 10 };
    expect(await refusalOf('[{"a":"bcdefgh"}]', 'x.json', small)).toBe('json-too-large');
  });

  it('is not seen in a CSV that begins with a bracket', async () => {
    const { tables } = await unpack(fileOf('[1] id,name\n1,a\n', 'x.csv'));
    expect(tables[0]?.origin.format).toBe('text');
  });
});

const ATTACKS = ['data/attacks/blns/blns.json', 'data/attacks/html-xss/payloads.json'].map(shared);

describe.skipIf(areAbsent(...ATTACKS))('public lists of hostile strings', () => {
  it.each(ATTACKS)('%s becomes a table', async (path) => {
    const rows = await tableIn(readFileSync(path), path);
    expect(rows.length).toBeGreaterThan(50);
  });
});
