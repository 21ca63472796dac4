import type { DatasetFacts, FileIssue, ReadOptions, RoleGuess, RoleMapping, Rule, Source } from '../dataset';
import type { Engine } from '../engine';
import {
  adoptIncoming,
  findCopies,
  prepareSchema,
  readLedger,
  rebuildDataset,
  type LoadFacts,
} from './build-dataset.run';
import { loadTable } from './load-table.run';
import { distinctValuesSql } from './ledger.sql';
import { isDroppedStatus } from './roles/statuses';
import { rulesFor } from './rules';
import { scanFile, sniffFile } from './sniff-client';
import { INCOMING } from './table-names';
import { utf8View } from './utf8-view';

/** A status column has few values; one with more is something else. */
const MAX_STATUSES = 50;

/** A file that was looked at and waits for the reader's word: everything guessed, nothing loaded. */
export interface Draft {
  readonly file: File;
  readonly source: Source;
  /** See `SniffReport.highBytes`. */
  readonly highBytes: readonly number[] | null;
  readonly guesses: readonly RoleGuess[];
  readonly rules: readonly Rule[];
  /** The first rows as text. */
  readonly preview: readonly (readonly string[])[];
  readonly issues: readonly FileIssue[];
}

/** A file that cannot be opened, and why. */
export interface Refusal {
  readonly file: File;
  readonly issues: readonly FileIssue[];
}

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

/** Looks at a file: how it is written, what its columns are and mean. Reads samples only, beside a scan for its encoding. */
export async function readDraft(file: File, signal?: AbortSignal): Promise<Draft | Refusal> {
  const { report, guesses, fileRules } = await sniffFile(file, signal ? { signal } : {});
  if (!report.options || report.issues.some((issue) => issue.level === 'error'))
    return { file, issues: report.issues };
  const mapping = Object.fromEntries(guesses.map((guess) => [guess.role, guess.column])) as RoleMapping;
  const source: Source = {
    fileName: file.name,
    bytes: file.size,
    options: report.options,
    columns: report.columns,
    mapping,
  };
  return {
    file,
    source,
    highBytes: report.highBytes,
    guesses,
    rules: rulesFor(mapping, fileRules),
    preview: report.preview,
    issues: report.issues,
  };
}

export function isRefusal(reading: Draft | Refusal): reading is Refusal {
  return !('source' in reading);
}

/** What became of a draft: the open dataset with all that is needed to build it again under other rules. */
export interface OpenedFile {
  readonly facts: DatasetFacts;
  readonly rules: readonly Rule[];
  readonly load: LoadFacts;
}

/**
 * Loads the file and builds the canonical tables; what was open stays until the new tables stand.
 * @throws {EngineError}
 */
export async function importDraft(
  engine: Engine,
  draft: Draft,
  options: ImportOptions = {},
): Promise<OpenedFile> {
  const { file, source, rules } = draft;
  const readable = await toReadable(draft);
  const path = await engine.registerFile(`${Date.now()}.csv`, readable.file);
  const report = (bytes: number): void =>
    options.onProgress?.({ bytes, totalBytes: file.size, rows: rowsIn(draft, bytes) });
  try {
    await prepareSchema(engine);
    const loaded = await loadTable(
      engine,
      source,
      { path, options: readable.options, columns: source.columns },
      {
        signal: options.signal,
        onBytesRead: (bytes) => report(Math.min(bytes, file.size)),
      },
    );
    options.onProgress?.({ bytes: file.size, totalBytes: file.size, rows: loaded.rows });
    const issues = [
      ...draft.issues.filter((issue) => !issue.code.startsWith('unreadable-')), // the load counts what the sample foretold
      ...loaded.issues,
      ...missingRoleIssues(source),
    ];
    const load: LoadFacts = {
      setAside: loaded.setAside,
      padded: loaded.padded,
      issues,
      copiesCounted: false,
    };
    const allRules = await withAllStatuses(engine, source, rules);
    const facts = await adoptIncoming(engine, source, allRules, load, { signal: options.signal });
    return { facts, rules: allRules, load };
  } finally {
    await engine.dropFile(path).catch(() => undefined);
  }
}

/** The same file under other rules: everything that follows from the lines is built again. */
export async function reopenWithRules(
  engine: Engine,
  opened: OpenedFile,
  rules: readonly Rule[],
  options: ImportOptions = {},
): Promise<OpenedFile> {
  const { source } = opened.facts;
  const needsCopies =
    rules.some((rule) => rule.key === 'duplicate' && rule.enabled) && !opened.load.copiesCounted;
  const query = { signal: options.signal };
  if (needsCopies) await findCopies(engine, source, query);
  const load = { ...opened.load, copiesCounted: opened.load.copiesCounted || needsCopies };
  return { facts: await rebuildDataset(engine, source, rules, load, query), rules, load };
}

/** Fills in the entry of the ledger that takes longest: copies of lines. */
export async function countCopies(
  engine: Engine,
  opened: OpenedFile,
  options: ImportOptions = {},
): Promise<OpenedFile> {
  if (opened.load.copiesCounted) return opened;
  const query = { signal: options.signal };
  await findCopies(engine, opened.facts.source, query);
  const load = { ...opened.load, copiesCounted: true };
  const ledger = await readLedger(engine, opened.rules, load, query);
  return { ...opened, load, facts: { ...opened.facts, ledger } };
}

/** The file and how DuckDB reads it: as it is, or as UTF-8 where a few re-encoded bytes make it that. */
async function toReadable({ file, source, highBytes }: Draft): Promise<{ file: Blob; options: ReadOptions }> {
  const { options } = source;
  if (!highBytes || (options.encoding !== 'latin-1' && options.encoding !== 'windows-1252'))
    return { file, options };
  return {
    file: await utf8View(file, options.encoding, highBytes),
    options: { ...options, encoding: 'utf-8' },
  };
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

/**
 * Counts the file's rows byte by byte, apart from the database: rows in file = rows read + rows set aside, or an issue
 * says by how much not. Done when nobody waits for it.
 */
export async function checkCompleteness(
  { file, source }: Draft,
  opened: OpenedFile,
  signal?: AbortSignal,
): Promise<OpenedFile> {
  const { records } = await scanFile(file, source.options, source.columns.length, { signal });
  const { lines, setAside } = opened.facts.ledger;
  if (records === lines + setAside) return opened;
  const facts = { inFile: records, read: lines, setAside };
  const issue: FileIssue = { code: 'row-count-differs', level: 'warning', file: file.name, facts };
  const issues = [...opened.load.issues, issue];
  return { ...opened, load: { ...opened.load, issues }, facts: { ...opened.facts, issues } };
}

/** About how many rows that many bytes hold, by the length of the first ones. */
function rowsIn({ preview }: Draft, bytes: number): number {
  const length = preview.reduce(
    (sum, row) => sum + row.reduce((cells, cell) => cells + cell.length + 1, 1),
    0,
  );
  return preview.length > 0 ? Math.round((bytes / length) * preview.length) : 0;
}

function missingRoleIssues({ fileName, mapping }: Source): FileIssue[] {
  const missing = (code: FileIssue['code']): FileIssue => ({ code, level: 'warning', file: fileName });
  return [
    ...(mapping.customer_id ? [] : [missing('no-customer-column')]),
    ...(mapping.ordered_at ? [] : [missing('no-date-column')]),
    ...(mapping.amount || mapping.unit_price ? [] : [missing('no-amount-column')]),
  ];
}
