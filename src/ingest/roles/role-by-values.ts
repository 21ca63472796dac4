import type { Role, RoleReason } from '../../dataset';
import { type ColumnValues, dependence } from './column-values';
import type { Candidate } from './role-by-header';

/** Values alone never make the page sure: all scores stay below those of headers. */
const MIN_ROWS = 5;

/**
 * Roles that values alone suggest for columns whose headers say nothing: a date, a customer who comes back, the order that
 * groups neighbouring rows, money, small whole numbers.
 * @param open columns without a role
 * @param taken roles that headers have given, with their columns
 */
export function candidatesByValues(
  open: readonly ColumnValues[],
  taken: ReadonlyMap<Role, ColumnValues>,
): readonly Candidate[] {
  const usable = open.filter((values) => values.present >= MIN_ROWS && values.present >= values.rows * 0.5);
  const ids = usable.filter(isIdLike);
  const date = taken.get('ordered_at') ?? usable.find((values) => values.isDate);
  const customer = taken.get('customer_id') ?? bestCustomer(ids, date);
  const order =
    taken.get('order_id') ??
    bestOrder(
      ids.filter((values) => values !== customer),
      customer,
      date,
    );
  const rest = usable.filter((values) => values !== customer && values !== order && values !== date);
  const found: Candidate[] = [];
  const add = (role: Role, values: ColumnValues | undefined, score: number, reason: RoleReason): void => {
    if (values !== undefined && !taken.has(role)) found.push({ role, values, score, reasons: [reason] });
  };
  add('ordered_at', date, 0.6, { kind: 'dates', share: date?.column.sample.fit ?? 0 });
  add('customer_id', customer, 0.5, repeats(customer));
  add('order_id', order, 0.45, repeats(order));
  if (!taken.has('amount') && !taken.has('unit_price')) found.push(...moneyOf(rest, taken));
  return found;
}

function repeats(values: ColumnValues | undefined): RoleReason {
  return { kind: 'repeats', distinct: values?.distinct ?? 0, rows: values?.present ?? 0 };
}

/** One word with a digit, or a whole number: what an id looks like. Names of things are not ids. */
function isIdLike(values: ColumnValues): boolean {
  if (values.isDate) return false;
  if (values.column.type === 'number' && values.integerShare < 1) return false;
  if (values.isNumber && (values.positiveShare < 1 || values.distinct < values.present * 0.02)) return false;
  return values.codeShare >= 0.9 && values.distinct >= 3;
}

/** The id that comes back on several days; of two such, the one with fewer different values. */
function bestCustomer(
  ids: readonly ColumnValues[],
  date: ColumnValues | undefined,
): ColumnValues | undefined {
  const returning = ids.filter((values) => {
    const share = values.distinct / values.present;
    if (share > 0.95 || values.distinct < Math.min(20, values.present * 0.1)) return false;
    // A customer has several dates; an order has one. Smallish numbers in every row are quantities.
    const oneDate = date === undefined ? 0 : (dependence(values.cells, date.cells) ?? 1);
    return oneDate < 0.95 && !isSmallNumber(values);
  });
  return returning.sort((a, b) => a.distinct - b.distinct)[0];
}

function isSmallNumber(values: ColumnValues): boolean {
  const largest = Math.max(0, ...values.numbers.slice(0, 5000).map((value) => value ?? 0));
  return values.isNumber && largest < Math.max(100, values.distinct * 1.5) && values.runShare < 0.2;
}

/** The id whose neighbouring rows share one customer and one date, or that differs in every row. */
function bestOrder(
  ids: readonly ColumnValues[],
  customer: ColumnValues | undefined,
  date: ColumnValues | undefined,
): ColumnValues | undefined {
  const fits = ids.filter((values) => {
    if (isSmallNumber(values)) return false;
    const perCustomer = customer && dependence(values.cells, customer.cells);
    const perDate = date && dependence(values.cells, date.cells);
    if (perCustomer == null && perDate == null) return values.distinct === values.present;
    return (
      (perCustomer ?? 1) >= 0.95 &&
      (perDate ?? 1) >= 0.9 &&
      (values.runShare > 0 || values.distinct > values.present * 0.9)
    );
  });
  return fits.sort((a, b) => b.distinct - a.distinct)[0];
}

const SCALE = 100;

/** Money, quantity and price: three columns of which one is the product of the others settle it, else by their looks. */
function moneyOf(
  rest: readonly ColumnValues[],
  taken: ReadonlyMap<Role, ColumnValues>,
): readonly Candidate[] {
  const numeric = rest.filter((values) => values.isNumber && values.distinct > 1);
  const numbers = (values: ColumnValues): RoleReason => ({
    kind: 'numbers',
    share: values.column.sample.fit,
  });
  for (const total of numeric) {
    for (const count of numeric.filter((values) => values !== total && values.column.type === 'integer')) {
      const price = numeric.find(
        (values) => values !== total && values !== count && isProduct(total, count, values),
      );
      if (price === undefined) continue;
      return [
        { role: 'amount', values: total, score: 0.55, reasons: [numbers(total)] },
        { role: 'quantity', values: count, score: 0.5, reasons: [{ kind: 'integers', share: 1 }] },
        { role: 'unit_price', values: price, score: 0.5, reasons: [numbers(price)] },
      ];
    }
  }
  const found: Candidate[] = [];
  const decimals = numeric.filter((values) => values.column.type === 'number' && values.positiveShare > 0.5);
  const whole = numeric.filter((values) => values.column.type === 'integer' && values.positiveShare > 0.5);
  const quantity = whole.find((values) => isSmallNumber(values));
  const money = decimals.length > 0 ? decimals : whole.filter((values) => values !== quantity);
  const only = money[0];
  if (only !== undefined) {
    found.push({
      role: 'amount',
      values: only,
      score: money.length === 1 ? 0.45 : 0.35,
      reasons: [numbers(only)],
    });
  }
  if (quantity !== undefined && only !== undefined && !taken.has('quantity')) {
    found.push({ role: 'quantity', values: quantity, score: 0.4, reasons: [{ kind: 'integers', share: 1 }] });
  }
  return found;
}

function isProduct(total: ColumnValues, count: ColumnValues, price: ColumnValues): boolean {
  let rows = 0;
  let equal = 0;
  let telling = 0;
  for (let i = 0; i < total.numbers.length; i++) {
    const [t, c, p] = [total.numbers[i], count.numbers[i], price.numbers[i]];
    if (t == null || c == null || p == null) continue;
    rows++;
    if (c !== 1) telling++;
    if (Math.abs(t - c * p) <= 1 / SCALE + Math.abs(t) * 1e-3) equal++;
  }
  return telling > 0 && equal >= rows * 0.9;
}
