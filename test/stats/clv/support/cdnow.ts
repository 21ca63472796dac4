import { readFileSync } from 'node:fs';
import { shared } from '../../../support/shared-files';
import { toCustomer, type Customer } from './customer';

export const CDNOW_SAMPLE = shared('data/cdnow/CDNOW_sample.txt');
export const CDNOW_MASTER = shared('data/cdnow/CDNOW_master.txt');

const DAY = 86_400_000;

function dayOf(text: string): number {
  return Date.UTC(Number(text.slice(0, 4)), Number(text.slice(4, 6)) - 1, Number(text.slice(6, 8))) / DAY;
}

/** Purchases by customer and day until the end of September 1997, times in weeks: lines of one day are one purchase. */
export function readCdnow(path: string): Customer[] {
  const end = dayOf('19970930');
  const days = new Map<string, Map<number, number>>();
  for (const line of readFileSync(path, 'utf8').split('\n')) {
    const fields = line.trim().split(/\s+/);
    const [value, , date, id] = fields.reverse();
    if (value === undefined || date === undefined || id === undefined || !/^\d{8}$/.test(date)) continue;
    const day = dayOf(date);
    const ofCustomer = days.get(id) ?? new Map<number, number>();
    days.set(id, ofCustomer);
    if (day <= end) ofCustomer.set(day, (ofCustomer.get(day) ?? 0) + Number(value));
  }
  return [...days].filter(([, byDay]) => byDay.size > 0).map(([id, byDay]) => toCustomer(id, byDay, end));
}
