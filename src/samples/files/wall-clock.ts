import type { Seconds } from '../shop';

const DAY = 86_400;
const TWO_DIGITS = Array.from({ length: 100 }, (_, number) => String(number).padStart(2, '0'));

interface Day {
  readonly year: number;
  readonly month: number;
  readonly day: number;
}

function dayOf(days: number): Day {
  const date = new Date(days * DAY * 1000);
  return { year: date.getUTCFullYear(), month: date.getUTCMonth() + 1, day: date.getUTCDate() };
}

const isoDays = new Map<number, string>();
const slashDays = new Map<number, string>();

function remembered(memory: Map<number, string>, at: Seconds, write: (day: Day) => string): string {
  const days = Math.floor(at / DAY);
  let text = memory.get(days);
  if (text === undefined) {
    text = write(dayOf(days));
    memory.set(days, text);
  }
  return text;
}

/** `2026-03-05` */
export function isoDay(at: Seconds): string {
  return remembered(
    isoDays,
    at,
    ({ year, month, day }) => `${String(year).padStart(4, '0')}-${TWO_DIGITS[month]}-${TWO_DIGITS[day]}`,
  );
}

/** `2026-03-05 14:20:09` */
export function isoTime(at: Seconds): string {
  return `${isoDay(at)} ${clock(at)}`;
}

/** `2026/3/5` */
export function slashDay(at: Seconds): string {
  return remembered(slashDays, at, ({ year, month, day }) => `${year}/${month}/${day}`);
}

/** `14:20:09` */
export function clock(at: Seconds): string {
  const time = secondOfDay(at);
  return `${TWO_DIGITS[Math.floor(time / 3600)]}:${TWO_DIGITS[Math.floor(time / 60) % 60]}:${TWO_DIGITS[time % 60]}`;
}

/** `14:20`; a morning hour has one digit where `pad` is false, as spreadsheets write it. */
export function clockToMinute(at: Seconds, pad = true): string {
  const time = secondOfDay(at);
  const hour = Math.floor(time / 3600);
  return `${pad ? TWO_DIGITS[hour] : hour}:${TWO_DIGITS[Math.floor(time / 60) % 60]}`;
}

/** `03/05/2026` */
export function monthFirstDay(at: Seconds): string {
  const { year, month, day } = dayOf(Math.floor(at / DAY));
  return `${TWO_DIGITS[month]}/${TWO_DIGITS[day]}/${year}`;
}

function secondOfDay(at: Seconds): number {
  return at - Math.floor(at / DAY) * DAY;
}
