import type { DatasetFacts, FileIssue, Rule } from '../dataset';
import type { Engine, QueryOptions } from '../engine';
import { findCopies, readLedger, rebuildDataset, type LoadFacts } from './build-dataset.run';
import type { Draft } from './draft';
import { scanFile } from './sniff-client';

/** What became of a draft: the open dataset with all that is needed to build it again under other rules. */
export interface OpenedFile {
  readonly facts: DatasetFacts;
  readonly rules: readonly Rule[];
  readonly load: LoadFacts;
}

/** The same file under other rules: everything that follows from the lines is built again. */
export async function reopenWithRules(
  engine: Engine,
  opened: OpenedFile,
  rules: readonly Rule[],
  query: QueryOptions = {},
): Promise<OpenedFile> {
  const { source } = opened.facts;
  const needsCopies =
    rules.some((rule) => rule.key === 'duplicate' && rule.enabled) && !opened.load.copiesCounted;
  if (needsCopies) await findCopies(engine, source, query);
  const load = { ...opened.load, copiesCounted: opened.load.copiesCounted || needsCopies };
  return { rules, ...(await rebuildDataset(engine, source, rules, load, query)) };
}

/** Fills in the entry of the ledger that takes longest: copies of lines. */
export async function countCopies(
  engine: Engine,
  opened: OpenedFile,
  query: QueryOptions = {},
): Promise<OpenedFile> {
  if (opened.load.copiesCounted) return opened;
  await findCopies(engine, opened.facts.source, query);
  const load = { ...opened.load, copiesCounted: true };
  const ledger = await readLedger(engine, opened.rules, load, query);
  return { ...opened, load, facts: { ...opened.facts, ledger } };
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
