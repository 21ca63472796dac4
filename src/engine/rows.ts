import { DataType, type Table, type Vector } from 'apache-arrow';
import { EngineError } from './engine-error';
import { decodeValue } from './decode-value';

/** What a column of a result must be. A question mark allows NULL. */
export type ColumnKind = 'number' | 'number?' | 'string' | 'string?' | 'boolean' | 'date' | 'date?';

export type RowShape = Readonly<Record<string, ColumnKind>>;

interface KindTypes {
  number: number;
  'number?': number | null;
  string: string;
  'string?': string | null;
  boolean: boolean;
  date: string;
  'date?': string | null;
}

/** One row of a shape: dates are ISO text, so that no time zone can move them. */
export type RowOf<S extends RowShape> = { -readonly [K in keyof S]: KindTypes[S[K]] };

/**
 * The rows of a result, checked against a declared shape: a missing column, another type (a 128-bit sum, a bigint count)
 * or an unexpected NULL is a defect of the statement.
 * @throws {EngineError} with code `unexpected-result`
 */
export function decodeRows<const S extends RowShape>(table: Table, shape: S, sql = ''): RowOf<S>[] {
  const columns = Object.entries(shape).map(([name, kind]) => {
    const index = table.schema.fields.findIndex((field) => field.name === name);
    const field = table.schema.fields[index];
    const vector = index < 0 ? null : table.getChildAt(index);
    if (!field || !vector) throw unexpected(`column ${name} is missing`, sql);
    if (!fits(field.type, kind))
      throw unexpected(`column ${name} is ${String(field.type)}, not ${kind}`, sql);
    if (!kind.endsWith('?') && vector.nullCount > 0) throw unexpected(`column ${name} holds NULL`, sql);
    return { name, vector, type: field.type as DataType };
  });
  return Array.from({ length: table.numRows }, (_, row) => {
    const entries = columns.map(({ name, vector, type }) => [name, decodeValue(type, valueAt(vector, row))]);
    return Object.fromEntries(entries) as RowOf<S>;
  });
}

/** All rows with whatever columns the result has: numbers as numbers, dates and times as ISO text. */
export function decodeAnyRows(table: Table): Record<string, unknown>[] {
  const columns = table.schema.fields.map((field, index) => ({
    name: field.name,
    type: field.type as DataType,
    vector: table.getChildAt(index),
  }));
  return Array.from({ length: table.numRows }, (_, row) =>
    Object.fromEntries(
      columns.map(({ name, type, vector }) => [name, decodeValue(type, vector && valueAt(vector, row))]),
    ),
  );
}

/** Arrow refuses to hand out times too far off for a number, such as DuckDB's `infinity`; their raw count says as much. */
function valueAt(vector: Vector, row: number): unknown {
  try {
    return vector.get(row);
  } catch {
    return Number((vector.toArray() as ArrayLike<unknown>)[row]);
  }
}

function fits(type: DataType, kind: ColumnKind): boolean {
  switch (kind.replace('?', '')) {
    case 'number':
      return DataType.isFloat(type) || (DataType.isInt(type) && type.bitWidth <= 32);
    case 'string':
      return DataType.isUtf8(type) || DataType.isDictionary(type);
    case 'boolean':
      return DataType.isBool(type);
    case 'date':
      return DataType.isDate(type) || DataType.isTimestamp(type);
    default:
      return false;
  }
}

function unexpected(message: string, sql: string): EngineError {
  return new EngineError('unexpected-result', message, sql);
}
