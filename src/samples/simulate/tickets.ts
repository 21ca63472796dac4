import { Random, WeightedChoice } from '../random';
import type { ShopDescription, TicketDescription } from '../description';
import type { Ticket } from '../shop';
import type { Calendar } from './calendar';
import type { OrderKeys } from './order-keys';

/** Mean hours from an order to a ticket about it. */
const HOURS_TO_TICKET = 72;

const HOUR = 3600;

/**
 * A Poisson number of tickets after every purchase, in the order of their opening. Waiting times are exponential;
 * the time to the end is that to the first answer and another. What lies after the span has not happened.
 */
export function toTickets(
  { seed, tickets: description }: ShopDescription,
  calendar: Calendar,
  orders: OrderKeys,
): Ticket[] {
  if (description === null) return [];
  const random = new Random(seed, 'tickets');
  const types = new WeightedChoice(description.types);
  const channels = new WeightedChoice(description.channels);
  const found: Omit<Ticket, 'no'>[] = [];
  for (let rank = 0; rank < orders.count; rank++) {
    const count = random.at(rank).poisson(description.perOrder);
    for (let ticket = 0; ticket < count; ticket++) {
      const openedAt = later(calendar.startsAt + orders.second(rank), HOURS_TO_TICKET, random);
      const times = timesFrom(openedAt, description, calendar.endsAt, random);
      const type = types.draw(random).key;
      const channel = channels.draw(random).key;
      if (openedAt < calendar.endsAt)
        found.push({ customer: orders.customer(rank), openedAt, ...times, type, channel });
    }
  }
  found.sort((a, b) => a.openedAt - b.openedAt || a.customer - b.customer);
  return found.map((ticket, no) => ({ no, ...ticket }));
}

function timesFrom(
  openedAt: number,
  { hoursToAnswer, hoursToClose, open }: TicketDescription,
  endsAt: number,
  random: Random,
): Pick<Ticket, 'answeredAt' | 'closedAt'> {
  const answeredAt = later(openedAt, hoursToAnswer, random);
  const closedAt = later(answeredAt, hoursToClose - hoursToAnswer, random);
  const staysOpen = random.bernoulli(open);
  return {
    answeredAt: answeredAt < endsAt ? answeredAt : null,
    closedAt: closedAt < endsAt && !staysOpen ? closedAt : null,
  };
}

function later(time: number, meanHours: number, random: Random): number {
  return time + Math.ceil(random.exponential() * meanHours * HOUR);
}
