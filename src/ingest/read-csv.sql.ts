import type { Column, DateFormat, NumberFormat, ReadOptions } from '../dataset';
import { bind, ident, joinSql, sql, type Sql } from '../engine';
import { MISSING_TYPED } from './sniff/cell';

/** Date patterns that DuckDB casts without `strptime`, which is faster. */
const ISO_PATTERNS = new Set(['%Y-%m-%d', '%Y-%m-%d %H:%M:%S', '%Y-%m-%dT%H:%M:%S', '%Y-%m-%d %H:%M']);

/** What exports wrap around values to keep spreadsheets from reading them: blanks, tabs, apostrophes, `="…"`. */
const WRAPPING = sql`E' \\t\\'="'`;

/** Words for a missing number or date: their cells are empty, not misfits. */
const NOTHING = joinSql(MISSING_TYPED.map((word) => bind(word)));

const FULL_WIDTH =
  '\uff10\uff11\uff12\uff13\uff14\uff15\uff16\uff17\uff18\uff19\uff0e\uff0c\uff0d\uff08\uff09';
const HALF_WIDTH = '0123456789.,-()';

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
      WHERE f.${ident(column.name)} IS NOT NULL AND trim(f.${ident(column.name)}, ${WRAPPING}) NOT IN (${NOTHING}) AND t.${ident(column.name)} IS NULL`,
  );
  return parts.length > 0
    ? joinSql(parts, '\nUNION ALL\n')
    : sql`SELECT 0::DOUBLE AS row_no, '' AS column_name, '' AS value WHERE false`;
}

/** For each column whether any value begins with a blank or a control character (all sort before `!`) or ends with a blank. */
export function paddedSql(columns: readonly Column[], table: Sql): Sql {
  const checks = columns.map(
    ({ name }, index) =>
      sql`coalesce(bool_or(${ident(name)} < '!' OR ends_with(${ident(name)}, ' ')), false) AS ${ident(`padded_${index}`)}`,
  );
  return sql`SELECT ${joinSql(checks)} FROM ${table}`;
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
 * Digits out of their wrapping: full-width forms, currency, blanks and grouping go; parentheses and a trailing minus mean
 * negative, a percent sign a hundredth.
 */
function numberSql(name: Sql, format: NumberFormat | undefined, tolerant: boolean): Sql {
  const cast = tolerant ? sql`TRY_CAST` : sql`CAST`;
  if (isPlain(format)) return sql`${cast}(${name} AS DOUBLE)`;
  const narrow = sql`translate(${name}, ${bind(FULL_WIDTH)}, ${bind(HALF_WIDTH)})`;
  const kept = sql`regexp_replace(${narrow}, '[^0-9.,()eE+-]', '', 'g')`;
  const ungrouped =
    format?.grouping === ',' || format?.grouping === '.'
      ? sql`replace(${kept}, ${bind(format.grouping)}, '')`
      : kept;
  const pointed = format?.decimal === ',' ? sql`replace(${ungrouped}, ',', '.')` : ungrouped;
  const magnitude = sql`${cast}(nullif(rtrim(trim(${pointed}, '()'), '-'), '') AS DOUBLE)`;
  const sign = sql`CASE WHEN ${kept} LIKE '%(%)%' OR ends_with(${kept}, '-') THEN -1 ELSE 1 END`;
  const unit = sql`CASE WHEN contains(${name}, '%') THEN 0.01 ELSE 1 END`;
  return sql`(${magnitude} * ${sign} * ${unit})`;
}

function timeSql(name: Sql, type: Sql, format: DateFormat | undefined, tolerant: boolean): Sql {
  const cast = tolerant ? sql`TRY_CAST` : sql`CAST`;
  const bare = sql`trim(${name}, ${WRAPPING})`;
  if (!format || ISO_PATTERNS.has(format.pattern)) return sql`${cast}(${bare} AS ${type})`;
  const parse = tolerant ? sql`try_strptime` : sql`strptime`;
  if (!format.pattern.includes('%z')) return sql`${parse}(${bare}, ${bind(format.pattern)})::${type}`;
  // The clock on the shop's wall is the time that counts: the offset is dropped, not applied.
  const local = sql`regexp_replace(${bare}, '\\s*[+-]\\d\\d:?\\d\\d$', '')`;
  return sql`${parse}(${local}, ${bind(format.pattern.replace(/\s*%z/, ''))})::${type}`;
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
    columns.find((column) => column.type === type && !column.dateFormat?.pattern.includes('%z'))?.dateFormat
      ?.pattern;
  return { date: first('date'), timestamp: first('timestamp') };
}

function nativeType(column: Column, formats: NativeFormats): string {
  switch (column.type) {
    case 'integer':
      return isPlain(column.numberFormat) ? 'INTEGER' : 'VARCHAR';
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
  return format?.pattern === pattern && !pattern?.includes('%z');
}

function formatOptions({ date, timestamp }: NativeFormats): Sql[] {
  return [
    ...(date && !ISO_PATTERNS.has(date) ? [sql`dateformat = ${bind(date)}`] : []),
    ...(timestamp && !ISO_PATTERNS.has(timestamp) ? [sql`timestampformat = ${bind(timestamp)}`] : []),
  ];
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
    sql`nullstr = ''`,
    ...extra,
    sql`columns = {${joinSql(columns)}}`,
  ];
  return sql`read_csv(${bind(path)}, ${joinSql(parts)})`;
}
