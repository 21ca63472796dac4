import { readFileSync } from 'node:fs';
import Papa from 'papaparse';
import { expect } from 'vitest';
import { golden, shared } from '../../support/shared-files';

interface GoldenCase {
  readonly id: string;
  readonly input: unknown;
  readonly expected: unknown;
}

/** The case `id` of a set of reference numbers; the caller names the shapes. */
export function goldenCase<Expected, Input = unknown>(
  set: string,
  id: string,
): { readonly input: Input; readonly expected: Expected } {
  const { cases } = golden<{ cases: readonly GoldenCase[] }>(`stats/${set}.json`);
  const found = cases.find((candidate) => candidate.id === id);
  if (found === undefined) throw new Error(`no case ${id} in ${set}`);
  return found as { input: Input; expected: Expected };
}

export type CsvColumns = Readonly<Record<string, readonly string[]>>;

/** A reference data set by column, as text. */
export function csvColumns(name: string): CsvColumns {
  const text = readFileSync(shared(`data/stats/${name}`), 'utf8');
  const { data, meta } = Papa.parse<Record<string, string>>(text, { header: true, skipEmptyLines: true });
  return Object.fromEntries((meta.fields ?? []).map((field) => [field, data.map((row) => row[field] ?? '')]));
}

/** A column as numbers, NaN where the answer is missing. */
export function numbers(columns: CsvColumns, name: string): Float64Array {
  const column = columns[name];
  if (column === undefined) throw new Error(`no column ${name}`);
  return Float64Array.from(column, (text) => (text === '' || text === 'NA' ? NaN : Number(text)));
}

/** Within `relative` of the reference or within `absolute`, whichever is wider. */
export function expectClose(actual: number, expected: number, relative = 1e-8, absolute = 1e-10): void {
  const error = Math.abs(actual - expected);
  expect(error, `${actual} instead of ${expected}`).toBeLessThanOrEqual(
    Math.max(absolute, relative * Math.abs(expected)),
  );
}

export function expectAllClose(
  actual: ArrayLike<number>,
  expected: ArrayLike<number>,
  relative = 1e-8,
  absolute = 1e-10,
): void {
  expect(actual.length).toBe(expected.length);
  for (let index = 0; index < expected.length; index++)
    expectClose(actual[index] ?? NaN, expected[index] ?? NaN, relative, absolute);
}
