import {
  hasOrders,
  type Column,
  type KindGuess,
  type Role,
  type RoleGuess,
  type RoleMapping,
} from '../../dataset';
import { type ColumnValues, columnValues } from './column-values';
import { meaningsOf } from './dictionary';
import { surveyReason } from './survey-headers';

/** What is said of a customer and not of an order. */
const ATTRIBUTES: readonly Role[] = [
  'name',
  'gender',
  'birth_date',
  'birth_year',
  'registered_at',
  'level',
  'referrer_id',
];
const ITEMS: readonly Role[] = ['sku', 'product', 'quantity', 'unit_price'];
const ORDERS: readonly Role[] = [...ITEMS, 'order_id', 'ordered_at', 'amount', 'status', 'refund', 'cost'];
const SURVEY_ROLES: ReadonlySet<Role> = new Set([
  ...ATTRIBUTES.filter((role) => role !== 'level'),
  'customer_id',
  'region',
  'city',
]);

const MIN_UNIQUE = 0.99;

/**
 * What the rows of a file are, by its headers first and its values where headers say nothing.
 * @param guesses the roles that its columns could have
 */
export function guessKind(
  columns: readonly Column[],
  rows: readonly (readonly string[])[],
  guesses: readonly RoleGuess[],
): KindGuess {
  const survey = surveyReason(columns);
  if (survey?.kind === 'survey-tool') return { kind: 'survey', reason: survey };
  const named = new Set(guesses.filter(isByHeader).map(({ role }) => role));
  const columnOf = (role: Role): ColumnValues | undefined => {
    const name = guesses.find((guess) => guess.role === role)?.column;
    const index = columns.findIndex((column) => column.name === name);
    const column = columns[index];
    return (
      column &&
      columnValues(
        [column],
        rows.map((row) => [row[index] ?? '']),
      )[0]
    );
  };
  const isSold = soldBy(survey ? named : new Set(guesses.map(({ role }) => role)));
  if (isOfOrders(guesses, named, columns, isSold))
    return ofOrders(new Set(guesses.map(({ role }) => role)), columnOf('order_id'));
  if (survey) return { kind: 'survey', reason: survey };
  const attributes = ATTRIBUTES.filter((role) => named.has(role)).length;
  const customer = named.has('customer_id') ? columnOf('customer_id') : undefined;
  if (attributes > 0 && customer && customer.distinct >= customer.present * MIN_UNIQUE)
    return { kind: 'customers', reason: { kind: 'one-row-per-customer' } };
  return { kind: 'other', reason: { kind: 'no-order-columns' } };
}

/** Whether there is money. Of answers a header must say so: a rating looks like money to who sees only its values. */
function soldBy(roles: ReadonlySet<Role>): boolean {
  return roles.has('amount') || roles.has('unit_price');
}

/** Money with a time, an order or an item, of which a header says at least one unless none says anything. */
function isOfOrders(
  guesses: readonly RoleGuess[],
  named: ReadonlySet<Role>,
  columns: readonly Column[],
  isSold: boolean,
): boolean {
  const all = new Set(guesses.map(({ role }) => role));
  const isSilent = columns.every(({ header }) => meaningsOf(header).length === 0);
  const roles = isSilent ? all : named;
  if (roles.has('order_id') && all.has('ordered_at')) return true;
  const isPlaced = ['ordered_at', 'order_id', 'sku', 'product', 'quantity'] as const;
  return (
    isSold &&
    ORDERS.some((role) => roles.has(role)) &&
    isPlaced.some((role) => all.has(role)) &&
    !isOfPeople(named)
  );
}

/** Many facts of a person and no order: what such a file counts is what the person has spent so far. */
function isOfPeople(named: ReadonlySet<Role>): boolean {
  return (
    !named.has('order_id') &&
    !ITEMS.some((role) => named.has(role)) &&
    ATTRIBUTES.filter((role) => named.has(role)).length >= 3
  );
}

function ofOrders(roles: ReadonlySet<Role>, order: ColumnValues | undefined): KindGuess {
  if (order) {
    const { present: rows, distinct: orders } = order;
    return orders < rows
      ? { kind: 'order_lines', reason: { kind: 'orders-repeat', rows, orders } }
      : { kind: 'orders', reason: { kind: 'one-row-per-order' } };
  }
  return ITEMS.some((role) => roles.has(role))
    ? { kind: 'order_lines', reason: { kind: 'items' } }
    : { kind: 'orders', reason: { kind: 'payments' } };
}

/** The guesses that a file of this kind can bear: an answer's date is no order's, and a rating is no money. */
export function rolesForKind(guesses: readonly RoleGuess[], { kind }: KindGuess): readonly RoleGuess[] {
  switch (kind) {
    case 'order_lines':
    case 'orders':
      return guesses;
    case 'survey':
      return guesses.filter(({ role }) => SURVEY_ROLES.has(role));
    case 'customers':
      return guesses.filter(({ role }) => !ORDERS.includes(role));
    case 'other':
      return guesses.filter((guess) => isByHeader(guess) || !ORDERS.includes(guess.role));
  }
}

/** The kind after the reader chose roles: a column for the time and one for the money make any file one of orders. */
export function kindAfterChoice(before: KindGuess, mapping: RoleMapping): KindGuess {
  if (hasOrders(before) || !mapping.ordered_at || !(mapping.amount || mapping.unit_price)) return before;
  const kind = ITEMS.some((role) => mapping[role]) ? 'order_lines' : 'orders';
  return { kind, reason: { kind: 'chosen' } };
}

function isByHeader({ reasons }: RoleGuess): boolean {
  return reasons.some(({ kind }) => kind === 'header' || kind === 'header-part');
}
