import type { PurchaseHistory } from '../../../../src/stats/clv/histories';

export interface Customer extends PurchaseHistory {
  readonly id: string;
  /** Mean value of the repeat purchases, 0 without any. */
  readonly meanValue: number;
  /** Sum of ln(weeks) between purchases. */
  readonly sumLogIntervals: number;
}

/** The history, in weeks until the day `end`, of a customer with these values by day. */
export function toCustomer(id: string, byDay: ReadonlyMap<number, number>, end: number): Customer {
  const bought = [...byDay].sort(([a], [b]) => a - b);
  const [first = end] = bought[0] ?? [];
  const repeats = bought.slice(1);
  return {
    id,
    x: repeats.length,
    tx: ((repeats.at(-1)?.[0] ?? first) - first) / 7,
    T: (end - first) / 7,
    meanValue: repeats.length === 0 ? 0 : repeats.reduce((sum, [, v]) => sum + v, 0) / repeats.length,
    sumLogIntervals: repeats.reduce(
      (sum, [day], i) => sum + Math.log((day - (bought[i]?.[0] ?? NaN)) / 7),
      0,
    ),
  };
}

export function columnsOf(customers: readonly Customer[]): {
  x: number[];
  tx: number[];
  T: number[];
  sumLogIntervals: number;
} {
  return {
    x: customers.map(({ x }) => x),
    tx: customers.map(({ tx }) => tx),
    T: customers.map(({ T }) => T),
    sumLogIntervals: customers.reduce((sum, c) => sum + c.sumLogIntervals, 0),
  };
}
