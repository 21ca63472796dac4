import type { Formats } from '../../i18n';
import type { GridColumn, GridColumnType, GridValue } from './grid-source';

const NOTHING = '–';

/** What stands in a cell. Always text, never markup: the values are somebody's file. */
export function cellText(value: GridValue | undefined, type: GridColumnType, formats: Formats): string {
  if (value === null || value === undefined) return NOTHING;
  if (typeof value === 'boolean') return value ? '✓' : '✗';
  if (type === 'date') return dayText(String(value));
  if (typeof value === 'string') return value;
  if (!Number.isFinite(value)) return NOTHING;
  return type === 'text' ? String(value) : formats.full({ type, value });
}

/** ISO text without a time of day that is midnight. */
function dayText(iso: string): string {
  return iso.replace(/[T ]00:00(?::00(?:\.0+)?)?Z?$/, '').replace(/^(\d{4}-\d\d-\d\d)T/, '$1 ');
}

export function isNumeric(type: GridColumnType): boolean {
  return type !== 'text' && type !== 'date';
}

const LEAST_WIDTH: Readonly<Record<GridColumnType, number>> = {
  text: 150,
  date: 112,
  count: 96,
  money: 112,
  share: 88,
  days: 96,
  number: 104,
  seconds: 96,
};

/** Definite least widths, so that every row, laid out for itself, has the same columns as the header. */
export function columnTemplate(columns: readonly GridColumn[]): string {
  return columns.map((column) => `minmax(${leastWidth(column)}px, ${leastWidth(column)}fr)`).join(' ');
}

export function leastTableWidth(columns: readonly GridColumn[]): number {
  return columns.reduce((sum, column) => sum + leastWidth(column), 0);
}

export function leastWidth(column: GridColumn): number {
  return column.width ?? LEAST_WIDTH[column.type];
}
