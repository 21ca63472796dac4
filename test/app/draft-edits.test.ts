import { describe, expect, it, vi } from 'vitest';
import { chooseDateOrder, chooseRole, draftIssues, toggleRule } from '../../src/app/mapping/draft-edits';
import type { Draft } from '../../src/ingest/draft';
import { draftOf } from '../support/open';

vi.mock('../../src/ingest/sniff-client', () => import('../support/sniff-in-process'));

const ROWS = Array.from(
  { length: 30 },
  (_, row) =>
    `${row < 3 ? 'C' : ''}${500 + row},K${row % 7},0${1 + (row % 9)}/0${1 + (row % 7)}/2024,${row < 3 ? -1 : 2},${row}.5,${row % 5 ? 'paid' : 'cancelled'}`,
);
const CSV = ['InvoiceNo,CustomerID,InvoiceDate,Quantity,UnitPrice,Status', ...ROWS].join('\n');

const keys = ({ rules }: Draft): string[] => rules.map(({ key, enabled }) => (enabled ? key : `(${key})`));

describe('the kind of file', () => {
  it('becomes orders once the reader says where time and money stand', async () => {
    const rows = Array.from({ length: 9 }, (_, i) => `T${i},K${i % 3},2024-01-0${1 + i},${i}.5`);
    const draft = await draftOf(['ticket_id,customer_id,opened_at,fee', ...rows].join('\n'));
    const codes = (of: Draft): string[] => draftIssues(of).map(({ code }) => code);
    expect(draft.source.kind.kind).toBe('other');
    expect(codes(draft)).toEqual(['not-orders']);
    const timed = chooseRole(draft, 'opened_at', 'ordered_at');
    expect(timed.source.kind.kind).toBe('other');
    const paid = chooseRole(timed, 'fee', 'amount');
    expect(paid.source.kind).toEqual({ kind: 'orders', reason: { kind: 'chosen' } });
    expect(codes(paid)).toEqual([]);
  });
});

describe('another role for a column', () => {
  it('takes it from the column that had it', async () => {
    const draft = await draftOf(CSV);
    const changed = chooseRole(draft, 'Status', 'customer_id');
    expect(changed.source.mapping).toEqual({
      ...draft.source.mapping,
      customer_id: 'Status',
      status: undefined,
    });
    expect(changed.guesses.filter(({ role }) => role === 'customer_id')).toEqual([
      { role: 'customer_id', column: 'Status', confidence: 1, reasons: [{ kind: 'chosen' }] },
    ]);
    expect(changed.guesses.some(({ column }) => column === 'CustomerID')).toBe(false);
    expect(Object.values(changed.source.mapping)).toHaveLength(
      new Set(Object.values(changed.source.mapping)).size,
    );
  });

  it('may be none', async () => {
    const draft = await draftOf(CSV);
    const changed = chooseRole(draft, 'CustomerID', null);
    expect(changed.source.mapping.customer_id).toBeUndefined();
    expect(draft.source.mapping.customer_id).toBe('CustomerID');
  });

  it('brings the rules that it needs, and takes away those that no longer apply', async () => {
    const draft = await draftOf(CSV);
    expect(keys(draft)).toEqual([
      'missing_customer',
      'missing_date',
      'cancelled',
      'dropped_status',
      '(nonpositive_price)',
      '(duplicate)',
    ]);
    expect(keys(chooseRole(draft, 'InvoiceNo', null))).not.toContain('cancelled');
    expect(keys(chooseRole(draft, 'Status', 'channel'))).not.toContain('dropped_status');
    expect(keys(chooseRole(draft, 'UnitPrice', 'amount'))).not.toContain('(nonpositive_price)');
    const without = chooseRole(draft, 'CustomerID', null);
    expect(keys(without)[0]).toBe('(missing_customer)');
    expect(keys(chooseRole(without, 'CustomerID', 'customer_id'))[0]).toBe('missing_customer');
  });

  it('keeps the switches of the reader', async () => {
    const draft = toggleRule(toggleRule(await draftOf(CSV), 'duplicate'), 'cancelled');
    const changed = chooseRole(draft, 'Status', null);
    expect(keys(changed)).toEqual([
      'missing_customer',
      'missing_date',
      '(cancelled)',
      '(nonpositive_price)',
      'duplicate',
    ]);
  });
});

describe('another order of dates', () => {
  it('swaps day and month, and settles the question', async () => {
    const draft = await draftOf(CSV);
    const before = draft.source.columns.find(({ name }) => name === 'InvoiceDate')?.dateFormat;
    expect(draft.issues.map(({ code }) => code)).toContain('ambiguous-dates');
    const order = before?.order === 'mdy' ? 'dmy' : 'mdy';
    const changed = chooseDateOrder(draft, 'InvoiceDate', order);
    const after = changed.source.columns.find(({ name }) => name === 'InvoiceDate')?.dateFormat;
    expect(after).toEqual({ pattern: order === 'dmy' ? '%d/%m/%Y' : '%m/%d/%Y', order, certain: true });
    expect(changed.issues.map(({ code }) => code)).not.toContain('ambiguous-dates');
    const back = chooseDateOrder(changed, 'InvoiceDate', before?.order ?? 'ymd');
    expect(back.source.columns.find(({ name }) => name === 'InvoiceDate')?.dateFormat?.pattern).toBe(
      before?.pattern,
    );
  });

  it('leaves other columns alone', async () => {
    const draft = await draftOf(CSV);
    expect(chooseDateOrder(draft, 'Status', 'dmy').source.columns).toEqual(draft.source.columns);
  });
});

describe('what is left open', () => {
  it('are the roles that are missing', async () => {
    const draft = await draftOf(CSV);
    const codes = (of: Draft): string[] => draftIssues(of).map(({ code }) => code);
    expect(codes(draft)).not.toContain('no-amount-column');
    const bare = ['CustomerID', 'InvoiceDate', 'UnitPrice', 'Quantity'].reduce(
      (of, column) => chooseRole(of, column, null),
      draft,
    );
    expect(codes(bare).slice(0, 3)).toEqual(['no-customer-column', 'no-date-column', 'no-amount-column']);
  });
});
