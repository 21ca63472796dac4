import fc from 'fast-check';

/** One line of an order, as a naive program holds it. */
export interface Line {
  readonly order: string;
  readonly customer: string;
  /** ISO date. */
  readonly day: string;
  readonly quantity: number;
  readonly price: number;
  readonly sku: string;
}

const HEADER = 'OrderNo,CustomerID,OrderDate,Quantity,UnitPrice,SKU';

export function toCsv(lines: readonly Line[]): string {
  const rows = lines.map(({ order, customer, day, quantity, price, sku }) =>
    [order, customer, day, quantity, price, sku].join(','),
  );
  return [HEADER, ...rows, ''].join('\n');
}

/** The roles of that file, so that a few odd rows do not decide what a column is. */
export const LINE_MAPPING = {
  order_id: 'OrderNo',
  customer_id: 'CustomerID',
  ordered_at: 'OrderDate',
  quantity: 'Quantity',
  unit_price: 'UnitPrice',
  sku: 'SKU',
} as const;

/** A small random shop: many ties, a few returns and free items, prices in cents. */
export function anyLines({ minLength = 1, maxLength = 60 } = {}): fc.Arbitrary<Line[]> {
  const line = fc.record({
    order: fc.integer({ min: 1, max: 25 }).map((number) => `O${number}`),
    customer: fc.integer({ min: 1, max: 12 }).map((number) => `C${String(number).padStart(2, '0')}`),
    day: fc.integer({ min: 0, max: 400 }).map((offset) => dayAfter('2023-01-01', offset)),
    quantity: fc.oneof(
      { weight: 8, arbitrary: fc.integer({ min: 1, max: 5 }) },
      { weight: 1, arbitrary: fc.integer({ min: -3, max: 0 }) },
    ),
    price: fc.integer({ min: 0, max: 2000 }).map((cents) => cents / 100),
    sku: fc.constantFrom('A', 'B', 'C', 'D', 'E'),
  });
  return fc.array(line, { minLength, maxLength });
}

export function dayAfter(iso: string, days: number): string {
  return new Date(Date.parse(`${iso}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10);
}

export function daysBetween(from: string, to: string): number {
  return Math.round((Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / 86_400_000);
}

/** An order as the naive program sees it: the lines of one number of one customer. */
export interface NaiveOrder {
  readonly customer: string;
  readonly order: string;
  readonly day: string;
  readonly amount: number;
  readonly isReturn: boolean;
}

export function naiveOrders(lines: readonly Line[]): NaiveOrder[] {
  const byKey = new Map<string, Line[]>();
  for (const line of lines) {
    const key = `${line.customer}|${line.order}`;
    byKey.set(key, [...(byKey.get(key) ?? []), line]);
  }
  return [...byKey.values()].map((group) => {
    const [first] = group as [Line];
    const amount = round(group.reduce((sum, line) => sum + line.quantity * line.price, 0));
    return {
      customer: first.customer,
      order: first.order,
      day: group.map(({ day }) => day).sort()[0] ?? '',
      amount,
      isReturn: amount <= 0 && group.some(({ quantity }) => quantity < 0),
    };
  });
}

export function round(value: number): number {
  return Math.round(value * 1e6) / 1e6;
}

/**
 * A year of a made-up shop, the same every time: few customers buy often, many once; some orders are cancelled (`C…`), some
 * lines have no customer, some items are free.
 */
export function sampleShop(customers = 300): Line[] {
  const next = random(20_111_209);
  const lines: Line[] = [];
  let number = 536_000;
  for (let customer = 0; customer < customers; customer += 1) {
    const orders = 1 + Math.floor(next() ** 3 * 14);
    const start = Math.floor(next() * 300);
    for (let order = 0; order < orders; order += 1) {
      number += 1;
      const cancelled = next() < 0.04;
      const day = dayAfter('2024-01-01', Math.min(start + Math.floor(order * next() * 30), 364));
      for (let line = 0; line <= Math.floor(next() * 4); line += 1) {
        lines.push({
          order: cancelled ? `C${number}` : `${number}`,
          customer: next() < 0.03 ? '' : `${12_000 + customer}`,
          day,
          quantity: (1 + Math.floor(next() * 12)) * (cancelled ? -1 : 1),
          price: next() < 0.01 ? 0 : Math.round(next() ** 2 * 4000) / 100,
          sku: `SKU-${100 + Math.floor(next() ** 2 * 40)}`,
        });
      }
    }
  }
  return lines;
}

/** Numbers in [0, 1) that are the same for the same seed (mulberry32). */
function random(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}
