import type { DatasetFacts, FileIssue, RoleGuess, RoleMapping, Rule, Source } from '../dataset';
import type { Engine } from '../engine';
import { adoptIncoming, findCopies, prepareSchema, readLedger, rebuildDataset, type LoadFacts } from './build-dataset.run';
import { loadTable, type LoadedTable } from './load-table.run';
import { distinctValuesSql } from './ledger.sql';
import { isDroppedStatus } from './roles/statuses';
import { rulesFor } from './rules';
import { scanFile, sniffFile } from './sniff-client';
import { INCOMING } from './table-names';

/** A status column has few values; one with more is something else. */
const MAX_STATUSES = 50;

/** A file that was looked at and waits for the reader's word: everything guessed, nothing loaded. */
export interface Draft {
  readonly file: File;
  readonly source: Source;
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
  readonly rows: number;
}

export interface ImportOptions {
  readonly signal?: AbortSignal | undefined;
  readonly onProgress?: ((progress: ImportProgress) => void) | undefined;
}

/** Looks at a file: how it is written, what its columns are and mean. Reads samples only, beside a scan for its encoding. */
export async function readDraft(file: File, signal?: AbortSignal): Promise<Draft | Refusal> {
  const { report, guesses, fileRules } = await sniffFile(file, signal ? { signal } : {});
  if (!report.options || report.issues.some((issue) => issue.level === 'error')) return { file, issues: report.issues };
  const mapping = Object.fromEntries(guesses.map((guess) => [guess.role, guess.column])) as RoleMapping;
  const source: Source = { fileName: file.name, bytes: file.size, options: report.options, columns: report.columns, mapping };
  return { file, source, guesses, rules: rulesFor(mapping, fileRules), preview: report.preview, issues: report.issues };
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
 * Loads the file and builds the canonical tables; what was open stays until the new tables stand. Beside the load the file's
 * rows are counted byte by byte: rows in file = rows read + rows set aside, or a warning says by how much not.
 * @throws {EngineError}
 */
export async function importDraft(engine: Engine, draft: Draft, options: ImportOptions = {}): Promise<OpenedFile> {
  const { file, source, rules } = draft;
  const path = await engine.registerFile(`${Date.now()}.csv`, file);
  const progress = { bytes: 0, totalBytes: file.size, rows: 0 };
  const report = (change: Partial<ImportProgress>): void => options.onProgress?.(Object.assign(progress, change));
  const stopScan = new AbortController();
  const scan = scanFile(file, source.options, source.columns.length, {
    signal: stopScan.signal,
    onProgress: ({ rows }) => report({ rows }),
  });
  scan.catch(() => undefined); // a scan that was stopped is no failure
  try {
    await prepareSchema(engine);
    const loaded = await loadTable(engine, file.name, { path, options: source.options, columns: source.columns }, {
      signal: options.signal,
      onBytesRead: (bytes) => report({ bytes: Math.min(bytes, file.size) }),
    });
    report({ bytes: file.size, rows: loaded.rows });
    const counted = await scan;
    const issues = [
      ...draft.issues.filter((issue) => !issue.code.startsWith('unreadable-')), // the load counts what the sample foretold
      ...loaded.issues,
      ...completenessIssues(file.name, counted.records, loaded),
      ...missingRoleIssues(source),
    ];
    const load: LoadFacts = { setAside: loaded.setAside, issues, copiesCounted: false };
    const allRules = await withAllStatuses(engine, source, rules);
    const facts = await adoptIncoming(engine, source, allRules, load, { signal: options.signal });
    return { facts, rules: allRules, load };
  } finally {
    stopScan.abort();
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
  const needsCopies = rules.some((rule) => rule.key === 'duplicate' && rule.enabled) && !opened.load.copiesCounted;
  const query = { signal: options.signal };
  if (needsCopies) await findCopies(engine, source, query);
  const load = { ...opened.load, copiesCounted: opened.load.copiesCounted || needsCopies };
  return { facts: await rebuildDataset(engine, source, rules, load, query), rules, load };
}

/** Fills in the entry of the ledger that takes longest: copies of lines. */
export async function countCopies(engine: Engine, opened: OpenedFile, options: ImportOptions = {}): Promise<OpenedFile> {
  if (opened.load.copiesCounted) return opened;
  const query = { signal: options.signal };
  await findCopies(engine, opened.facts.source, query);
  const load = { ...opened.load, copiesCounted: true };
  const ledger = await readLedger(engine, opened.rules, load, query);
  return { ...opened, load, facts: { ...opened.facts, ledger } };
}

/** The sample may miss a status: once the file is loaded, all of them are known. */
async function withAllStatuses(engine: Engine, { mapping }: Source, rules: readonly Rule[]): Promise<readonly Rule[]> {
  if (!mapping.status) return rules;
  const statuses = await engine.rows(distinctValuesSql(INCOMING, mapping.status, MAX_STATUSES), { value: 'string' });
  const values = statuses.map(({ value }) => value).filter(isDroppedStatus);
  if (statuses.length > MAX_STATUSES || values.length === 0) return rules;
  const rule = rules.find((candidate) => candidate.key === 'dropped_status');
  if (rule) return rules.map((other) => (other === rule ? { ...rule, values } : other));
  const at = rules.findIndex((other) => other.key === 'nonpositive_price' || other.key === 'duplicate');
  return [...rules.slice(0, at), { key: 'dropped_status', enabled: true, values }, ...rules.slice(at)];
}

function completenessIssues(file: string, inFile: number, { rows, setAside }: LoadedTable): FileIssue[] {
  if (inFile === rows + setAside) return [];
  return [{ code: 'row-count-differs', level: 'warning', file, facts: { inFile, read: rows, setAside } }];
}

function missingRoleIssues({ fileName, mapping }: Source): FileIssue[] {
  const missing = (code: FileIssue['code']): FileIssue => ({ code, level: 'warning', file: fileName });
  return [
    ...(mapping.customer_id ? [] : [missing('no-customer-column')]),
    ...(mapping.ordered_at ? [] : [missing('no-date-column')]),
    ...(mapping.amount || mapping.unit_price ? [] : [missing('no-amount-column')]),
  ];
}
