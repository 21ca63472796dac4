import type { Column, DateFormat, NumberFormat, ReadOptions, SerialDates } from '../dataset';
import { bind, ident, joinSql, sql, type Sql } from '../engine';
import { MISSING_TEXT, MISSING_TYPED } from './sniff/cell';

/** Date patterns that DuckDB casts without `strptime`, which is faster. */
const ISO_PATTERNS = new Set(['%Y-%m-%d', '%Y-%m-%d %H:%M:%S', '%Y-%m-%dT%H:%M:%S', '%Y-%m-%d %H:%M']);

/** What exports wrap around values to keep spreadsheets from reading them: blanks, tabs, apostrophes, `="…"`. */
const WRAPPING = sql`E' \\t\\'="'`;

/** Words for a missing number or date: their cells are empty, not misfits. */
const NOTHING = joinSql(MISSING_TYPED.map((word) => bind(word)));

export interface ReadCsvInput {
  readonly path: string;
  readonly options: ReadOptions;
  readonly columns: readonly Column[];
}

/**
 * Reads the file straight into typed columns and fails on the first value or row that does not fit: success proves that
 * everything was read as declared.
 */
export function readTypedSql(input: ReadCsvInput, table: Sql): Sql {
  const format = nativeFormats(input.columns);
  const types = input.columns.map((column) => ({ column, type: nativeType(column, format) }));
  const values = types.map(({ column, type }) =>
    type === 'VARCHAR' && column.type !== 'text'
      ? sql`${convertSql(column, false)} AS ${ident(column.name)}`
      : ident(column.name),
  );
  return sql`
    CREATE OR REPLACE TABLE ${table} AS
    SELECT ${joinSql(values)}
    FROM ${readCsv(input, types, formatOptions(format))}`;
}

/**
 * Reads every column as text and sets rows aside that have no place in the table's shape (`reject_errors`, `reject_scans`:
 * temporary tables of this connection).
 */
export function readTextSql(input: ReadCsvInput, table: Sql): Sql {
  const types = input.columns.map((column) => ({ column, type: 'VARCHAR' }));
  return sql`
    CREATE OR REPLACE TABLE ${table} AS
    SELECT * FROM ${readCsv(input, types, [sql`store_rejects = true`, sql`rejects_limit = 0`])}`;
}

/** Typed columns from text columns; what does not convert becomes NULL (and is listed by `misfitsSql`). */
export function convertTableSql(columns: readonly Column[], from: Sql, table: Sql): Sql {
  const values = columns.map((column) => sql`${convertSql(column, true)} AS ${ident(column.name)}`);
  return sql`CREATE OR REPLACE TABLE ${table} AS SELECT ${joinSql(values)} FROM ${from}`;
}

/** Values that stand in the file but did not convert: row number (from 0), column and text. */
export function misfitsSql(columns: readonly Column[], from: Sql, table: Sql): Sql {
  const typed = columns.filter((column) => column.type !== 'text');
  const parts = typed.map(
    (column) => sql`
      SELECT f.rowid::DOUBLE AS row_no, ${bind(column.name)} AS column_name, f.${ident(column.name)} AS value
      FROM ${from} f JOIN ${table} t ON f.rowid = t.rowid
      WHERE t.${ident(column.name)} IS NULL AND NOT ${missingSql(sql`f.${ident(column.name)}`)}`,
  );
  return parts.length > 0
    ? joinSql(parts, '\nUNION ALL\n')
    : sql`SELECT 0::DOUBLE AS row_no, '' AS column_name, '' AS value WHERE false`;
}

/** Text to a value of the column's type; `tolerant` gives NULL where the strict form fails. */
export function convertSql(column: Column, tolerant: boolean): Sql {
  const name = ident(column.name);
  switch (column.type) {
    case 'text':
      return name;
    case 'integer':
    case 'number':
      return numberSql(name, column.numberFormat, tolerant);
    case 'date':
    case 'timestamp':
      return timeSql(name, column.type === 'date' ? sql`DATE` : sql`TIMESTAMP`, column.dateFormat, tolerant);
  }
}

/**
 * A written number as the sniffer understands it (`parseNumber`): grouping, currencies, parentheses or a minus at the end
 * for negative, percent as a share, full-width digits. What has another shape is no number.
 */
