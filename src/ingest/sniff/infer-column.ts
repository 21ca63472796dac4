import type { Column, ColumnType, DateFormat, Misfit, NumberFormat } from '../../dataset';
import { isMissing, isMissingTyped, unwrap } from './cell';
import { type OrderHints, readDates } from './date-format';
import { headerHint } from './header-hint';
import { isDamagedId, losesAsNumber } from './id-text';
import { readNumbers } from './number-format';
import { readSerialDates } from './serial-date';

export interface InferContext {
  readonly decimal: '.' | ',';
  readonly dates: OrderHints;
}

export interface InferredColumn {
  readonly column: Column;
  /** Dates of the sample whose day and month could be exchanged, where nothing settles it. */
  readonly ambiguous: readonly string[];
  /** Whether some dates have the day first and others the month, so that `ambiguous` shows one of each. */
  readonly mixedOrders: boolean;
  /** Values that a spreadsheet rounded to a power of ten: rows of the sample and the first of them. */
  readonly damaged: { readonly rows: number; readonly first: Misfit } | null;
  /** Values of the sample that do not fit, counted. */
  readonly misfitRows: number;
}

interface Verdict {
  readonly type: ColumnType;
  readonly fitting: ReadonlySet<string> | null;
  readonly numberFormat?: NumberFormat;
  readonly dateFormat?: DateFormat;
  readonly ambiguous?: readonly string[];
  readonly mixedOrders?: boolean;
}

const MIN_DATE_FIT = 0.8;
/** When the header says "date", so few readable dates are enough: the rest is listed, not the column given up. */
const MIN_HINTED_DATE_FIT = 0.25;
const MIN_NUMBER_FIT = 0.95;
const MIN_HINTED_NUMBER_FIT = 0.5;
const MAX_VALUES = 10;
const MAX_MISFITS = 3;
const MAX_CHARACTERS = 200;

/**
 * The type of a column from its cells in the sample, in the order of the file, with the facts of the sample.
 * @param lines the line of each cell's row (1-based, 0 where unknown), as long as `cells`
 */
export function inferColumn(
  name: string,
  header: string,
  cells: readonly string[],
  lines: readonly number[],
  context: InferContext,
): InferredColumn {
  const counts = new Map<string, number>();
  for (const cell of cells) counts.set(cell, (counts.get(cell) ?? 0) + 1);
  const verdict = decide(header, counts, context);
  const isGone = verdict.type === 'text' ? isMissing : isMissingTyped;
  const present = [...counts.keys()].filter((value) => !isGone(value));
  const { fitting } = verdict;
  const misfits = new Set(fitting === null ? [] : present.filter((value) => !fitting.has(value)));
  const rowsOf = (values: Iterable<string>): number =>
    [...values].reduce((sum, value) => sum + (counts.get(value) ?? 0), 0);
  const presentRows = rowsOf(present);
  const misfitRows = rowsOf(misfits);
  const sample = {
    rows: cells.length,
    missing: cells.length - presentRows,
    distinct: present.length,
    values: [...counts.keys()].filter((value) => !isMissing(value)).slice(0, MAX_VALUES),
    misfits: misfits.size === 0 ? [] : placed(misfits, cells, lines),
    fit: presentRows === 0 ? 1 : 1 - misfitRows / presentRows,
  };
  const column: Column = {
    name,
    header,
    type: verdict.type,
    ...(verdict.numberFormat && { numberFormat: verdict.numberFormat }),
    ...(verdict.dateFormat && { dateFormat: verdict.dateFormat }),
    sample,
  };
  return {
    column,
    ambiguous: verdict.ambiguous ?? [],
    mixedOrders: verdict.mixedOrders ?? false,
    damaged: damagedIds(verdict, counts, cells, lines),
    misfitRows,
  };
}

