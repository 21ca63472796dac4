/**
 * What the models need to know of one customer. All times in one unit (weeks, days ...), counted from the first purchase;
 * purchases of one day count as one.
 */
export interface PurchaseHistory {
  /** Repeat purchases: those after the first. A whole number. */
  readonly x: number;
  /** Age at the last purchase; 0 without repeat purchases. */
  readonly tx: number;
  /** Age at the end of the observation. */
  readonly T: number;
}

/** Customers of equal history as one row with a weight: fitting costs what the distinct rows cost. Sorted by x. */
export interface PurchaseHistories {
  readonly x: Float64Array;
  readonly tx: Float64Array;
  readonly T: Float64Array;
  /** Customers of this row. */
  readonly weight: Float64Array;
  /** Sum of the weights. */
  readonly customers: number;
  /** Sum of ln(days, weeks ... between purchases) over all repeat purchases; models of regular buyers need it. */
  readonly sumLogIntervals?: number;
}

interface Columns {
  readonly x: ArrayLike<number>;
  readonly tx: ArrayLike<number>;
  readonly T: ArrayLike<number>;
  /** 1 each unless given. */
  readonly weight?: ArrayLike<number>;
  readonly sumLogIntervals?: number;
}

/** @throws {RangeError} unless x is a whole number >= 0, 0 <= tx <= T, and tx > 0 exactly where x > 0 */
export function checkHistory({ x, tx, T }: PurchaseHistory): void {
  if (!(Number.isSafeInteger(x) && x >= 0)) throw new RangeError(`x must be a whole number from 0, got ${x}`);
  if (!(tx >= 0 && tx <= T && T < Infinity)) throw new RangeError(`tx must lie in 0..T, got ${tx} of ${T}`);
  if (x > 0 !== tx > 0)
    throw new RangeError(`tx must be above 0 exactly where x is, got x ${x} and tx ${tx}`);
}

/**
 * Merges customers of equal (x, tx, T), already weighted or not, and sorts the rows.
 * @throws {RangeError} on a row that is no purchase history, on a weight that is not above 0, and when no row is given
 */
export function compressHistories({ x, tx, T, weight, sumLogIntervals }: Columns): PurchaseHistories {
  if (x.length === 0) throw new RangeError('at least one customer is needed');
  const byX = new Map<number, Map<number, Map<number, number>>>();
  let distinct = 0;
  let customers = 0;
  for (let i = 0; i < x.length; i++) {
    const history = { x: x[i] ?? NaN, tx: tx[i] ?? NaN, T: T[i] ?? NaN };
    const w = weight === undefined ? 1 : (weight[i] ?? NaN);
    checkHistory(history);
    if (!(w > 0 && w < Infinity)) throw new RangeError(`a weight must be above 0, got ${w}`);
    const byT = getOrAdd(byX, history.x);
    const byTx = getOrAdd(byT, history.T);
    const before = byTx.get(history.tx);
    if (before === undefined) distinct++;
    byTx.set(history.tx, (before ?? 0) + w);
    customers += w;
  }
  const column = (): Float64Array => new Float64Array(distinct);
  const rows = { x: column(), tx: column(), T: column(), weight: column(), customers };
  let row = 0;
  for (const [purchases, byT] of sorted(byX)) {
    for (const [age, byTx] of sorted(byT)) {
      for (const [lastAge, count] of sorted(byTx)) {
        rows.x[row] = purchases;
        rows.tx[row] = lastAge;
        rows.T[row] = age;
        rows.weight[row++] = count;
      }
    }
  }
  return sumLogIntervals === undefined ? rows : { ...rows, sumLogIntervals };
}

function getOrAdd<Value>(map: Map<number, Map<number, Value>>, key: number): Map<number, Value> {
  const found = map.get(key);
  if (found !== undefined) return found;
  const added = new Map<number, Value>();
  map.set(key, added);
  return added;
}

function sorted<Value>(map: Map<number, Value>): [number, Value][] {
  return [...map].sort(([a], [b]) => a - b);
}

/** Every n-th row, so that no more than `limit` remain; weights grow so that the customers stay as many. */
export function thinHistories(histories: PurchaseHistories, limit: number): PurchaseHistories {
  const stride = Math.ceil(histories.x.length / limit);
  if (stride === 1) return histories;
  const pick = (column: Float64Array): Float64Array => column.filter((_, row) => row % stride === 0);
  const weight = pick(histories.weight);
  const factor = histories.customers / total(weight);
  const thinned = {
    x: pick(histories.x),
    tx: pick(histories.tx),
    T: pick(histories.T),
    weight: weight.map((w) => w * factor),
    customers: histories.customers,
  };
  const { sumLogIntervals } = histories;
  return sumLogIntervals === undefined ? thinned : { ...thinned, sumLogIntervals };
}

export function total(column: Float64Array): number {
  return column.reduce((sum, value) => sum + value, 0);
}

/** The weighted mean of a column. */
export function weightedMean(column: Float64Array, { weight, customers }: PurchaseHistories): number {
  return column.reduce((sum, value, row) => sum + value * (weight[row] ?? 0), 0) / customers;
}
