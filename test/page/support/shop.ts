/** A small shop of our own, the same every time: what its export holds, and what must be found in it. */

export interface ShopLine {
  readonly order: string;
  readonly sku: string;
  readonly product: string;
  readonly quantity: number;
  /** Day of the order, ISO. */
  readonly day: string;
  readonly time: string;
  readonly price: number;
  readonly customer: string;
  readonly region: string;
}

const PRODUCTS = ['CAFÉ TRAY', 'RED LANTERN', 'PAPER BIRDCAGE', 'TEA TIN', 'SILK SCARF', 'OAK FRAME'];
const REGIONS = ['United Kingdom', 'France', 'Germany'];
const FIRST_DAY = Date.UTC(2023, 0, 2);

/**
 * 60 customers with 1 to 14 orders over a year and a half, some cancelled orders (numbers with a C), some lines without a
 * customer, one free sample.
 */
export function shopLines(): ShopLine[] {
  const random = generator(20_240_613);
  const lines: ShopLine[] = [];
  let order = 5000;
  for (let customer = 0; customer < 60; customer += 1) {
    const orders = 1 + Math.floor(13 * random() ** 3);
    const start = Math.floor(random() * 300);
    for (let count = 0; count < orders; count += 1) {
      const day = start + Math.floor((count * (30 + 400 * random())) / orders);
      lines.push(...orderLines(`${(order += 1)}`, `${12_000 + customer * 7}`, day, random));
    }
  }
  for (let count = 0; count < 6; count += 1) {
    lines.push(...orderLines(`${(order += 1)}`, '', 20 + 70 * count, random));
    const cancelled = orderLines(`C${(order += 1)}`, `${12_000 + count * 7}`, 30 + 60 * count, random);
    lines.push(...cancelled.map((line) => ({ ...line, quantity: -line.quantity })));
  }
  const [first] = lines;
  if (first) lines.push({ ...first, sku: 'SAMPLE', product: 'TEA SAMPLE', quantity: 1, price: 0 });
  return lines;
}

function orderLines(order: string, customer: string, day: number, random: () => number): ShopLine[] {
  const date = new Date(FIRST_DAY + day * 86_400_000).toISOString().slice(0, 10);
  const time = `${8 + Math.floor(random() * 10)}:${String(10 + Math.floor(random() * 49))}`;
  const region = REGIONS[Math.floor(random() ** 2 * REGIONS.length)] ?? '';
  return Array.from({ length: 1 + Math.floor(random() * 3) }, () => {
    const product = Math.floor(random() * PRODUCTS.length);
    return {
      order,
      sku: `S${100 + product}`,
      product: PRODUCTS[product] ?? '',
      quantity: 1 + Math.floor(random() * 9),
      day: date,
      time,
      price: Math.round(100 * (1 + random() * 40)) / 100,
      customer,
      region,
    };
  });
}

/** As a British back end would export it: comma, month before day. One character a byte wide: write it as latin-1. */
export function shopCsv(lines: readonly ShopLine[] = shopLines()): string {
  const header = 'InvoiceNo,StockCode,Description,Quantity,InvoiceDate,UnitPrice,CustomerID,Country';
  const rows = lines.map(({ order, sku, product, quantity, day, time, price, customer, region }) =>
    [order, sku, product, quantity, `${american(day)} ${time}`, price, customer, region].join(','),
  );
  return [header, ...rows, ''].join('\r\n');
}

/** `2023-01-02` as `1/2/2023`. */
function american(isoDay: string): string {
  const [year, month, day] = isoDay.split('-').map(Number);
  return `${month}/${day}/${year}`;
}

export interface ShopFindings {
  readonly lines: number;
  readonly counted: number;
  readonly customers: number;
  readonly orders: number;
  readonly revenue: number;
  /** Customers in A, B, C: the one that crosses a border stays in the higher class. */
  readonly classes: readonly number[];
  readonly gini: number;
  readonly revenueOf: ReadonlyMap<string, number>;
}

/** What must be found in the lines that count: those with a customer and without cancellation. Written without the app. */
export function shopFindings(lines: readonly ShopLine[] = shopLines(), [a, b] = [0.8, 0.95]): ShopFindings {
  const counted = lines.filter(({ customer, order }) => customer !== '' && !order.startsWith('C'));
  const revenueOf = new Map<string, number>();
  for (const { customer, quantity, price } of counted) {
    revenueOf.set(customer, (revenueOf.get(customer) ?? 0) + quantity * price);
  }
  const ranked = [...revenueOf.values()].sort((left, right) => right - left);
  const revenue = ranked.reduce((sum, value) => sum + value, 0);
  const classes = [0, 0, 0];
  let before = 0;
  for (const value of ranked) {
    classes[before < a * revenue ? 0 : before < b * revenue ? 1 : 2]! += 1;
    before += value;
  }
  const count = ranked.length;
  const weighted = ranked.reduce((sum, value, rank) => sum + (count - rank) * value, 0);
  return {
    lines: lines.length,
    counted: counted.length,
    customers: count,
    orders: new Set(counted.map(({ order }) => order)).size,
    revenue,
    classes,
    gini: (2 * weighted) / (count * revenue) - (count + 1) / count,
    revenueOf,
  };
}

/** Numbers from 0 to 1, the same for the same seed (mulberry32). */
export function generator(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}
