import { Random, WeightedChoice } from '../random';
import type { ShopDescription } from '../description';
import type { Visit } from '../shop';
import { DAY, type Calendar } from './calendar';
import type { Population } from './population';

const OFFICE_HOURS = { first: 9, last: 17 } as const;

/** Visits at the stated rate on days after a customer's acquisition, whether she still buys or not; in the order of time. */
export function toVisits(
  { seed, visits: description }: ShopDescription,
  { startsAt, days }: Calendar,
  { count, acquiredAt }: Population,
): Visit[] {
  if (description === null) return [];
  const random = new Random(seed, 'visits');
  const people = new WeightedChoice(description.by);
  const notes = new WeightedChoice(description.notes);
  const visits: Visit[] = [];
  for (let customer = 0; customer < count; customer++) {
    const firstDay = Math.floor((acquiredAt[customer] ?? 0) / DAY) + 1;
    const number = random.at(customer).poisson((description.perCustomerYear * (days - firstDay)) / 365);
    for (let visit = 0; visit < number; visit++) {
      const day = firstDay + random.below(days - firstDay);
      const hours = OFFICE_HOURS.first + (OFFICE_HOURS.last - OFFICE_HOURS.first) * random.uniform();
      const at = startsAt + day * DAY + Math.floor(hours * 60) * 60;
      visits.push({ customer, at, by: people.draw(random).key, note: notes.draw(random).key });
    }
  }
  return visits.sort((a, b) => a.at - b.at || a.customer - b.customer);
}
