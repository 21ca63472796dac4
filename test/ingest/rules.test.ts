import { describe, expect, it } from 'vitest';
import { adjustRules, rulesFor } from '../../src/ingest/rules';

const MAPPING = { order_id: 'o', customer_id: 'c', ordered_at: 'd', unit_price: 'p', status: 's' } as const;
const FOUND = [
  { kind: 'cancel-prefix', column: 'o', prefix: 'C', sampleShare: 0.02 },
  { kind: 'status-drop', column: 's', values: ['void'], sampleShare: 0.01 },
  { kind: 'repeated-total', column: 't', orderColumn: 'o' },
] as const;

describe('the rules of a file', () => {
  it('come in the order in which they apply', () => {
    expect(rulesFor(MAPPING, FOUND)).toEqual([
      { key: 'missing_customer', enabled: true },
      { key: 'missing_date', enabled: true },
      { key: 'cancelled', enabled: true, prefix: 'C' },
      { key: 'dropped_status', enabled: true, values: ['void'] },
      { key: 'nonpositive_price', enabled: false },
      { key: 'duplicate', enabled: false },
    ]);
  });

  it('leave lines without customer in where there are no customers', () => {
    expect(rulesFor({ amount: 'a' }, [])).toEqual([
      { key: 'missing_customer', enabled: false },
      { key: 'duplicate', enabled: false },
    ]);
  });
});

describe('rules after a change of roles', () => {
  const rules = rulesFor(MAPPING, FOUND);

  it('stay when nothing changed', () => {
    expect(adjustRules(rules, MAPPING, MAPPING)).toEqual(rules);
  });

  it('go with the column they were found in', () => {
    expect(
      adjustRules(rules, MAPPING, { ...MAPPING, order_id: 'other' }).map(({ key }) => key),
    ).not.toContain('cancelled');
    const without = { order_id: 'o', customer_id: 'c', ordered_at: 'd', unit_price: 'p' } as const;
    expect(adjustRules(rules, MAPPING, without).map(({ key }) => key)).not.toContain('dropped_status');
  });

  it('keep the switches', () => {
    const switched = rules.map((rule) => ({ ...rule, enabled: !rule.enabled }));
    expect(adjustRules(switched, MAPPING, { ...MAPPING, region: 'r' })).toEqual(switched);
  });
});
