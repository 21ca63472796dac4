import type { SerialDates } from '../../dataset';

interface Count {
  readonly pattern: SerialDates;
  readonly shape: RegExp;
  /** Days from 1970-01-01 to the day counted from, and units in a day. */
  readonly origin: number;
  readonly unitsPerDay: number;
}

/**
 * Points in time as numbers. Spreadsheets count days from 1899-12-30 (as all of them have it since March 1900), programs
 * seconds or milliseconds from 1970-01-01 in Greenwich. Five digits cover 1927 to 2173, ten digits 2001 to 2286.
 */
const COUNTS: readonly Count[] = [
  { pattern: 'spreadsheet-days', shape: /^\d{5}(?:\.\d+)?$/, origin: -25_569, unitsPerDay: 1 },
  { pattern: 'epoch-seconds', shape: /^\d{10}(?:\.\d+)?$/, origin: 0, unitsPerDay: 86_400 },
  { pattern: 'epoch-milliseconds', shape: /^\d{13}$/, origin: 0, unitsPerDay: 86_400_000 },
];
const FIRST_DAY = Date.UTC(1970, 0, 1) / 86_400_000;
const LAST_DAY = Date.UTC(2100, 0, 1) / 86_400_000;

export interface SerialReading {
  readonly pattern: SerialDates;
  readonly fitting: ReadonlySet<string>;
  /** Share of the values that fit. */
  readonly fit: number;
  readonly hasTime: boolean;
}

/**
 * Which count the numbers of a column are, or null when none is a day from 1970 to 2099. Any number may be one: ask only where
 * the header says date.
 * @param counts different non-missing values, unwrapped, with how often they stand there
 */
export function readSerialDates(counts: ReadonlyMap<string, number>): SerialReading | null {
  const total = [...counts.values()].reduce((sum, count) => sum + count, 0);
  let best: SerialReading | null = null;
  for (const { pattern, shape, origin, unitsPerDay } of COUNTS) {
    const days = (value: string): number => Number(value) / unitsPerDay + origin;
    const fitting = [...counts.keys()].filter(
      (value) => shape.test(value) && days(value) >= FIRST_DAY && days(value) < LAST_DAY,
    );
    const fit = fitting.reduce((sum, value) => sum + (counts.get(value) ?? 0), 0) / Math.max(1, total);
    if (fit > (best?.fit ?? 0))
      best = {
        pattern,
        fitting: new Set(fitting),
        fit,
        hasTime: fitting.some((value) => days(value) % 1 !== 0),
      };
  }
  return best;
}
