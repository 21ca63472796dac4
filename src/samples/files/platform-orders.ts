import type { Order, Shop } from '../shop';
import { orderCents, toCents } from './money';

/** An order as a platform knows it: goods that came back are money paid back on the order that brought them. */
export interface PlatformOrder {
  readonly order: Order;
  /** What the buyer was to pay, in cents. */
  readonly cents: number;
  /** What was paid back, in cents. */
  readonly refundCents: number;
  readonly refundedWhole: boolean;
}

/** Orders with what came back later; the returns themselves are no orders. Walks the shop's orders twice. */
export function* platformOrders(shop: Shop): Generator<PlatformOrder> {
  const returned = new Map<number, number>();
  for (const order of shop.orders()) {
    if (order.returns === null) continue;
    returned.set(order.returns, (returned.get(order.returns) ?? 0) - orderCents(order));
  }
  for (const order of shop.orders()) {
    if (order.returns !== null) continue;
    const cents = orderCents(order);
    const refundCents = toCents(order.refund) + (returned.get(order.no) ?? 0);
    yield { order, cents, refundCents, refundedWhole: refundCents > 0 && refundCents >= cents };
  }
}

/** Whether the order was ever paid. */
export function isPaid({ status }: Order): boolean {
  return status !== 'unpaid';
}

/** When the order was placed: up to five minutes before `at`, at which it was paid. */
export function placedAt({ at, no }: Order): number {
  return at - 20 - ((no * 37) % 280);
}

/** When the goods were received; null while they are under way. */
export function completedAt({ at, no, status }: Order): number | null {
  return status === 'completed' || status === 'refunded' ? at + 86_400 * (3 + (no % 9)) : null;
}

/** Cents dealt out in proportion, the rounding by the largest first, so that the parts add up. */
export function dealOut(cents: number, weights: readonly number[]): number[] {
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  let given = 0;
  let sum = 0;
  return weights.map((weight) => {
    sum += weight;
    const upTo = total === 0 ? 0 : Math.round((cents * sum) / total);
    const part = upTo - given;
    given = upTo;
    return part;
  });
}

/** An order's number on a platform: eighteen digits, more than a spreadsheet keeps. */
export function longOrderId({ no }: Order): string {
  return `193${String((no * 7919 + 20_123_456_789) % 1e15).padStart(15, '0')}`;
}

/** The number of a line of it. */
export function longLineId(order: Order, line: number): string {
  return `${longOrderId(order).slice(0, -2)}${String(((order.no * 7919 + 89) % 100) + line).padStart(3, '0')}`;
}