function numberSql(name: Sql, format: NumberFormat | undefined, tolerant: boolean): Sql {
  if (!tolerant && isPlain(format)) return sql`CAST(${name} AS DOUBLE)`;
  const { decimal, grouping } = format ?? PLAIN;
  // A sample below a thousand shows no grouping; beside a known decimal separator it is clear all the same.
  const groups = GROUPING[grouping ?? (decimal === '.' ? ',' : '.')];
  const point = decimal === '.' ? '[.]' : ',';
  const whole = `(?:[0-9]{1,3}(?:[${groups}][0-9]{3})+|[0-9]+)`;
  const shape = bind(`-?(?:${whole}(?:${point}[0-9]*)?|${point}[0-9]+)(?:[eE][-+]?[0-9]+)?`);
  const digits = (value: Sql): Sql => {
    const ungrouped = sql`translate(${value}, ${bind(groups)}, '')`;
    return decimal === ',' ? sql`replace(${ungrouped}, ',', '.')` : ungrouped;
  };
  const text = sql`
    CASE
      WHEN ${missingSql(name)} THEN NULL
      WHEN regexp_full_match(${name}, ${shape}) THEN ${digits(name)}
      ELSE coalesce(nullif(${digits(sql`regexp_extract(${undecoratedSql(name)}, '^(?:' || ${shape} || ')$')`)}, ''), 'no number')
    END`;
  return tolerant ? finiteSql(sql`TRY_CAST(${text} AS DOUBLE)`) : sql`CAST(${text} AS DOUBLE)`;
}

const PLAIN: NumberFormat = { decimal: '.', grouping: null, decorated: false };

/** The characters that group digits. */
const GROUPING = { ',': ',', '.': '.', ' ': ' \u00a0\u202f', "'": "'’" } as const;

const CURRENCY =
  '(?i)US[$]|HK[$]|NT[$]|A[$]|C[$]|R[$]|[$€£¥₹₩₽₺₫฿]|人民币|[元圆]|\\b(?:USD|EUR|GBP|CNY|RMB|JPY|HKD|TWD|CHF|AUD|CAD|SEK|NOK|DKK|PLN|INR|KRW)\\b';

/** Replacements that leave the digits of a decorated number, one after the other. */
const UNDECORATE: readonly (readonly [pattern: string, replacement: string])[] = [
  [CURRENCY, ''],
  [`^[\\s='"]+|[\\s'"]+$`, ''],
  ['(?i)([0-9])\\s*(?:kr|zł|Kč|[件个份张])$', '\\1'],
  ['^[(]\\s*(.*[^\\s])\\s*[)]$', '-\\1'],
  ['^(.*[0-9])-$', '-\\1'],
  ['^[+]\\s*', ''],
  ['^-\\s+', '-'],
  ['\\s*%$', 'e-2'],
];

function undecoratedSql(name: Sql): Sql {
  const ascii = sql`translate(${name}, '０１２３４５６７８９．，－−（）％＋￥　', '0123456789.,--()%+¥ ')`;
  return UNDECORATE.reduce(
    (text, [pattern, replacement]) =>
      sql`regexp_replace(${text}, ${bind(pattern)}, ${bind(replacement)}, 'g')`,
    ascii,
  );
}

/** Whether a cell of a number or date column holds nothing: empty, blank or a word for it. */
function missingSql(name: Sql): Sql {
  return sql`(coalesce(trim(${name}, ${WRAPPING}), '') IN (${NOTHING}))`;
}

/** DuckDB reads `NaN` and `inf` as numbers; one of them would spoil every sum. */
function finiteSql(value: Sql): Sql {
  return sql`CASE WHEN isfinite(${value}) THEN ${value} END`;
}

function timeSql(name: Sql, type: Sql, format: DateFormat | undefined, tolerant: boolean): Sql {
  const bare = sql`trim(${tolerant ? halfWidthSql(name) : name}, ${WRAPPING})`;
  const value = timeValueSql(bare, type, format?.pattern, tolerant);
  return tolerant ? sql`CASE WHEN ${inCalendarSql(value)} THEN ${value} END` : value;
}

function timeValueSql(bare: Sql, type: Sql, pattern: string | undefined, tolerant: boolean): Sql {
  const cast = tolerant ? sql`TRY_CAST` : sql`CAST`;
  const serial = SERIALS.get(pattern ?? '');
  if (serial) {
    const time = sql`make_timestamp(round(${serial.micros(sql`TRY_CAST(${bare} AS DOUBLE)`)})::BIGINT)`;
    // What is no such number may still be a day: a spreadsheet keeps some cells as text.
    return sql`CASE WHEN regexp_full_match(${bare}, ${bind(serial.shape)}) THEN ${time}::${type} ELSE ${cast}(${bare} AS ${type}) END`;
  }
  if (pattern === undefined || ISO_PATTERNS.has(pattern)) return sql`${cast}(${bare} AS ${type})`;
  const parse = tolerant ? sql`try_strptime` : sql`strptime`;
  if (!pattern.includes('%z')) return sql`${parse}(${bare}, ${bind(pattern)})::${type}`;
  // The clock on the shop's wall is the time that counts: the offset is dropped, not applied.
  const local = sql`regexp_replace(${bare}, '\\s*[+-]\\d\\d:?\\d\\d$', '')`;
  return sql`${parse}(${local}, ${bind(pattern.replace(/\s*%z/, ''))})::${type}`;
}

interface Serial {
  readonly shape: string;
  /** Microseconds since 1970-01-01. */
  readonly micros: (value: Sql) => Sql;
}

