import type { Cell } from '../csv-writer';

export type JsonValue =
  string | number | boolean | null | readonly JsonValue[] | { readonly [key: string]: JsonValue };
export type JsonObject = Extract<JsonValue, { readonly [key: string]: JsonValue }>;

/** Deeper objects are written as JSON text. */
const MAX_DEPTH = 8;

export function isObject(value: JsonValue | undefined): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** An object's values by path: nested objects' keys joined by dots, arrays as JSON text. A map, so that no key is special. */
export function flatten(record: JsonObject): Map<string, Cell> {
  const cells = new Map<string, Cell>();
  collect(record, '', 1, cells);
  return cells;
}

function collect(record: JsonObject, prefix: string, depth: number, cells: Map<string, Cell>): void {
  for (const [key, value] of Object.entries(record)) {
    const path = prefix + key;
    if (isObject(value) && depth < MAX_DEPTH) collect(value, `${path}.`, depth + 1, cells);
    else cells.set(path, cellOf(value));
  }
}

export function cellOf(value: JsonValue): Cell {
  if (value === null || typeof value === 'string') return value;
  return typeof value === 'object' ? JSON.stringify(value) : plain(value);
}

/** Numbers without an exponent: `1e21` is a number that no column of an export means. */
function plain(value: number | boolean): string {
  return typeof value === 'number' && Number.isInteger(value) ? BigInt(value).toString() : String(value);
}
