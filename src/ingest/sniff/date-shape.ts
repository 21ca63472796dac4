import type { DateOrder } from '../../dataset';

/** A written date taken apart, before it is known which of its first numbers is the day. */
export interface DateShape {
  /** The `strptime` pattern with `{1}` and `{2}` for day and month where their order is open. */
  readonly template: string;
  /** `ymd` or a named month leave no question; null when day and month are both numbers in front of the year. */
  readonly order: DateOrder | null;
  readonly year: number;
  /** Month and day when the order is known; the first and second number when it is open. */
  readonly first: number;
  readonly second: number;
  readonly hasTime: boolean;
  /** Seconds since midnight. */
  readonly seconds: number;
}

const YMD = /^(\d{4})([-/.])(\d{1,2})\2(\d{1,2})(?!\d)(.*)$/;
const OPEN = /^(\d{1,2})([-/.])(\d{1,2})\2(\d{4}|\d{2})(?!\d)(.*)$/;
const CHINESE = /^(\d{4}|\d{2})年(\d{1,2})月(\d{1,2})(日|号)?(.*)$/;
const COMPACT = /^((?:19|20)\d{2})(0[1-9]|1[0-2])(0[1-9]|[12]\d|3[01])(.*)$/;
const DAY_NAME = /^(\d{1,2})([- ])([A-Za-z]{3,9})(\2|, )(\d{4}|\d{2})(?!\d)(.*)$/;
const NAME_DAY = /^([A-Za-z]{3,9}) (\d{1,2})(,? )(\d{4})(?!\d)(.*)$/;

const MONTHS = 'january february march april may june july august september october november december'.split(
  ' ',
);

/** Takes a written date apart, or null when it is none. The text must be trimmed and unwrapped. */
export function dateShape(text: string): DateShape | null {
  if (text.length < 6 || text.length > 40) return null;
  const numeric = YMD.exec(text);
  if (numeric) {
    const [, year, mark, month, day, rest] = numeric as unknown as string[];
    return shape(`%Y${mark}%m${mark}%d`, 'ymd', Number(year), Number(month), Number(day), rest as string);
  }
  const open = OPEN.exec(text);
  if (open) {
    const [, first, mark, second, year, rest] = open as unknown as [
      string,
      string,
      string,
      string,
      string,
      string,
    ];
    return shape(
      `{1}${mark}{2}${mark}${yearPattern(year)}`,
      null,
      fullYear(year),
      Number(first),
      Number(second),
      rest,
    );
  }
  const chinese = CHINESE.exec(text);
  if (chinese) {
    const [, year, month, day, suffix, rest] = chinese as unknown as [
      string,
      string,
      string,
      string,
      string?,
      string?,
    ];
    return shape(
      `${yearPattern(year)}年%m月%d${suffix ?? ''}`,
      'ymd',
      fullYear(year),
      Number(month),
      Number(day),
      rest ?? '',
    );
  }
  return compactShape(text) ?? namedShape(text);
}

function compactShape(text: string): DateShape | null {
  const compact = COMPACT.exec(text);
  if (!compact) return null;
  const [, year, month, day, rest] = compact as unknown as [string, string, string, string, string];
  const clock = /^([ T]?)([01]\d|2[0-3])([0-5]\d)([0-5]\d)$/.exec(rest);
  if (clock) {
    const found = shape(`%Y%m%d${clock[1] ?? ''}%H%M%S`, 'ymd', Number(year), Number(month), Number(day), '');
    const seconds = Number(clock[2]) * 3600 + Number(clock[3]) * 60 + Number(clock[4]);
    return found && { ...found, hasTime: true, seconds };
  }
  return /^\d/.test(rest) ? null : shape('%Y%m%d', 'ymd', Number(year), Number(month), Number(day), rest);
}

function namedShape(text: string): DateShape | null {
  const dayFirst = DAY_NAME.exec(text);
  if (dayFirst) {
    const [, day, mark, name, second, year, rest] = dayFirst as unknown as [
      string,
      string,
      string,
      string,
      string,
      string,
      string,
    ];
    const month = monthOf(name);
    const template = `%d${mark}${monthPattern(name)}${second}${yearPattern(year)}`;
    return month === 0 ? null : shape(template, 'dmy', fullYear(year), month, Number(day), rest);
  }
  const nameFirst = NAME_DAY.exec(text);
  if (!nameFirst) return null;
  const [, name, day, mark, year, rest] = nameFirst as unknown as [
    string,
    string,
    string,
    string,
    string,
    string,
  ];
  const month = monthOf(name);
  return month === 0
    ? null
    : shape(`${monthPattern(name)} %d${mark}%Y`, 'mdy', Number(year), month, Number(day), rest);
}

/** May is short and long at once: it takes the short pattern, and `readDates` lets it join either. */
function monthPattern(name: string): string {
  return name.length === 3 ? '%b' : '%B';
}

function monthOf(name: string): number {
  const lower = name.toLowerCase();
  return MONTHS.findIndex((month) => month === lower || (lower.length === 3 && month.startsWith(lower))) + 1;
}

/** DuckDB's `%y`: 69 to 99 are the 1900s. */
function fullYear(year: string): number {
  const number = Number(year);
  return year.length > 2 ? number : number + (number >= 69 ? 1900 : 2000);
}

function yearPattern(year: string): string {
  return year.length > 2 ? '%Y' : '%y';
}

const CLOCK =
  /^(T| |, )(\d{1,2}):(\d{2})(?::(\d{2})(\.\d{1,6})?)?( ?[AaPp][Mm])?( ?(?:Z|UTC|GMT|[+-]\d{2}(?::?\d{2})?))?$/;
const CHINESE_CLOCK = /^( ?)(\d{1,2})([时点])(\d{1,2})分(?:(\d{1,2})秒)?$/;

function shape(
  date: string,
  order: DateOrder | null,
  year: number,
  first: number,
  second: number,
  rest: string,
): DateShape | null {
  const base = { order, year, first, second };
  if (rest === '') return { ...base, template: date, hasTime: false, seconds: 0 };
  const clock = CLOCK.exec(rest);
  if (clock) {
    const [, mark, hour, minute, second_, fraction, half, zone] = clock as unknown as (string | undefined)[];
    const seconds = Number(hour) * 3600 + Number(minute) * 60 + Number(second_ ?? 0);
    const parts = [
      mark,
      half ? '%I' : '%H',
      ':%M',
      second_ && ':%S',
      fraction && '.%f',
      half && half.replace(/[AaPp][Mm]/, '%p'),
    ];
    const template = date + parts.map((part) => part ?? '').join('') + zonePattern(zone ?? '');
    return seconds < 86400 ? { ...base, template, hasTime: true, seconds } : null;
  }
  const chinese = CHINESE_CLOCK.exec(rest);
  if (!chinese) return null;
  const [, mark, hour, word, minute, second_] = chinese as unknown as (string | undefined)[];
  const template = `${date}${mark ?? ''}%H${word ?? ''}%M分${second_ === undefined ? '' : '%S秒'}`;
  return {
    ...base,
    template,
    hasTime: true,
    seconds: Number(hour) * 3600 + Number(minute) * 60 + Number(second_ ?? 0),
  };
}

/** DuckDB's `%z` does not know `Z`: such words stay literal. */
function zonePattern(zone: string): string {
  return zone.replace(/[+-]\d{2}(?::?\d{2})?$/, '%z');
}
