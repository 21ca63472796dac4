import type { FileIssue, Rule, Source } from '../dataset';
import type { Engine } from '../engine';
import { adoptIncoming, prepareSchema } from './build-dataset.run';
import { missingRoleIssues, type Draft } from './draft';
import { distinctValuesSql } from './ledger.sql';
import { loadTable, type LoadedTable, type LoadInput } from './load-table.run';
import type { OpenedFile } from './opened-file';
import { toReadable } from './readable-file';
import { isDroppedStatus } from './roles/statuses';
import { placesOfFile, rewriteFile } from './sniff-client';
import { INCOMING } from './table-names';
import { withFile } from './with-file.run';

/** A status column has few values; one with more is something else. */
const MAX_STATUSES = 50;

export interface ImportProgress {
  readonly bytes: number;
  readonly totalBytes: number;
  /** An estimate until the load is done. */
  readonly rows: number;
}

export interface ImportOptions {
  readonly signal?: AbortSignal | undefined;
  readonly onProgress?: ((progress: ImportProgress) => void) | undefined;
}

/**
 * Reads the draft's file into the incoming table. Roles and rules may still change: they do not matter here.
 * @throws {EngineError}
 */
export async function loadDraft(
  engine: Engine,
  draft: Draft,
  options: ImportOptions = {},
): Promise<LoadedTable> {
  const { file, source } = draft;
  const readable = toReadable(draft);
  const report = (bytes: number, rows: number): void =>
    options.onProgress?.({ bytes, totalBytes: file.size, rows });
  const onBytesRead = (bytes: number): void =>
    report(Math.min(bytes, file.size), estimatedRows(draft, bytes));
  await prepareSchema(engine);
  const { columns } = source;
  const text = new File([readable.file], file.name);
  const loaded = await withFile(engine, readable.file, (path) => {
    const input: LoadInput = {
      path,
      options: readable.options,
      columns,
      places: () => placesOfFile(text, readable.options, columns.length, { signal: options.signal }),
      rewritten: () => rewriteFile(text, readable.options, columns.length, { signal: options.signal }),
    };
    return loadTable(engine, source.fileName, input, { signal: options.signal, onBytesRead });
  });
  report(file.size, loaded.rows);
  return loaded;
}

/**
 * Makes the loaded file the open one: builds the canonical tables from its roles and rules. What was open stays until
 * they stand.
 * @throws {EngineError}
 */
export async function adoptDraft(
  engine: Engine,
  { source, rules: wanted, issues }: Draft,
  loaded: LoadedTable,
  { signal }: ImportOptions = {},
): Promise<OpenedFile> {
  const rules = await withAllStatuses(engine, source, wanted);
  const load = {
    setAside: loaded.setAside,
    padded: [],
    issues: [
      ...issues.filter((issue: FileIssue) => !issue.code.startsWith('unreadable-')), // the load counts what the sample foretold
      ...loaded.issues,
      ...missingRoleIssues(source),
    ],
    copiesCounted: rules.some((rule) => rule.key === 'duplicate' && rule.enabled),
    readSql: loaded.sql,
  };
  return { rules, ...(await adoptIncoming(engine, source, rules, load, { signal })) };
}

/** Both in one go. */
export async function importDraft(
  engine: Engine,
  draft: Draft,
  options: ImportOptions = {},
): Promise<OpenedFile> {
  return adoptDraft(engine, draft, await loadDraft(engine, draft, options), options);
}

/** The sample may miss a status: once the file is loaded, all of them are known. */
async function withAllStatuses(
  engine: Engine,
  { mapping }: Source,
  rules: readonly Rule[],
): Promise<readonly Rule[]> {
  if (!mapping.status) return rules;
  const statuses = await engine.rows(distinctValuesSql(INCOMING, mapping.status, MAX_STATUSES), {
    value: 'string',
  });
  const values = statuses.map(({ value }) => value).filter(isDroppedStatus);
  if (statuses.length > MAX_STATUSES || values.length === 0) return rules;
  const rule = rules.find((candidate) => candidate.key === 'dropped_status');
  if (rule) return rules.map((other) => (other === rule ? { ...rule, values } : other));
  const at = rules.findIndex((other) => other.key === 'nonpositive_price' || other.key === 'duplicate');
  return [...rules.slice(0, at), { key: 'dropped_status', enabled: true, values }, ...rules.slice(at)];
}

/** About how many rows that many bytes hold, by the length of the first ones. */
export function estimatedRows({ preview }: Draft, bytes: number): number {
  const length = preview.reduce(
    (sum, row) => sum + row.reduce((cells, cell) => cells + cell.length + 1, 1),
    0,
  );
  return preview.length > 0 ? Math.round((bytes / length) * preview.length) : 0;
}
