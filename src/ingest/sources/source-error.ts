import type { FileIssue, FileIssueCode } from '../../dataset';

/** A file (or a part of one) that cannot become a table, and why. */
export class SourceError extends Error {
  readonly code: FileIssueCode;
  readonly facts: Readonly<Record<string, string | number>>;

  constructor(code: FileIssueCode, facts: Readonly<Record<string, string | number>> = {}, cause?: unknown) {
    super(`${code} ${JSON.stringify(facts)}`, { cause });
    this.name = 'SourceError';
    this.code = code;
    this.facts = facts;
  }

  /** @param file the file's name, as its reader knows it */
  toIssue(file: string): FileIssue {
    const { line, ...facts } = this.facts;
    return {
      code: this.code,
      level: 'error',
      file,
      ...(typeof line === 'number' ? { line } : {}),
      facts,
    };
  }
}
