import type { Buying, ShopDescription } from '../description';
import type { CustomerNo, CustomerTruth } from '../shop';
import { clockOf, type History } from './buying';
import { AHEAD_DAYS, DAY, type Calendar } from './calendar';
import { expectedDropout, expectedLifetime, expectedRenewals } from './expected-orders';
import { pAliveDropout, pAliveLifetime } from './p-alive';
import type { Population } from './population';

interface Prospect {
  readonly pAlive: number;
  /** Orders in the year after the span if she is alive. */
  readonly ordersIfAlive: number;
}

/** What is true of each customer. Every order counts as a purchase, whatever became of it. */
export class Truths {
  readonly #description: ShopDescription;
  readonly #calendar: Calendar;
  readonly #population: Population;
  readonly #history: History;

  constructor(description: ShopDescription, calendar: Calendar, population: Population, history: History) {
    this.#description = description;
    this.#calendar = calendar;
    this.#population = population;
    this.#history = history;
  }

  truth(customer: CustomerNo): CustomerTruth {
    const { startsAt, days } = this.#calendar;
    const diesAt = this.#history.diesAt[customer] ?? 0;
    const { pAlive, ordersIfAlive } = this.#prospect(this.#description.buying, customer);
    const rise = this.#description.priceRise?.factor ?? 1;
    const meanAmount = (this.#population.meanAmount[customer] ?? 0) * rise;
    const expectedOrders = pAlive * ordersIfAlive;
    return {
      customer,
      rate: this.#population.rate[customer] ?? 0,
      diesAt: startsAt + diesAt,
      aliveAtEnd: diesAt >= days * DAY,
      pAlive,
      meanAmount,
      expectedOrders,
      expectedValue: expectedOrders * meanAmount,
    };
  }

  *all(): Generator<CustomerTruth, void> {
    for (let no = 0; no < this.#population.count; no++) yield this.truth(no);
  }

  #prospect(buying: Buying, no: CustomerNo): Prospect {
    switch (buying.model) {
      case 'pareto-nbd':
        return this.#lifetimeProspect(no);
      case 'bg-nbd':
        return this.#dropoutProspect(no, 1, this.#history.orderCount[no] === 1);
      case 'mbg-nbd':
        return this.#dropoutProspect(no, 1, false);
      case 'mbg-cnbd-k':
        return this.#dropoutProspect(no, buying.k, false);
      case 'sbg':
        return this.#renewalProspect(no, buying.days);
    }
  }

  #lifetimeProspect(no: CustomerNo): Prospect {
    const { days, isFlat } = this.#calendar;
    const clock = clockOf(this.#calendar, this.#population, no);
    const lambda = this.#population.rate[no] ?? 0;
    const mu = this.#population.dropout[no] ?? 0;
    const last = (this.#history.lastAt[no] ?? 0) / DAY;
    return {
      pAlive: pAliveLifetime(lambda, mu, last, days, clock, isFlat && clock === this.#calendar.purchases),
      ordersIfAlive: expectedLifetime(lambda, mu, days, days + AHEAD_DAYS, clock),
    };
  }

  /** @param isCertain she had no occasion to stop yet: BG/NBD before the first repeat purchase */
  #dropoutProspect(no: CustomerNo, stages: number, isCertain: boolean): Prospect {
    const { days } = this.#calendar;
    const clock = clockOf(this.#calendar, this.#population, no);
    const lambda = this.#population.rate[no] ?? 0;
    const p = this.#population.dropout[no] ?? 0;
    const atEnd = clock.exposure(days);
    const waited = atEnd - clock.exposure((this.#history.lastAt[no] ?? 0) / DAY);
    const ahead = clock.exposure(days + AHEAD_DAYS) - atEnd;
    return {
      pAlive: isCertain ? 1 : pAliveDropout(lambda, p, stages, waited),
      ordersIfAlive: expectedDropout(lambda, p, stages, waited, ahead),
    };
  }

  /** A contract's end is seen: she is alive exactly if it runs. */
  #renewalProspect(no: CustomerNo, period: number): Prospect {
    const { days } = this.#calendar;
    const toNext = (this.#history.lastAt[no] ?? 0) / DAY + period - days;
    return {
      pAlive: (this.#history.diesAt[no] ?? 0) >= days * DAY ? 1 : 0,
      ordersIfAlive: expectedRenewals(this.#population.dropout[no] ?? 0, period, toNext, AHEAD_DAYS),
    };
  }
}
