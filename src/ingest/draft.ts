import {
  hasOrders,
  type FileIssue,
  type RoleGuess,
  type RoleMapping,
  type Rule,
  type Source,
  type TextEncoding,
} from '../dataset';
import { rulesFor } from './rules';
import type { HighByte } from './sniff';
import { sniffFile } from './sniff-client';
import { textSource } from './sources/open-sources';
import { readableText } from './sources/readable-text';
import type { SourceTable } from './sources/source-table';

/** A file that was looked at and waits for the reader's word: everything guessed, nothing loaded. */
export interface Draft {
  /** What was dropped, or a part of it, byte for byte. */
  readonly table: SourceTable;
  /** The text that is loaded: the table's own, or the same as UTF-8. */
  readonly file: File;
  readonly source: Source;
  /** See `SniffReport.highBytes`. */
  readonly highBytes: readonly HighByte[] | null;
  readonly guesses: readonly RoleGuess[];
  readonly rules: readonly Rule[];
  /** The first rows as text. */
  readonly preview: readonly (readonly string[])[];
  readonly issues: readonly FileIssue[];
  /** The same before what its reader chose for such a header last time was put in place of the guesses. */
  readonly recognised?: Draft;
}

/** A file that cannot be opened, and why. */
export interface Refusal {
  readonly refused: true;
  readonly file: File;
  readonly issues: readonly FileIssue[];
}

/**
 * Looks at a table: how it is written, what its columns are and mean. Reads samples only, beside a scan for its encoding; text in
 * an encoding that the database does not read is turned into UTF-8.
 * @param encoding the reader's choice, instead of what the bytes look like
 */
export async function readDraft(
  input: File | SourceTable,
  signal?: AbortSignal,
  encoding?: TextEncoding,
): Promise<Draft | Refusal> {
  const table = input instanceof File ? textSource(input) : input;
  const sniffed = (file: File): ReturnType<typeof sniffFile> => sniffFile(file, signal ? { signal } : {});
  const readable = await readableText(table, sniffed, encoding, signal);
  const { file, origin, recognition } = readable;
  const { report, kind, guesses, fileRules } = recognition;
  const issues = [...table.issues, ...readable.issues, ...report.issues];
  if (!report.options || issues.some((issue) => issue.level === 'error'))
    return { refused: true, file: table.file, issues };
  const mapping = Object.fromEntries(guesses.map((guess) => [guess.role, guess.column])) as RoleMapping;
  const source: Source = {
    fileName: table.name,
    bytes: table.file.size,
    options: report.options,
    origin,
    columns: report.columns,
    kind,
    mapping,
  };
  return {
    table,
    file,
    source,
    highBytes: report.highBytes,
    guesses,
    rules: rulesFor(mapping, fileRules),
    preview: report.preview,
    issues,
  };
}

export function isRefusal(reading: Draft | Refusal): reading is Refusal {
  return 'refused' in reading;
}

/** What the file and the choices so far leave open. */
export function missingRoleIssues({ fileName, kind, mapping }: Source): FileIssue[] {
  if (!hasOrders(kind))
    return [{ code: 'not-orders', level: 'info', file: fileName, facts: { kind: kind.kind } }];
  const missing = (code: FileIssue['code']): FileIssue => ({ code, level: 'warning', file: fileName });
  return [
    ...(mapping.customer_id ? [] : [missing('no-customer-column')]),
    ...(mapping.ordered_at ? [] : [missing('no-date-column')]),
    ...(mapping.amount || mapping.unit_price ? [] : [missing('no-amount-column')]),
  ];
}
