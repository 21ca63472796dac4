import { Random } from '../random';
import type { ShopDescription } from '../description';
import { DAY, type Calendar } from './calendar';
import type { OrderKeys } from './order-keys';

/** What becomes of a purchase, beside how far it has come. */
export type OrderFate = 'unpaid' | 'closed' | 'refunded' | 'returned' | 'kept';

/** The fates exclude each other; each has its stated share of all purchases. @param u uniform on [0, 1) */
export function orderFate(
  { unpaid, closed, refunded, returned }: ShopDescription['statuses'],
  u: number,
): OrderFate {
  if (u < unpaid) return 'unpaid';
  if (u < unpaid + closed) return 'closed';
  if (u < unpaid + closed + refunded) return 'refunded';
  return u < unpaid + closed + refunded + returned ? 'returned' : 'kept';
}

/** Goods come back this many days after they were bought, evenly spread. */
const RETURN_DAYS = { first: 2, last: 30 } as const;

/** Returns in the order of time. */
export interface Returns {
  readonly count: number;
  /** Rank of the purchase that comes back. */
  purchase(index: number): number;
  /** Whole seconds since the start. */
  second(index: number): number;
  /** How many come before a second: a purchase at it has that many more before it than its rank. */
  countBefore(second: number): number;
}

/** The returns within the span: fewer than the stated share at its end, where some have not come yet. */
export function returnsOf(
  { seed, statuses }: ShopDescription,
  { days }: Calendar,
  orders: OrderKeys,
): Returns {
  const fates = new Random(seed, 'orders');
  const delays = new Random(seed, 'returns');
  const found: { purchase: number; second: number }[] = [];
  for (let rank = 0; statuses.returned > 0 && rank < orders.count; rank++) {
    if (orderFate(statuses, fates.at(rank).uniform()) !== 'returned') continue;
    const delay = RETURN_DAYS.first + (RETURN_DAYS.last - RETURN_DAYS.first) * delays.at(rank).uniform();
    const second = orders.second(rank) + Math.floor(delay * DAY);
    if (second < days * DAY) found.push({ purchase: rank, second });
  }
  found.sort((a, b) => a.second - b.second || a.purchase - b.purchase);
  const purchases = Uint32Array.from(found, ({ purchase }) => purchase);
  const seconds = Uint32Array.from(found, ({ second }) => second);
  return {
    count: found.length,
    purchase: (index) => purchases[index] ?? 0,
    second: (index) => seconds[index] ?? 0,
    countBefore(second) {
      let low = 0;
      let high = seconds.length;
      while (low < high) {
        const middle = (low + high) >>> 1;
        if ((seconds[middle] ?? 0) < second) low = middle + 1;
        else high = middle;
      }
      return low;
    },
  };
}