/** Numbers that count time, as `readSerialDates` knows them; days are rounded to seconds, as spreadsheets show them. */
const SERIALS: ReadonlyMap<string, Serial> = new Map<SerialDates, Serial>([
  [
    'spreadsheet-days',
    { shape: '[0-9]{5}([.][0-9]+)?', micros: (value) => sql`round((${value} - 25569) * 86400) * 1000000` },
  ],
  ['epoch-seconds', { shape: '[0-9]{10}([.][0-9]+)?', micros: (value) => sql`${value} * 1000000` }],
  ['epoch-milliseconds', { shape: '[0-9]{13}', micros: (value) => sql`${value} * 1000` }],
]);

function halfWidthSql(name: Sql): Sql {
  return sql`translate(${name}, '０１２３４５６７８９／：－．　', '0123456789/:-. ')`;
}

/** DuckDB reads `infinity` and the year 20111 as dates. */
function inCalendarSql(value: Sql): Sql {
  return sql`${value} BETWEEN TIMESTAMP '0001-01-01' AND TIMESTAMP '9999-12-31 23:59:59'`;
}

/** One row, one column `fits`: whether all numbers of the table are numbers, and all dates days of our calendar. */
export function plausibleSql(columns: readonly Column[], table: Sql): Sql {
  const checks = columns.flatMap(({ name, type }) => {
    if (type === 'text') return [];
    const fits =
      type === 'integer' || type === 'number' ? sql`isfinite(${ident(name)})` : inCalendarSql(ident(name));
    return [sql`coalesce(bool_and(${fits}), true)`];
  });
  return sql`SELECT count(*)::DOUBLE AS rows, ${checks.length > 0 ? joinSql(checks, ' AND ') : sql`true`} AS fits FROM ${table}`;
}

function isPlain(format: NumberFormat | undefined): boolean {
  return !format || (format.decimal === '.' && format.grouping === null && !format.decorated);
}

interface NativeFormats {
  readonly date: string | undefined;
  readonly timestamp: string | undefined;
}

/** `read_csv` knows one pattern for dates and one for timestamps: those of the first column of each type. */
function nativeFormats(columns: readonly Column[]): NativeFormats {
  const first = (type: Column['type']): string | undefined =>
    columns.find((column) => column.type === type && isParsed(column.dateFormat))?.dateFormat?.pattern;
  return { date: first('date'), timestamp: first('timestamp') };
}

function nativeType(column: Column, formats: NativeFormats): string {
  switch (column.type) {
    case 'integer': // never INTEGER: the reader would round 1.7 to 2 without a word
    case 'number':
      return isPlain(column.numberFormat) ? 'DOUBLE' : 'VARCHAR';
    case 'date':
      return isNative(column.dateFormat, formats.date) ? 'DATE' : 'VARCHAR';
    case 'timestamp':
      return isNative(column.dateFormat, formats.timestamp) ? 'TIMESTAMP' : 'VARCHAR';
    case 'text':
      return 'VARCHAR';
  }
}

function isNative(format: DateFormat | undefined, pattern: string | undefined): boolean {
  return format?.pattern === pattern && isParsed(format);
}

/** Whether the reader itself can be given the format. */
function isParsed(format: DateFormat | undefined): boolean {
  return !format?.pattern.includes('%z') && !SERIALS.has(format?.pattern ?? '');
}

function formatOptions({ date, timestamp }: NativeFormats): Sql[] {
  return [
    ...(date && !ISO_PATTERNS.has(date) ? [sql`dateformat = ${bind(date)}`] : []),
    ...(timestamp && !ISO_PATTERNS.has(timestamp) ? [sql`timestampformat = ${bind(timestamp)}`] : []),
  ];
}

/** Words for "nothing" in any column, but those that the file's own signs rule out. */
function nullWords({ delimiter, quote, escape }: ReadOptions): string[] {
  const signs = [delimiter, quote, escape].filter((sign) => sign !== '');
  return MISSING_TEXT.filter((word) => !signs.some((sign) => word.includes(sign)));
}

function readCsv(
  { path, options }: ReadCsvInput,
  types: readonly { readonly column: Column; readonly type: string }[],
  extra: readonly Sql[],
): Sql {
  const columns = types.map(({ column, type }) => sql`${bind(column.name)}: ${bind(type)}`);
  const parts = [
    sql`auto_detect = false`,
    sql`strict_mode = true`,
    sql`header = ${bind(options.hasHeader)}`,
    sql`skip = ${bind(options.skipLines)}`,
    sql`delim = ${bind(options.delimiter)}`,
    sql`quote = ${bind(options.quote)}`,
    sql`escape = ${bind(options.escape)}`,
    sql`encoding = ${bind(options.encoding)}`,
    sql`nullstr = [${joinSql(nullWords(options).map(bind))}]`,
    ...extra,
    sql`columns = {${joinSql(columns)}}`,
  ];
  return sql`read_csv(${bind(path)}, ${joinSql(parts)})`;
}