/** The first different values with their lines; values on unknown lines are left out. */
function placed(values: ReadonlySet<string>, cells: readonly string[], lines: readonly number[]): Misfit[] {
  const seen = new Map<string, Misfit>();
  for (let i = 0; i < cells.length && seen.size < MAX_MISFITS; i++) {
    const value = cells[i] as string;
    const line = lines[i] ?? 0;
    if (line > 0 && values.has(value) && !seen.has(value))
      seen.set(value, { line, value: value.slice(0, MAX_CHARACTERS) });
  }
  return [...seen.values()];
}

function damagedIds(
  verdict: Verdict,
  counts: ReadonlyMap<string, number>,
  cells: readonly string[],
  lines: readonly number[],
): InferredColumn['damaged'] {
  if (verdict.type !== 'text') return null;
  const values = [...counts.keys()].filter(isDamagedId);
  const first = values[0];
  if (first === undefined) return null;
  const rows = values.reduce((sum, value) => sum + (counts.get(value) ?? 0), 0);
  return { rows, first: { line: lines[cells.indexOf(first)] ?? 0, value: first.slice(0, MAX_CHARACTERS) } };
}

const TEXT: Verdict = { type: 'text', fitting: null };

function decide(header: string, counts: ReadonlyMap<string, number>, context: InferContext): Verdict {
  const typed = new Map([...counts].filter(([value]) => !isMissingTyped(value)));
  if (typed.size === 0) return TEXT;
  const hint = headerHint(header);
  if (hint === 'id') return TEXT;
  return (
    decideDate(hint === 'date', typed, context) ??
    (hint === 'date' ? decideSerialDate(typed) : null) ??
    decideNumber(hint === 'number', typed, context) ??
    TEXT
  );
}

function decideDate(
  hinted: boolean,
  counts: ReadonlyMap<string, number>,
  context: InferContext,
): Verdict | null {
  const dates = readDates(counts, context.dates);
  if (dates === null || dates.fit < (hinted ? MIN_HINTED_DATE_FIT : MIN_DATE_FIT)) return null;
  const { format, hasTime, fitting, fit, examples, contradiction } = dates;
  // Eight or fourteen digits may be any id: without a header that says date, all of them must be days.
  if (format.pattern.startsWith('%Y%m%d') && !hinted && (fit < 1 || hasTime || counts.size < 2)) return null;
  const type = hasTime ? 'timestamp' : 'date';
  const ambiguous = contradiction ?? (format.certain ? [] : examples);
  return { type, fitting, dateFormat: format, ambiguous, mixedOrders: contradiction !== null };
}

function decideSerialDate(counts: ReadonlyMap<string, number>): Verdict | null {
  const bare = new Map<string, number>();
  for (const [value, count] of counts) bare.set(unwrap(value), (bare.get(unwrap(value)) ?? 0) + count);
  const serial = readSerialDates(bare);
  if (serial === null || serial.fit < MIN_DATE_FIT) return null;
  return {
    type: serial.hasTime || serial.pattern !== 'spreadsheet-days' ? 'timestamp' : 'date',
    fitting: new Set([...counts.keys()].filter((value) => serial.fitting.has(unwrap(value)))),
    dateFormat: { pattern: serial.pattern, order: 'ymd', certain: true },
  };
}

function decideNumber(
  hinted: boolean,
  counts: ReadonlyMap<string, number>,
  context: InferContext,
): Verdict | null {
  const numbers = readNumbers(counts, context.decimal);
  if (numbers.fit < (hinted ? MIN_HINTED_NUMBER_FIT : MIN_NUMBER_FIT)) return null;
  const values = [...counts.keys()];
  const losing = values.filter(losesAsNumber).length;
  if (losing > 0 && (!hinted || losing > values.length / 2)) return null;
  if (!hinted && values.some(isDamagedId)) return null;
  return {
    type: numbers.integers ? 'integer' : 'number',
    fitting: numbers.fitting,
    numberFormat: numbers.format,
  };
}
