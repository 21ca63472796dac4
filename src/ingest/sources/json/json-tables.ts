import { detectEncoding } from '../../sniff/encoding';
import { transcode } from '../encodings/transcode';
import type { Limits } from '../limits';
import { SourceError } from '../source-error';
import { withExactNumbers } from './exact-numbers';
import { isObject, type JsonValue } from './flatten';
import { recordTable, rowTable } from './record-table';

export interface JsonTable {
  /** Keys that lead to it, joined by dots; empty when it is the document itself. */
  readonly path: string;
  readonly text: Blob;
}

/** Tables are looked for this many keys deep. */
const MAX_DEPTH = 3;

/**
 * The tables in a JSON document (an array of objects, or such arrays under keys) or in NDJSON (an object a line).
 * @returns null when the file is no JSON, though it begins like it, and is not called so either
 * @throws {SourceError} `json-damaged`, `json-no-table`, `json-too-large`, `too-many-columns`
 */
export async function jsonTables(file: File, limits: Limits): Promise<readonly JsonTable[] | null> {
  if (file.size > limits.jsonBytes)
    throw new SourceError('json-too-large', { megabytes: Math.round(limits.jsonBytes / 1024 / 1024) });
  const text = withExactNumbers(await textOf(file));
  const whole = parsed(text);
  if (whole !== undefined) return documentTables(whole, limits);
  const lines = text.split(/\r?\n/).filter((line) => line.trim() !== '');
  if (isObject(parsed(lines[0] ?? ''))) return [{ path: '', text: linesTable(text, limits) }];
  if (!/\.(json|ndjson|jsonl|geojson)$/i.test(file.name)) return null;
  throw new SourceError('json-damaged', { line: 1 });
}

async function textOf(file: File): Promise<string> {
  const { label } = detectEncoding([new Uint8Array(await file.slice(0, 1024 * 1024).arrayBuffer())]);
  const text = label === 'utf-8' ? await file.text() : await (await transcode(file, label)).text.text();
  return text.replace(/^\ufeff/, '');
}

function parsed(text: string): JsonValue | undefined {
  try {
    return JSON.parse(text) as JsonValue;
  } catch {
    return undefined;
  }
}

function linesTable(text: string, limits: Limits): Blob {
  const lines = text.split('\n');
  function* records(): Iterable<JsonValue> {
    for (const [index, line] of lines.entries()) {
      if (line.trim() === '') continue;
      const record = parsed(line);
      if (record === undefined) throw new SourceError('json-damaged', { line: index + 1 });
      yield record;
    }
  }
  return recordTable(records, limits);
}

function documentTables(document: JsonValue, limits: Limits): readonly JsonTable[] {
  const found = findArrays(document, '', 0).map(({ path, values }) => ({
    path,
    text: values.every((value): value is readonly JsonValue[] => Array.isArray(value))
      ? rowTable(values, limits)
      : recordTable(() => values, limits),
  }));
  if (found.length > 0) return found;
  if (isObject(document) && Object.keys(document).length > 0)
    return [{ path: '', text: recordTable(() => [document], limits) }];
  throw new SourceError('json-no-table');
}

interface FoundArray {
  readonly path: string;
  readonly values: readonly JsonValue[];
}

/** Of a document that is no array itself, only arrays of objects and of arrays count: a list of tags is no table. */
function findArrays(value: JsonValue, path: string, depth: number): FoundArray[] {
  if (Array.isArray(value)) {
    const values = value as readonly JsonValue[];
    const tabular = values.every((element) => typeof element === 'object' && element !== null);
    return values.length > 0 && (depth === 0 || tabular) ? [{ path, values }] : [];
  }
  if (!isObject(value) || depth >= MAX_DEPTH) return [];
  return Object.entries(value).flatMap(([key, inner]) =>
    findArrays(inner, path === '' ? key : `${path}.${key}`, depth + 1),
  );
}
