import type { RoleMapping, Rule } from '../dataset';
import type { FileRule } from './roles';

/** The ledger of a file before it is loaded: rules that hold for every file, and those that its values show. */
export function rulesFor(mapping: RoleMapping, fileRules: readonly FileRule[]): Rule[] {
  const found = fileRules.flatMap((rule): Rule[] => {
    if (rule.kind === 'cancel-prefix') return [{ key: 'cancelled', enabled: true, prefix: rule.prefix }];
    if (rule.kind === 'status-drop') return [{ key: 'dropped_status', enabled: true, values: rule.values }];
    return [];
  });
  return [
    { key: 'missing_customer', enabled: Boolean(mapping.customer_id) },
    ...(mapping.ordered_at ? [{ key: 'missing_date', enabled: true } as const] : []),
    ...found,
    // Free items belong to an order and carry no money, and equal lines can be two sales: both are kept unless the reader says otherwise.
    ...(mapping.unit_price ? [{ key: 'nonpositive_price', enabled: false } as const] : []),
    { key: 'duplicate', enabled: false },
  ];
}

/** Rules after the reader changed a role: those that no longer apply go, those that now do come, her switches stay. */
export function adjustRules(rules: readonly Rule[], before: RoleMapping, after: RoleMapping): Rule[] {
  const kept = new Map(rules.map((rule) => [rule.key, rule]));
  const special = rules.filter(
    (rule) =>
      (rule.key === 'cancelled' && before.order_id === after.order_id) ||
      (rule.key === 'dropped_status' && before.status === after.status),
  );
  const fresh = rulesFor(after, []);
  const at = fresh.findIndex((rule) => rule.key === 'nonpositive_price' || rule.key === 'duplicate');
  const all = [...fresh.slice(0, at), ...special, ...fresh.slice(at)];
  return all.map((rule) => {
    const old = kept.get(rule.key);
    // Without a customer column the rule would take everything out; with a new one it is wanted again.
    const isForced = rule.key === 'missing_customer' && !(before.customer_id && after.customer_id);
    return old && !isForced ? { ...rule, enabled: old.enabled } : rule;
  });
}
