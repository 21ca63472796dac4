/** What the values of a column are, once read. Identifiers are text whatever they look like: `00123` is not 123. */
export type ColumnType = 'text' | 'integer' | 'number' | 'date' | 'timestamp';

/** How a number is written in the file. `plain` numbers need no repair: an optional sign, digits, a point. */
export interface NumberFormat {
  readonly decimal: '.' | ',';
  /** The thousands separator, if any appears. */
  readonly grouping: ',' | '.' | ' ' | "'" | null;
  /** Currency signs, percent, parentheses or other wrapping around the digits. */
  readonly decorated: boolean;
}

/** The order of day, month and year in a date that is written with digits. */
export type DateOrder = 'ymd' | 'mdy' | 'dmy';

/** Points in time written as numbers: days since 1899-12-30, or seconds or milliseconds since 1970-01-01 in Greenwich. */
export type SerialDates = 'spreadsheet-days' | 'epoch-seconds' | 'epoch-milliseconds';

/** How a date is written, and how sure its order is. */
export interface DateFormat {
  /** DuckDB's `strptime` pattern, or the kind of number (`SerialDates`). */
  readonly pattern: string;
  readonly order: DateOrder;
  /** False when no value of the sample tells day from month (all are 12 or less). */
  readonly certain: boolean;
}

export interface Column {
  /** The column's name in the table: the header, made unique and never empty. */
  readonly name: string;
  /** The header as it stands in the file. */
  readonly header: string;
  /** What the header stands for, such as the question of a survey, where the file says so in a row below it. */
  readonly label?: string;
  readonly type: ColumnType;
  readonly numberFormat?: NumberFormat;
  readonly dateFormat?: DateFormat;
  /** Facts of the sample, not of the whole file. */
  readonly sample: ColumnSample;
}

export interface ColumnSample {
  readonly rows: number;
  readonly missing: number;
  readonly distinct: number;
  /** Up to ten values as they stand in the file, the first different ones. */
  readonly values: readonly string[];
  /** Values that do not fit the column's type, with their line in the file (1-based): up to three. */
  readonly misfits: readonly Misfit[];
  /** Share of the non-missing values of the sample that fit the type, 0 to 1. */
  readonly fit: number;
}

export interface Misfit {
  readonly line: number;
  readonly value: string;
}
