import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isSameState, newRecord } from '../../src/keep/new-record';
import { latest, sealed, slotOf, unsealed } from '../../src/keep/slots';
import { readRecord, type WorkRecord } from '../../src/keep/work-record';
import { surplus, type KeptWork } from '../../src/keep/works';
import { firstNotebook } from '../../src/notebook';
import golden from '../golden/keep/work-1.json' with { type: 'json' };

function record(changes: Partial<WorkRecord> = {}): WorkRecord {
  const reading = readRecord(golden);
  if (reading.status !== 'sound') throw new Error('the golden record is not read');
  return { ...reading.record, ...changes };
}

describe('a kept record', () => {
  it('of version 1 is read for ever', () => {
    expect(record()).toEqual(golden);
  });

  it.each([
    ['a later version', { version: 2 }, 'newer'],
    ['a notebook of a later version', { notebook: { ...golden.notebook, version: 99 } }, 'newer'],
    ['a notebook that is none', { notebook: { cells: [] } }, 'damaged'],
    ['a rule nobody knows', { rules: [{ key: 'all', enabled: true }] }, 'damaged'],
    ['no columns', { columns: [] }, 'damaged'],
    ['an id that is a path', { id: '../elsewhere' }, 'damaged'],
    ['a fingerprint cut short', { file: { ...golden.file, sha256: 'abc' } }, 'damaged'],
    ['an encoding nobody knows', { options: { ...golden.options, encoding: 'ebcdic' } }, 'damaged'],
    ['text beyond all measure', { options: { ...golden.options, quote: '"'.repeat(100_001) } }, 'damaged'],
  ])('with %s is not taken', (_, change, status) => {
    expect(readRecord({ ...golden, ...change })).toEqual({ status });
  });

  it('may be anything at all: reading it never throws', () => {
    fc.assert(fc.property(fc.anything(), (anything) => readRecord(anything).status !== 'sound'));
    fc.assert(fc.property(fc.string(), (content) => unsealed(content).status !== 'sound'));
  });

  it('takes no keys that it does not know', () => {
    const reading = readRecord(JSON.parse(JSON.stringify({ ...golden, extra: 1 })));
    expect(reading.status === 'sound' && reading.record).not.toHaveProperty('extra');
  });

  it('says whether there is anything new to say', () => {
    const { rows, rules, notebook, ...kept } = record();
    const sample = { rows: 0, missing: 0, distinct: 0, values: ['secret'], misfits: [], fit: 1 };
    const source = {
      fileName: kept.file.name,
      bytes: kept.file.bytes,
      origin: kept.origin,
      options: kept.options,
      columns: kept.columns.map((column) => ({ ...column, sample })),
      kind: { kind: 'orders', reason: { kind: 'one-row-per-order' } },
      mapping: kept.mapping,
    } as const;
    const state = { source, rules, rows, notebook };
    expect(isSameState(record(), state)).toBe(true);
    expect(isSameState(record(), { ...state, notebook: firstNotebook('Renamed') })).toBe(false);
    expect(isSameState(record({ open: false }), state)).toBe(false);
    expect(JSON.stringify(newRecord(record(), state, record()))).not.toContain('secret');
  });
});

describe('two files that are written in turns', () => {
  const older = record({ sequence: 4 });
  const later = record({ sequence: 5, rows: 77 });

  it('say the later of two records', () => {
    expect(slotOf(older)).not.toBe(slotOf(later));
    const readings = [unsealed(sealed(older)), unsealed(sealed(later))];
    expect(latest(readings)).toEqual({ status: 'sound', record: later });
    expect(latest(readings.toReversed())).toEqual({ status: 'sound', record: later });
  });

  it('say the older one wherever writing the later one stopped', () => {
    const content = sealed(later);
    fc.assert(
      fc.property(fc.nat(content.length - 1), (length) => {
        const torn = unsealed(content.slice(0, length));
        expect(latest([unsealed(sealed(older)), torn])).toEqual({ status: 'sound', record: older });
      }),
    );
  });

  it('notice one changed character', () => {
    const content = sealed(later);
    fc.assert(
      fc.property(fc.nat(content.length - 1), (at) => {
        const changed = content[at] === 'x' ? 'y' : 'x';
        expect(unsealed(content.slice(0, at) + changed + content.slice(at + 1)).status).toBe('damaged');
      }),
    );
  });

  it('are left alone once a newer version of the page has written', () => {
    expect(latest([unsealed(sealed(older)), { status: 'newer' }])).toEqual({ status: 'newer' });
    expect(latest([{ status: 'empty' }, { status: 'damaged' }])).toEqual({ status: 'damaged' });
    expect(latest([{ status: 'empty' }, { status: 'empty' }])).toEqual({ status: 'empty' });
  });
});

describe('what must go', () => {
  const work = (id: string, keptAt: number, bytes: number): KeptWork => ({
    id,
    bytes,
    status: 'sound',
    record: record({ id, keptAt }),
  });
  const works = [work('d', 4, 10), work('c', 3, 10), work('b', 2, 10), work('a', 1, 10)];

  it('is the oldest beyond the count and beyond the bytes', () => {
    const ids = (caps: { works: number; bytes: number }) => surplus(works, 'd', caps).map(({ id }) => id);
    expect(ids({ works: 4, bytes: 40 })).toEqual([]);
    expect(ids({ works: 2, bytes: 40 })).toEqual(['b', 'a']);
    expect(ids({ works: 4, bytes: 35 })).toEqual(['a']);
  });

  it('is never what was just kept, nor what cannot be read', () => {
    const damaged: KeptWork = { id: 'x', bytes: 1000, status: 'damaged' };
    expect(surplus([...works, damaged], 'a', { works: 1, bytes: 1 }).map(({ id }) => id)).toEqual([
      'd',
      'c',
      'b',
    ]);
  });
});
