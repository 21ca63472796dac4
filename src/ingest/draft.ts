import type { FileIssue, RoleGuess, RoleMapping, Rule, Source } from '../dataset';
import { rulesFor } from './rules';
import type { HighByte } from './sniff';
import { sniffFile } from './sniff-client';

/** A file that was looked at and waits for the reader's word: everything guessed, nothing loaded. */
export interface Draft {
  readonly file: File;
  readonly source: Source;
  /** See `SniffReport.highBytes`. */
  readonly highBytes: readonly HighByte[] | null;
  readonly guesses: readonly RoleGuess[];
  readonly rules: readonly Rule[];
  /** The first rows as text. */
  readonly preview: readonly (readonly string[])[];
  readonly issues: readonly FileIssue[];
}

/** A file that cannot be opened, and why. */
export interface Refusal {
  readonly refused: true;
  readonly file: File;
  readonly issues: readonly FileIssue[];
}

/** Looks at a file: how it is written, what its columns are and mean. Reads samples only, beside a scan for its encoding. */
export async function readDraft(file: File, signal?: AbortSignal): Promise<Draft | Refusal> {
  const { report, guesses, fileRules } = await sniffFile(file, signal ? { signal } : {});
  if (!report.options || report.issues.some((issue) => issue.level === 'error'))
    return { refused: true, file, issues: report.issues };
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
  return 'refused' in reading;
}

/** What the file and the choices so far leave open. */
export function missingRoleIssues({ fileName, mapping }: Source): FileIssue[] {
  const missing = (code: FileIssue['code']): FileIssue => ({ code, level: 'warning', file: fileName });
  return [
    ...(mapping.customer_id ? [] : [missing('no-customer-column')]),
    ...(mapping.ordered_at ? [] : [missing('no-date-column')]),
    ...(mapping.amount || mapping.unit_price ? [] : [missing('no-amount-column')]),
  ];
}
