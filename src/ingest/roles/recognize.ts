import type { KindGuess, RoleGuess } from '../../dataset';
import { type FileBytes, sniff, type SniffOptions, type SniffReport } from '../sniff';
import { type FileRule, findFileRules } from './file-rules';
import { guessKind, rolesForKind } from './guess-kind';
import { guessRoles } from './guess-roles';

/** All that can be said of a file before it is loaded: how it is written, what its rows are and its columns mean, its own rules. */
export interface Recognition {
  readonly report: SniffReport;
  readonly kind: KindGuess;
  readonly guesses: readonly RoleGuess[];
  readonly fileRules: readonly FileRule[];
}

/**
 * @throws the signal's reason when aborted, or what reading the file throws
 */
export async function recognize(file: FileBytes, options: SniffOptions = {}): Promise<Recognition> {
  const { report, sampleRows } = await sniff(file, options);
  const possible = guessRoles(report.columns, sampleRows);
  const kind = guessKind(report.columns, sampleRows, possible);
  const guesses = rolesForKind(possible, kind);
  return { report, kind, guesses, fileRules: findFileRules(report.columns, sampleRows, guesses) };
}
