import type { DateFormat, DateOrder } from '../../dataset';
import { unwrap } from './cell';
import { type DateShape, dateShape } from './date-shape';

export interface DateReading {
  readonly format: DateFormat;
  readonly hasTime: boolean;
  readonly fitting: ReadonlySet<string>;
  /** Share of the values that fit the format. */
  readonly fit: number;
  /** Values that can be read either way: shown where the order is not certain. */
  readonly examples: readonly string[];
  /** A value that has the day first for certain and one that has the month first, where both stand in the column. */
  readonly contradiction: readonly [dayFirst: string, monthFirst: string] | null;
}

export type OpenOrder = 'mdy' | 'dmy';

export interface OrderHints {
  /** What the file's language and currency make likely. */
  readonly fallback?: OpenOrder;
  /** The order that another column of the file has proved. */
  readonly settled?: OpenOrder | null;
}

/**
 * How the dates of a column are written, or null when no value is a date. Which number is the day is decided by the values:
 * one above 12 settles it. If none does, the order in which time runs more steadily down the file is taken, else `fallback`;
 * `certain` is then false, unless another column has settled it.
 * @param counts different non-missing values, in the order of the file, with how often they stand there
 */
export function readDates(
  counts: ReadonlyMap<string, number>,
  { fallback = 'dmy', settled = null }: OrderHints = {},
): DateReading | null {
  const shapes = new Map<string, DateShape>();
  const weights = new Map<string, number>();
  for (const [value, count] of counts) {
    const shape = dateShape(halfWidth(unwrap(value)));
    if (shape === null || !(isDay(shape, 'mdy') || isDay(shape, 'dmy'))) continue;
    shapes.set(value, shape);
    weights.set(shape.template, (weights.get(shape.template) ?? 0) + count);
  }
  const template = [...weights].sort((a, b) => b[1] - a[1])[0]?.[0];
  if (template === undefined) return null;
  const same = [...shapes].filter(([value, shape]) => joins(shape.template, template, value));
  const { order, certain } = decideOrder(same, fallback, settled);
  const total = [...counts.values()].reduce((sum, count) => sum + count, 0);
  const fitting = new Set(same.flatMap(([value, shape]) => (isDay(shape, order) ? [value] : [])));
  const weight = [...fitting].reduce((sum, value) => sum + (counts.get(value) ?? 0), 0);
  return {
    format: { pattern: patternOf(template, order), order, certain },
    hasTime: same.some(([, shape]) => shape.hasTime),
    fitting,
    fit: total === 0 ? 0 : weight / total,
    contradiction: contradictionOf(same),
    examples: same.flatMap(([value, { first, second }]) =>
      first !== second && first <= 12 && second <= 12 ? [value] : [],
    ),
  };
}

/** Digits and marks of a Chinese or Japanese keyboard as those of a western one. */
function halfWidth(text: string): string {
  return /[\uff0d-\uff1a\u3000]/.test(text) ? text.normalize('NFKC') : text;
}

/** Whether a value is written by the template; `May` fits short and long month names. */
function joins(own: string, template: string, value: string): boolean {
  return own === template || (/\bmay\b/i.test(value) && own.replace('%b', '%B') === template);
}

function decideOrder(
  values: readonly (readonly [string, DateShape])[],
  fallback: OpenOrder,
  settled: OpenOrder | null,
): { order: DateOrder; certain: boolean } {
  const known = values[0]?.[1].order;
  if (known) return { order: known, certain: true };
  let onlyMdy = 0;
  let onlyDmy = 0;
  for (const [, shape] of values) {
    const mdy = isDay(shape, 'mdy');
    const dmy = isDay(shape, 'dmy');
    if (mdy && !dmy) onlyMdy++;
    else if (dmy && !mdy) onlyDmy++;
  }
  if (onlyMdy !== onlyDmy)
    return { order: onlyMdy > onlyDmy ? 'mdy' : 'dmy', certain: onlyMdy === 0 || onlyDmy === 0 };
  if (settled !== null && onlyMdy === 0) return { order: settled, certain: true };
  return { order: steadierOrder(values.map(([, shape]) => shape)) ?? fallback, certain: false };
}

function contradictionOf(values: readonly (readonly [string, DateShape])[]): DateReading['contradiction'] {
  const only = (order: OpenOrder, other: OpenOrder): string | undefined =>
    values.find(([, shape]) => shape.order === null && isDay(shape, order) && !isDay(shape, other))?.[0];
  const dayFirst = only('dmy', 'mdy');
  const monthFirst = only('mdy', 'dmy');
  return dayFirst !== undefined && monthFirst !== undefined ? [dayFirst, monthFirst] : null;
}

/** The reading under which time jumps about at most half as much, or null when both are alike. */
function steadierOrder(shapes: readonly DateShape[]): OpenOrder | null {
  const jumps = (order: OpenOrder): number => {
    let sum = 0;
    for (let i = 1; i < shapes.length; i++)
      sum += Math.abs(dayNumber(shapes[i], order) - dayNumber(shapes[i - 1], order));
    return sum;
  };
  const mdy = jumps('mdy');
  const dmy = jumps('dmy');
  if (mdy < dmy / 2) return 'mdy';
  return dmy < mdy / 2 ? 'dmy' : null;
}

function dayNumber(shape: DateShape | undefined, order: OpenOrder): number {
  if (shape === undefined) return 0;
  const { year, month, day } = partsOf(shape, order);
  return Date.UTC(year, month - 1, day) / 86_400_000;
}

function partsOf(
  { order: known, year, first, second }: DateShape,
  order: DateOrder,
): { year: number; month: number; day: number } {
  const dayFirst = known === null && order === 'dmy';
  return { year, month: dayFirst ? second : first, day: dayFirst ? first : second };
}

/** Whether the calendar has the day. */
function isDay(shape: DateShape, order: DateOrder): boolean {
  const { year, month, day } = partsOf(shape, order);
  return month >= 1 && month <= 12 && day >= 1 && day <= new Date(Date.UTC(year, month, 0)).getUTCDate();
}

function patternOf(template: string, order: DateOrder): string {
  const [first, second] = order === 'dmy' ? ['%d', '%m'] : ['%m', '%d'];
  return template.replace('{1}', first as string).replace('{2}', second as string);
}
