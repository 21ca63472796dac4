import { Random } from '../random';
import type { ShopDescription } from '../description';
import type { Order, OrderLine, OrderStatus } from '../shop';
import { Baskets } from './basket';
import type { History } from './buying';
import { DAY, type Calendar } from './calendar';
import type { Catalogue } from './catalogue';
import type { Population } from './population';
import { orderFate, returnsOf, type Returns } from './returns';

/** Days before the span's end within which an order is paid but not sent, and sent but not completed. */
const PAID_DAYS = 2;
const SHIPPED_DAYS = 10;

/**
 * All orders of a shop. A purchase is known by its rank in time; what it consists of is drawn from the
 * substream of that rank whenever it is asked for. Amounts are gamma with shape p around the customer's mean
 * (gamma-gamma); purchases and the returns that follow some of them are merged in the order of time.
 */
export class OrderBook {
  readonly #description: ShopDescription;
  readonly #calendar: Calendar;
  readonly #population: Population;
  readonly #history: History;
  readonly #baskets: Baskets;
  readonly #returns: Returns;

  constructor(
    description: ShopDescription,
    calendar: Calendar,
    population: Population,
    history: History,
    catalogue: Catalogue,
  ) {
    this.#description = description;
    this.#calendar = calendar;
    this.#population = population;
    this.#history = history;
    this.#baskets = new Baskets(catalogue, description.products.furtherLines);
    this.#returns = returnsOf(description, calendar, history.orders);
  }

  /** Purchases and returns. */
  get count(): number {
    return this.#history.orders.count + this.#returns.count;
  }

  *orders(): Generator<Order, void> {
    const random = new Random(this.#description.seed, 'orders');
    const purchases = this.#history.orders.count;
    let returned = 0;
    for (let rank = 0; rank < purchases; rank++) {
      const second = this.#history.orders.second(rank);
      for (; returned < this.#returns.count && this.#returns.second(returned) < second; returned++)
        yield this.#returnOrder(returned, rank + returned, random);
      yield this.#purchase(rank, rank + returned, random);
    }
    for (; returned < this.#returns.count; returned++)
      yield this.#returnOrder(returned, purchases + returned, random);
  }

  #purchase(rank: number, no: number, random: Random): Order {
    const second = this.#history.orders.second(rank);
    const fate = orderFate(this.#description.statuses, random.at(rank).uniform());
    const lines = this.#lines(rank, random);
    return {
      no,
      id: orderId(no),
      customer: this.#history.orders.customer(rank),
      at: this.#calendar.startsAt + second,
      status: fate === 'kept' || fate === 'returned' ? this.#progress(second) : fate,
      refund: fate === 'refunded' ? refundOf(lines, random) : 0,
      returns: null,
      lines,
    };
  }

  /** Each line of the purchase comes back with probability 1/2, the first if none does, in its whole quantity. */
  #returnOrder(index: number, no: number, random: Random): Order {
    const rank = this.#returns.purchase(index);
    const second = this.#returns.second(index);
    random.at(rank).uniform(); // its fate: to come back
    const bought = this.#lines(rank, random);
    const back = bought.filter(() => random.bernoulli(0.5));
    return {
      no,
      id: orderId(no),
      customer: this.#history.orders.customer(rank),
      at: this.#calendar.startsAt + second,
      status: 'completed',
      refund: 0,
      returns: rank + this.#returns.countBefore(this.#history.orders.second(rank)),
      lines: (back.length > 0 ? back : bought.slice(0, 1)).map((line) => ({
        ...line,
        quantity: -line.quantity,
      })),
    };
  }

  /** What was bought; the substream of the purchase stands behind its fate. */
  #lines(rank: number, random: Random): OrderLine[] {
    const { buying, spend, priceRise } = this.#description;
    const second = this.#history.orders.second(rank);
    const mean = this.#population.meanAmount[this.#history.orders.customer(rank)] ?? 0;
    const rise = priceRise !== null && second >= priceRise.day * DAY ? priceRise.factor : 1;
    return buying.model === 'sbg'
      ? this.#baskets.charge(mean * rise, random)
      : this.#baskets.fill((random.gamma(spend.p) * mean) / spend.p, rise, random);
  }

  #progress(second: number): OrderStatus {
    const age = this.#calendar.days - second / DAY;
    if (age < PAID_DAYS) return 'paid';
    return age < SHIPPED_DAYS ? 'shipped' : 'completed';
  }
}

/** All of the amount or, as often, a part of it: a tenth to nine tenths. In cents. */
function refundOf(lines: readonly OrderLine[], random: Random): number {
  let amount = 0;
  for (const { quantity, unitPrice } of lines) amount += quantity * unitPrice;
  const share = random.bernoulli(0.5) ? 1 : 0.1 + 0.8 * random.uniform();
  return Math.round(amount * share * 100) / 100;
}

function orderId(no: number): string {
  return `S${10_000_001 + no}`;
}
