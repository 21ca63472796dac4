import { gzipSync } from 'node:zlib';
import { describe, expect, it, vi } from 'vitest';
import { chooseDateOrder, chooseRole, toggleRule } from '../../src/app/mapping/draft-edits';
import { isRefusal, readDraft, type Draft } from '../../src/ingest/draft';
import { openSources } from '../../src/ingest/sources/open-sources';
import { newRecord } from '../../src/keep/new-record';
import { restoreDraft } from '../../src/keep/restore-draft';
import { sealed, unsealed } from '../../src/keep/slots';
import type { WorkRecord } from '../../src/keep/work-record';
import { firstNotebook } from '../../src/notebook';

vi.mock('../../src/ingest/sniff-client', () => import('../support/sniff-in-process'));
vi.mock('../../src/ingest/sources/sources-client', () => import('../support/sources-in-process'));

const { signal } = new AbortController();

/** Days of 12 or less: nobody can tell them from months. */
const ORDERS = ['order_id,buyer,when,amount'].concat(
  Array.from(
    { length: 40 },
    (_, row) => `o${row},c${row % 7},0${1 + (row % 9)}/0${1 + (row % 8)}/2024,${row}.5`,
  ),
);

async function draftIn(file: File, encoding?: 'windows-1251'): Promise<Draft> {
  const { tables } = await openSources([file]);
  const reading = await readDraft(tables[0]!, signal, encoding);
  if (isRefusal(reading)) throw new Error('refused');
  return reading;
}

/** The record as storage gives it back. */
function recordOf(draft: Draft, file: File): WorkRecord {
  const identity = {
    id: 'a',
    file: { name: file.name, bytes: file.size, lastModified: 0, sha256: '0'.repeat(64) },
  };
  const state = { source: draft.source, rules: draft.rules, rows: 40, notebook: firstNotebook('a') };
  const reading = unsealed(sealed(newRecord(identity, state, { sequence: 0, keptAt: 0 })));
  if (reading.status !== 'sound') throw new Error(reading.status);
  return reading.record;
}

describe('a kept file that is looked at again', () => {
  it('has the roles, date orders and rules that its reader chose', async () => {
    const file = new File([ORDERS.join('\n')], 'orders.csv');
    const guessed = await draftIn(file);
    const chosen = toggleRule(
      chooseRole(chooseDateOrder(guessed, 'when', 'dmy'), 'buyer', 'customer_id'),
      'duplicate',
    );
    const restored = await restoreDraft(file, recordOf(chosen, file), signal);
    expect(restored.source).toEqual(chosen.source);
    expect(restored.rules).toEqual(chosen.rules);
    expect(restored.issues).toEqual(chosen.issues);
    expect(restored.preview).toEqual(guessed.preview);
  });

  it('is found in its archive, in the encoding that its reader chose', async () => {
    const text = Uint8Array.from(ORDERS.join('\n').replaceAll('c', '\xea'), (char) => char.charCodeAt(0));
    const file = new File([gzipSync(text)], 'orders.csv.gz');
    const chosen = await draftIn(file, 'windows-1251');
    const restored = await restoreDraft(file, recordOf(chosen, file), signal);
    expect(restored.source).toEqual(chosen.source);
    expect(restored.source.origin).toMatchObject({ compression: 'gzip', chosenEncoding: true });
    expect(await restored.file.text()).toBe(await chosen.file.text());
  });

  it('is refused when the table is no longer in it', async () => {
    const file = new File([ORDERS.join('\n')], 'orders.csv');
    const record = recordOf(await draftIn(file), file);
    const other = { ...record, origin: { ...record.origin, format: 'xlsx', sheet: 'Orders' } } as const;
    await expect(restoreDraft(file, other, signal)).rejects.toMatchObject({ code: 'unreadable' });
    await expect(restoreDraft(new File([''], 'orders.csv'), record, signal)).rejects.toMatchObject({
      code: 'unreadable',
    });
  });
});
