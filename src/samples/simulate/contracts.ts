import { Random, WeightedChoice } from '../random';
import type { ShopDescription } from '../description';
import type { Contract } from '../shop';
import type { History } from './buying';
import { DAY, type Calendar } from './calendar';
import type { Population } from './population';

/** Why contracts end, by how often. */
const END_REASONS = [
  { key: 'too-expensive', weight: 35 },
  { key: 'not-used', weight: 30 },
  { key: 'quality', weight: 15 },
  { key: 'moved', weight: 10 },
  { key: 'payment-failed', weight: 10 },
];

/** One contract a customer, from her acquisition to the end of the last period she paid for. */
export function toContracts(
  { buying, plans, seed }: ShopDescription,
  { startsAt, days }: Calendar,
  { count, acquiredAt, plan }: Population,
  { diesAt }: History,
): Contract[] {
  if (buying.model !== 'sbg') return [];
  const random = new Random(seed, 'contracts');
  const reasons = new WeightedChoice(END_REASONS);
  return Array.from({ length: count }, (_, no): Contract => {
    const end = Math.round(diesAt[no] ?? 0);
    const isOver = end < days * DAY;
    return {
      no,
      customer: no,
      plan: plans[plan[no] ?? 0]?.key ?? '',
      startedAt: startsAt + (acquiredAt[no] ?? 0),
      endedAt: isOver ? startsAt + end : null,
      endReason: isOver ? reasons.draw(random.at(no)).key : null,
    };
  });
}
