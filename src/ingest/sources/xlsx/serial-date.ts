import type { DateKind } from './date-kind';

/** The last second of the year 9999. */
const MAX_SERIAL = 2_958_466;
const DAY_SECONDS = 86_400;
const EPOCH_1900 = Date.UTC(1899, 11, 30);
const EPOCH_1904_DAYS = 1462;

/**
 * A spreadsheet's day number as ISO text, to the second: `2024-03-05`, `2024-03-05 14:20:00`, `14:20:00`. The day that 1900 never
 * had (29 February) is accounted for.
 * @returns null when the number is no moment of the calendar
 */
export function serialText(serial: number, kind: DateKind, is1904: boolean): string | null {
  if (!Number.isFinite(serial) || serial < 0) return null;
  const seconds = Math.round(serial * DAY_SECONDS);
  if (kind === 'elapsed') return clock(seconds);
  if (kind === 'time' && serial < 1) return clock(seconds % DAY_SECONDS);
  const days = serial + (is1904 ? EPOCH_1904_DAYS : serial < 60 ? 1 : 0);
  if (days >= MAX_SERIAL || (!is1904 && serial < 1)) return null;
  const iso = new Date(EPOCH_1900 + Math.round(days * DAY_SECONDS) * 1000).toISOString();
  const day = iso.slice(0, 10);
  return kind === 'date' && seconds % DAY_SECONDS === 0 ? day : `${day} ${iso.slice(11, 19)}`;
}

function clock(seconds: number): string {
  const two = (value: number): string => String(value).padStart(2, '0');
  return `${two(Math.floor(seconds / 3600))}:${two(Math.floor(seconds / 60) % 60)}:${two(seconds % 60)}`;
}
