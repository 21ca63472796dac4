import type { Column, Role, RoleGuess } from '../../dataset';
import { type ColumnValues, columnValues, dependence } from './column-values';
import { meaningsOf } from './dictionary';
import { applyContext } from './export-context';
import { normalizeHeader } from './normalize-header';
import { type Candidate, candidatesByHeader } from './role-by-header';
import { candidatesByValues } from './role-by-values';

/** Below this a guess is no help. */
const MIN_SCORE = 0.25;

/**
 * What each column is, from its header and its values. No column has two roles, no role two columns; a role that no column
 * can have is left out (without a customer column there is no guess for `customer_id`).
 * @param rows rows of the sample as text, the more the better; cells in the order of the columns
 */
export function guessRoles(
  columns: readonly Column[],
  rows: readonly (readonly string[])[],
): readonly RoleGuess[] {
  const values = columnValues(columns, rows);
  const byHeader = assign(applyContext(values, values.flatMap(candidatesByHeader)), new Map());
  const named = dropRepeatedTotal(nameAsCustomer(byHeader));
  const used = new Set([...named.values()].map((candidate) => candidate.values));
  const taken = new Map([...named].map(([role, candidate]) => [role, candidate.values] as const));
  const known = new Set(values.filter(({ column }) => hasMeaning(column)));
  const open = values.filter((column) => !used.has(column) && !known.has(column));
  const all = assign(candidatesByValues(open, taken), named);
  return [...all.values()].map(({ role, values: { column }, score, reasons }) => ({
    role,
    column: column.name,
    confidence: Math.round(score * 100) / 100,
    reasons,
  }));
}

/** The best pairs first; what has a partner already is passed over. */
function assign(candidates: readonly Candidate[], given: ReadonlyMap<Role, Candidate>): Map<Role, Candidate> {
  const roles = new Map(given);
  const used = new Set([...given.values()].map((candidate) => candidate.values));
  for (const candidate of [...candidates].sort((a, b) => b.score - a.score)) {
    if (candidate.score < MIN_SCORE || roles.has(candidate.role) || used.has(candidate.values)) continue;
    roles.set(candidate.role, candidate);
    used.add(candidate.values);
  }
  return roles;
}

/** What people call themselves on a platform, where no two may have the same: a key, for want of a better one. */
const HANDLES = new Set(['会员名', '会员昵称', '用户名', '用户昵称', '昵称', 'username', 'nickname']);
const HANDLE_SCORE = 0.8;
const NAME_SCORE = 0.4;

/** A person's name is better than no customer at all, but two may share it: the page asks. */
function nameAsCustomer(roles: Map<Role, Candidate>): Map<Role, Candidate> {
  const name = roles.get('name');
  if (roles.has('customer_id') || name === undefined || !roles.has('ordered_at')) return roles;
  const isHandle = HANDLES.has(normalizeHeader(name.values.column.header));
  roles.delete('name');
  roles.set('customer_id', { ...name, role: 'customer_id', score: isHandle ? HANDLE_SCORE : NAME_SCORE });
  return roles;
}

/**
 * An order's total that stands on every line of the order would be counted once a line. Where price and quantity are there,
 * they are the line's money and the total loses its role.
 */
function dropRepeatedTotal(roles: Map<Role, Candidate>): Map<Role, Candidate> {
  const amount = roles.get('amount');
  const order = roles.get('order_id');
  if (amount === undefined || order === undefined) return roles;
  if (!isRepeatedTotal(order.values, amount.values, roles.get('unit_price')?.values)) return roles;
  if (roles.has('unit_price') && roles.has('quantity')) roles.delete('amount');
  else roles.set('amount', { ...amount, score: Math.min(amount.score, 0.45) });
  return roles;
}

/** Whether the money is one and the same within each order of several lines although their prices differ. */
export function isRepeatedTotal(
  order: ColumnValues,
  amount: ColumnValues,
  price: ColumnValues | undefined,
): boolean {
  const constant = dependence(order.cells, amount.cells);
  if (constant === null || constant < 0.98) return false;
  const prices = price && dependence(order.cells, price.cells);
  return prices == null ? false : prices < 0.9;
}

/** A header that the dictionary knows says what its column is; values alone must not overrule it. */
function hasMeaning(column: Column): boolean {
  return meaningsOf(column.header).length > 0;
}
