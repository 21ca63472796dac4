import type { Order, OrderLine } from '../shop';

const CENTS = Array.from({ length: 100 }, (_, cents) => `.${String(cents).padStart(2, '0')}`);

/** Money in whole cents; what a shop's files add up. */
export function toCents(money: number): number {
  return Math.round(money * 100);
}

/** Cents as `1234.50`. */
export function centsText(cents: number): string {
  const whole = Math.abs(cents);
  return `${cents < 0 ? '-' : ''}${Math.floor(whole / 100)}${CENTS[whole % 100]}`;
}

/** Money as `1234.50`. */
export function moneyText(money: number): string {
  return centsText(toCents(money));
}

/** A line's quantity times its price, in cents. */
export function lineCents({ quantity, unitPrice }: OrderLine): number {
  return toCents(quantity * unitPrice);
}

/** An order's sum over its lines, in cents. */
export function orderCents({ lines }: Order): number {
  return lines.reduce((sum, line) => sum + lineCents(line), 0);
}

/** Pieces of an order. */
export function orderQuantity({ lines }: Order): number {
  return lines.reduce((sum, line) => sum + line.quantity, 0);
}
