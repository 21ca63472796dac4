import { describe, expect, it, vi } from 'vitest';
import { MappingMemory, type TextStorage } from '../../src/app/mapping/mapping-memory';
import { recalledDraft } from '../../src/app/mapping/recalled-draft';
import { chooseRole } from '../../src/app/mapping/draft-edits';
import type { Draft } from '../../src/ingest/draft';
import { draftOf } from '../support/open';

vi.mock('../../src/ingest/sniff-client', () => import('../support/sniff-in-process'));

class FakeStorage implements TextStorage {
  readonly texts = new Map<string, string>();
  getItem = (key: string): string | null => this.texts.get(key) ?? null;
  setItem = (key: string, text: string): void => void this.texts.set(key, text);
  removeItem = (key: string): void => void this.texts.delete(key);
}

const ROWS = ['1,K1,2024-01-05,3.5,9', '2,K2,2024-01-06,4.5,8', '3,K1,2024-01-07,5.5,7'].join('\n');
const file = (header: string, rows = ROWS): Promise<Draft> => draftOf(`${header}\n${rows}\n`);
const HEADER = 'order id,customer id,date,amount,shipping';

/** Remembers that the reader took `shipping` for the amount. */
async function afterChoice(storage: TextStorage): Promise<MappingMemory> {
  const memory = new MappingMemory(() => storage);
  const { source } = chooseRole(await file(HEADER), 'shipping', 'amount');
  memory.remember(source.columns, source.mapping);
  return memory;
}

describe('a mapping that the reader changed', () => {
  it('is that of the next file of the same header, and says so', async () => {
    const storage = new FakeStorage();
    await afterChoice(storage);
    const next = recalledDraft(await file(HEADER), new MappingMemory(() => storage));
    expect(next.source.mapping.amount).toBe('shipping');
    expect(next.guesses.find(({ role }) => role === 'amount')?.reasons).toEqual([{ kind: 'remembered' }]);
    expect(next.guesses.find(({ role }) => role === 'customer_id')?.reasons).not.toEqual([
      { kind: 'remembered' },
    ]);
  });

  it('holds for the same header in another order and spelling', async () => {
    const memory = await afterChoice(new FakeStorage());
    const rows = '9,1,K1,2024-01-05,3.5\n8,2,K2,2024-01-06,4.5\n7,3,K1,2024-01-07,5.5';
    const next = recalledDraft(await file('Shipping,Order_ID,CUSTOMER ID,Date,Amount', rows), memory);
    expect(next.source.mapping).toEqual({
      order_id: 'Order_ID',
      customer_id: 'CUSTOMER ID',
      ordered_at: 'Date',
      amount: 'Shipping',
    });
  });

  it('leaves files of other headers alone, and those that are guessed so anyway', async () => {
    const memory = await afterChoice(new FakeStorage());
    const other = await file('order id,customer id,date,amount,tip');
    expect(recalledDraft(other, memory)).toBe(other);
    const same = await file(HEADER);
    memory.remember(same.source.columns, same.source.mapping);
    expect(recalledDraft(same, memory)).toBe(same);
  });

  it('is forgotten at a word: what was recognised is at hand', async () => {
    const storage = new FakeStorage();
    const memory = await afterChoice(storage);
    const draft = await file(HEADER);
    const next = recalledDraft(draft, memory);
    expect(next.recognised).toBe(draft);
    memory.forget(next.source.columns);
    expect(recalledDraft(draft, memory)).toBe(draft);
    expect(storage.texts.size).toBe(0);
  });

  it('makes orders of a file that was not taken for any', async () => {
    const memory = new MappingMemory(() => storage);
    const storage = new FakeStorage();
    const rows = Array.from({ length: 9 }, (_, i) => `T${i},K${i % 3},2024-01-0${1 + i},${i}.5`).join('\n');
    const draft = await file('ticket_id,customer_id,opened_at,fee', rows);
    const mapping = { customer_id: 'customer_id', ordered_at: 'opened_at', amount: 'fee' };
    memory.remember(draft.source.columns, mapping);
    const next = recalledDraft(draft, memory);
    expect(next.source.kind.kind).toBe('orders');
    expect(next.rules.map(({ key }) => key)).toContain('missing_date');
  });
});

describe('what is stored', () => {
  it.each([
    ['no JSON', '{'],
    ['another version', JSON.stringify({ version: 2, mappings: [] })],
    ['no roles', JSON.stringify({ version: 1, mappings: [{ header: 'x', roles: [['owner', 'a#0']] }] })],
    ['a text without end', ' '.repeat(2_000_000)],
  ])('counts as nothing: %s', async (_, stored) => {
    const storage = new FakeStorage();
    storage.setItem('mappings', stored);
    const draft = await file(HEADER);
    expect(recalledDraft(draft, new MappingMemory(() => storage))).toBe(draft);
    expect((await afterChoice(storage)).recall(draft.source.columns)).toMatchObject({ amount: 'shipping' });
  });

  it('is of fifty headers at most, the last chosen', async () => {
    const storage = new FakeStorage();
    const memory = new MappingMemory(() => storage);
    const { source } = await file(HEADER);
    const columns = (no: number) =>
      source.columns.map((column) => ({ ...column, header: `${column.header} ${no}` }));
    for (let no = 0; no < 60; no++) memory.remember(columns(no), source.mapping);
    expect(memory.recall(columns(9))).toBeNull();
    expect(memory.recall(columns(10))).toEqual(source.mapping);
    expect(memory.recall(columns(59))).toEqual(source.mapping);
  });

  it('is nothing where storage is refused', async () => {
    const memory = new MappingMemory(() => {
      throw new DOMException('no', 'SecurityError');
    });
    const { source } = await file(HEADER);
    memory.remember(source.columns, source.mapping);
    expect(memory.recall(source.columns)).toBeNull();
  });
});
