import { CsvWriter } from '../csv-writer';
import type { Limits } from '../limits';
import { SourceError } from '../source-error';
import { cellOf, flatten, isObject, type JsonValue } from './flatten';

/** The header of a value that stands alone. */
const VALUE = 'value';

/**
 * Records as CSV: the columns are all keys of all records, in the order of their first appearance. Records are asked for twice,
 * so that they need not be kept: first for their keys, then for their values.
 * @throws {SourceError} `too-many-columns`
 */
export function recordTable(records: () => Iterable<JsonValue>, limits: Limits): Blob {
  const columns = new Set<string>();
  for (const record of records()) {
    for (const path of isObject(record) ? flatten(record).keys() : [VALUE]) columns.add(path);
    if (columns.size > limits.columns) throw new SourceError('too-many-columns', { most: limits.columns });
  }
  const writer = new CsvWriter();
  writer.row([...columns]);
  for (const record of records()) {
    const cells = isObject(record) ? flatten(record) : new Map([[VALUE, cellOf(record)]]);
    writer.row([...columns].map((path) => cells.get(path) ?? null));
  }
  return writer.blob();
}

/** Arrays in an array: rows as they stand, the first perhaps a header. Short rows are filled. @throws {SourceError} `too-many-columns` */
export function rowTable(rows: readonly (readonly JsonValue[])[], limits: Limits): Blob {
  const width = rows.reduce((most, row) => Math.max(most, row.length), 0);
  if (width > limits.columns) throw new SourceError('too-many-columns', { most: limits.columns });
  const writer = new CsvWriter();
  for (const row of rows) writer.row(Array.from({ length: width }, (_, index) => cellOf(row[index] ?? null)));
  return writer.blob();
}
