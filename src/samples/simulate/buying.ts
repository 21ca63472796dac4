import { Random } from '../random';
import type { Buying, ShopDescription } from '../description';
import { DAY, type Calendar } from './calendar';
import { OrderKeys } from './order-keys';
import { ARM, type Population } from './population';

/** Who does not stop is given this many years, so that every moment is a finite number. */
const LONGEST_DAYS = 200 * 365;

/** What the customers of a population did in the span. */
export interface History {
  readonly orders: OrderKeys;
  /** Orders of each customer in the span, the first included; at least 1. */
  readonly orderCount: Uint32Array;
  /** Of each customer's last order: whole seconds since the start. */
  readonly lastAt: Uint32Array;
  /** Seconds since the start at which she stops for good; after the span where she has not. */
  readonly diesAt: Float64Array;
}

/**
 * Lets every customer buy for the first time at her acquisition, and on as her model says:
 * - Pareto/NBD: exponential gaps on the season's clock until an exponential lifetime, by the calendar, is over;
 * - BG/NBD, MBG/NBD: exponential gaps; after each repeat purchase (MBG: after the first, too) she stops with
 *   probability p;
 * - MBG/CNBD-k: the same with Erlang gaps of k stages, mean 1 / rate;
 * - sBG: a charge every period until she does not renew.
 * @throws {ShopDescriptionError} `too-many-orders`
 */
export function simulateBuying(
  description: ShopDescription,
  calendar: Calendar,
  population: Population,
): History {
  const { count } = population;
  const history: History = {
    orders: new OrderKeys(),
    orderCount: new Uint32Array(count),
    lastAt: new Uint32Array(count),
    diesAt: new Float64Array(count),
  };
  const random = new Random(description.seed, 'buying');
  const live = lifeOf(description.buying, calendar, population, history, random);
  for (let no = 0; no < count; no++) {
    random.at(no);
    order(history, no, population.acquiredAt[no] ?? 0);
    history.diesAt[no] = Math.min(live(no), LONGEST_DAYS) * DAY;
  }
  history.orders.sort();
  return history;
}

function order(history: History, no: number, second: number): void {
  history.orders.add(second, no);
  history.orderCount[no] = (history.orderCount[no] ?? 0) + 1;
  history.lastAt[no] = second;
}

/** Adds the repeat orders of a customer and returns when she stops, in days since the start. */
type Life = (no: number) => number;

function lifeOf(
  buying: Buying,
  calendar: Calendar,
  population: Population,
  history: History,
  random: Random,
): Life {
  switch (buying.model) {
    case 'pareto-nbd':
      return lifetimeModel(calendar, population, history, random);
    case 'bg-nbd':
      return dropoutModel(calendar, population, history, random, 1, false);
    case 'mbg-nbd':
      return dropoutModel(calendar, population, history, random, 1, true);
    case 'mbg-cnbd-k':
      return dropoutModel(calendar, population, history, random, buying.k, true);
    case 'sbg':
      return renewalModel(calendar, population, history, random, buying.days);
  }
}

function lifetimeModel(calendar: Calendar, population: Population, history: History, random: Random): Life {
  return (no) => {
    const acquiredAt = (population.acquiredAt[no] ?? 0) / DAY;
    const diesAt = acquiredAt + random.exponential() / (population.dropout[no] ?? 0);
    const rate = population.rate[no] ?? 0;
    const clock = clockOf(calendar, population, no);
    const until = clock.exposure(Math.min(diesAt, calendar.days));
    let exposure = clock.exposure(acquiredAt) + random.exponential() / rate;
    for (; exposure < until; exposure += random.exponential() / rate)
      order(history, no, Math.floor(clock.timeAt(exposure) * DAY));
    return diesAt;
  };
}

function dropoutModel(
  calendar: Calendar,
  population: Population,
  history: History,
  random: Random,
  stages: number,
  fromTheFirst: boolean,
): Life {
  return (no) => {
    const acquiredAt = (population.acquiredAt[no] ?? 0) / DAY;
    const rate = (population.rate[no] ?? 0) * stages;
    const p = population.dropout[no] ?? 0;
    const clock = clockOf(calendar, population, no);
    const until = clock.exposure(calendar.days);
    let at = acquiredAt;
    let canStop = fromTheFirst;
    for (let exposure = clock.exposure(acquiredAt); ; canStop = true) {
      if (canStop && random.bernoulli(p)) return at;
      exposure += random.gamma(stages) / rate;
      at = clock.timeAt(exposure);
      if (exposure >= until) break;
      order(history, no, Math.floor(at * DAY));
    }
    // `at` is her next purchase after the span; so many more follow it at the mean rate
    const further = random.geometric(p);
    return further * stages < 1e9 ? at + random.gamma(further * stages) / rate : Infinity;
  };
}

function renewalModel(
  calendar: Calendar,
  population: Population,
  history: History,
  random: Random,
  period: number,
): Life {
  return (no) => {
    const acquiredAt = (population.acquiredAt[no] ?? 0) / DAY;
    const charges = random.geometric(population.dropout[no] ?? 0);
    const inSpan = Math.min(charges, Math.ceil((calendar.days - acquiredAt) / period) - 1);
    for (let charge = 1; charge <= inSpan; charge++)
      order(history, no, Math.round((acquiredAt + charge * period) * DAY));
    return acquiredAt + (charges + 1) * period;
  };
}

/** The clock on which a customer's purchases run: with the campaign's effect or without it. */
export function clockOf(calendar: Calendar, population: Population, no: number) {
  return population.arm[no] === ARM.treated ? calendar.treatedPurchases : calendar.purchases;
}
