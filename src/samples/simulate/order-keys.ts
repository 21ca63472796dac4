import { ShopDescriptionError } from './description-error';

/** One more than the largest customer number that fits into a key. */
export const MOST_CUSTOMERS = 2 ** 20;

/** Most orders of a shop: 200 MB of keys while they are sorted. */
export const MOST_ORDERS = 12_000_000;

/**
 * The moments of purchase of a whole shop in eight bytes each: seconds since the start times 2^20 plus the
 * customer's number, exact in a double for spans of 270 years and in the order of time when sorted as numbers.
 */
export class OrderKeys {
  #keys = new Float64Array(1024);
  #count = 0;

  /**
   * @param second whole seconds since the start
   * @throws {ShopDescriptionError} `too-many-orders`
   */
  add(second: number, customer: number): void {
    if (this.#count === this.#keys.length) this.#grow();
    this.#keys[this.#count++] = second * MOST_CUSTOMERS + customer;
  }

  get count(): number {
    return this.#count;
  }

  /** To be called once, after the last `add`. */
  sort(): this {
    this.#keys = this.#keys.slice(0, this.#count).sort();
    return this;
  }

  second(no: number): number {
    return Math.floor((this.#keys[no] ?? 0) / MOST_CUSTOMERS);
  }

  customer(no: number): number {
    return (this.#keys[no] ?? 0) % MOST_CUSTOMERS;
  }

  #grow(): void {
    if (this.#count === MOST_ORDERS)
      throw new ShopDescriptionError('too-many-orders', ['buying'], { most: MOST_ORDERS });
    const keys = new Float64Array(Math.min(this.#keys.length * 2, MOST_ORDERS));
    keys.set(this.#keys);
    this.#keys = keys;
  }
}
