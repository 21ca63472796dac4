import { cellTrap } from './cell-trap';
import type { Report, Trap } from './trap';

const TIMES = ['ordered_at', 'registered_at'];
const WRITTEN = /^(\d{4})[-/](\d{1,2})[-/](\d{1,2})(?: (\d{1,2}):(\d{2})(?::(\d{2}))?)?$/;
const DAY = 86_400;
/** Days from the spreadsheets' day 0 (1899-12-30) to 1970-01-01. */
const SERIAL_OF_1970 = 25_569;

interface WrittenTime {
  readonly year: string;
  readonly month: string;
  readonly day: string;
  /** As it stands, with the blank before it; empty for a day. */
  readonly clock: string;
  /** Since 1970-01-01 on the same wall clock. */
  readonly seconds: number;
}

/** A time or a day as our files and 淘宝 write it, taken apart; null for anything else. */
function writtenTime(cell: string): WrittenTime | null {
  const found = WRITTEN.exec(cell);
  if (!found) return null;
  const [, year = '', month = '', day = '', hour = '0', minute = '0', second = '0'] = found;
  const midnight = Date.UTC(Number(year), Number(month) - 1, Number(day)) / 1000;
  const seconds = midnight + Number(hour) * 3600 + Number(minute) * 60 + Number(second);
  const clockAt = cell.indexOf(' ');
  return { year, month, day, clock: clockAt < 0 ? '' : cell.slice(clockAt), seconds };
}

/** A trap that writes a column's times otherwise; a share below 1 leaves a mixture of forms. */
function timeTrap(key: string, write: (time: WrittenTime) => string | null, report?: Report): Trap {
  return cellTrap({
    key,
    share: report ? 0.3 : 1,
    roles: TIMES,
    ...(report && { report }),
    break(cell) {
      const time = writtenTime(cell);
      return time && write(time);
    },
  });
}

export const TIME_TRAPS = [
  /** Day and month changed places in some rows, where both could be either. */
  timeTrap(
    'swapped_days',
    ({ year, month, day, clock }) => (Number(day) <= 12 ? `${year}-${two(day)}-${two(month)}${clock}` : null),
    'ambiguous-dates',
  ),
  timeTrap('day_first_dates', ({ year, month, day, clock }) => `${two(day)}/${two(month)}/${year}${clock}`),
  timeTrap(
    'chinese_dates',
    ({ year, month, day, clock }) => `${year}年${Number(month)}月${Number(day)}日${clock}`,
  ),
  timeTrap('slash_dates', ({ year, month, day, clock }) => `${year}/${Number(month)}/${Number(day)}${clock}`),
  timeTrap('zone_offsets', ({ year, month, day, clock }) =>
    clock === '' ? null : `${year}-${two(month)}-${two(day)}${clock} +0800`,
  ),
  timeTrap('excel_serials', ({ seconds, clock }) =>
    clock === ''
      ? String(seconds / DAY + SERIAL_OF_1970)
      : (seconds / DAY + SERIAL_OF_1970).toFixed(10).replace(/\.?0+$/, ''),
  ),
  timeTrap('epoch_seconds', ({ seconds }) => String(seconds)),
  timeTrap('epoch_milliseconds', ({ seconds }) => `${seconds}000`),
];

function two(number: string): string {
  return number.padStart(2, '0');
}
