import { readFileSync } from 'node:fs';
import Papa from 'papaparse';
import { ONLINE_RETAIL } from '../../../support/shared-files';
import { toCustomer, type Customer } from './customer';

const DAY = 86_400_000;

/** Online Retail until 2011-09-09 in weeks: lines without customer and cancelled invoices left out, a day is one purchase. */
export function readOnlineRetail(): Customer[] {
  const end = Date.UTC(2011, 8, 9) / DAY;
  const days = new Map<string, Map<number, number>>();
  const { data } = Papa.parse<string[]>(readFileSync(ONLINE_RETAIL, 'utf8'));
  for (const [invoice = '', , , quantity, date = '', price, customer = ''] of data) {
    const [, month, dayOfMonth, year] = /^(\d+)\/(\d+)\/(\d+) /.exec(date) ?? [];
    if (customer === '' || invoice.startsWith('C') || year === undefined) continue;
    const day = Date.UTC(Number(year), Number(month) - 1, Number(dayOfMonth)) / DAY;
    if (day > end) continue;
    const byDay = days.get(customer) ?? new Map<number, number>();
    days.set(customer, byDay);
    byDay.set(day, (byDay.get(day) ?? 0) + Number(quantity) * Number(price));
  }
  return [...days].map(([id, byDay]) => toCustomer(id, byDay, end));
}
