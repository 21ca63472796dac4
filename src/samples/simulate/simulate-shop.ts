import type { ShopDescription } from '../description';
import type { Shop } from '../shop';
import { simulateBuying, type History } from './buying';
import { toCalendar, type Calendar } from './calendar';
import { toSends } from './campaign';
import { toCatalogue } from './catalogue';
import { checkDescription } from './check-description';
import { toContracts } from './contracts';
import { Customers } from './customers';
import { lazy } from './lazy';
import { OrderBook } from './order-book';
import { toPopulation, type Population } from './population';
import { toResponses } from './responses';
import { toTickets } from './tickets';
import { Truths } from './truth';
import { toVisits } from './visits';

/** A shop together with what it was made from. */
export interface SimulatedShop extends Shop {
  readonly description: ShopDescription;
  readonly calendar: Calendar;
  readonly population: Population;
  readonly history: History;
}

/**
 * Simulates a shop: the same description gives the same shop, to the last byte. When customers come, buy and stop is
 * simulated at once and kept in typed arrays (about 60 bytes a customer and 8 an order); everything else is made
 * from substreams of the seed when it is asked for, and alike each time. The lists of contracts, tickets, sends,
 * responses and visits are kept once they have been asked for.
 * @throws {ShopDescriptionError} what `checkDescription` throws; `too-many-orders`
 */
export function simulateShop(stated: ShopDescription): SimulatedShop {
  const description = checkDescription(stated);
  const calendar = toCalendar(description);
  const population = toPopulation(description, calendar);
  const history = simulateBuying(description, calendar, population);
  const catalogue = toCatalogue(description);
  const book = new OrderBook(description, calendar, population, history, catalogue);
  const customers = new Customers(description, calendar, population);
  const truths = new Truths(description, calendar, population, history);
  const contracts = lazy(() => toContracts(description, calendar, population, history));
  const tickets = lazy(() => toTickets(description, calendar, history.orders));
  const sends = lazy(() => toSends(description.campaign, calendar, population));
  const responses = lazy(() => toResponses(description, calendar, population, tickets()));
  const visits = lazy(() => toVisits(description, calendar, population));
  return {
    description,
    calendar,
    population,
    history,
    key: description.key,
    seed: description.seed,
    startsAt: calendar.startsAt,
    endsAt: calendar.endsAt,
    customerCount: population.count,
    orderCount: book.count,
    products: catalogue.products,
    customer: (no) => customers.customer(no),
    customers: () => customers.all(),
    orders: () => book.orders(),
    truths: () => truths.all(),
    get contracts() {
      return contracts();
    },
    get tickets() {
      return tickets();
    },
    get sends() {
      return sends();
    },
    get responses() {
      return responses();
    },
    get visits() {
      return visits();
    },
  };
}
