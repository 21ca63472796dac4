import { ROLES, type Column, type RoleMapping } from '../dataset';
import { isRefusal, readDraft, type Draft } from '../ingest/draft';
import { kindAfterChoice } from '../ingest/roles';
import { openSources } from '../ingest/sources/open-sources';
import type { SourceTable } from '../ingest/sources/source-table';
import { KeepError } from './keep-error';
import type { WorkRecord } from './work-record';

const NO_SAMPLE: Column['sample'] = { rows: 0, missing: 0, distinct: 0, values: [], misfits: [], fit: 1 };

/**
 * Looks at a kept file again and puts in place of the guesses what its reader had settled on.
 * @throws {KeepError} `unreadable` when the table is no longer found in it; {DOMException} `AbortError`
 */
export async function restoreDraft(file: File, record: WorkRecord, signal: AbortSignal): Promise<Draft> {
  const { tables } = await openSources([file], signal);
  const table = tables.find((candidate) => isSameTable(candidate, record));
  if (!table) throw new KeepError('unreadable');
  const { encoding, chosenEncoding } = record.origin;
  const reading = await readDraft(table, signal, chosenEncoding ? encoding : undefined);
  if (isRefusal(reading)) throw new KeepError('unreadable');
  return settled(reading, record);
}

/** The draft as its reader had left it. */
export function settled(draft: Draft, { options, columns, mapping, rules }: WorkRecord): Draft {
  const samples = new Map(draft.source.columns.map(({ name, sample }) => [name, sample]));
  const known = columns.map((column): Column => ({
    ...column,
    sample: samples.get(column.name) ?? NO_SAMPLE,
  }));
  const certain = new Set(known.filter(({ dateFormat }) => dateFormat?.certain).map(({ name }) => name));
  const kind = isSameMapping(draft.source.mapping, mapping)
    ? draft.source.kind
    : kindAfterChoice(draft.source.kind, mapping);
  return {
    ...draft,
    source: { ...draft.source, options, columns: known, kind, mapping },
    rules,
    issues: draft.issues.filter(
      ({ code, column }) => code !== 'ambiguous-dates' || column === undefined || !certain.has(column),
    ),
  };
}

function isSameMapping(one: RoleMapping, other: RoleMapping): boolean {
  return ROLES.every((role) => one[role] === other[role]);
}

function isSameTable({ origin }: SourceTable, { origin: kept }: WorkRecord): boolean {
  return origin.format === kept.format && origin.entry === kept.entry && origin.sheet === kept.sheet;
}
