export type AnalysisErrorCode = 'invalid-parameters' | 'missing-role' | 'no-orders' | 'unknown-analysis';

/** An analysis that cannot run, with what it lacks; the page words it by `code` and `facts`. */
export class AnalysisError extends Error {
  readonly code: AnalysisErrorCode;
  readonly facts: Readonly<Record<string, string | number>>;

  constructor(
    code: AnalysisErrorCode,
    message: string,
    facts: Readonly<Record<string, string | number>> = {},
  ) {
    super(message);
    this.name = 'AnalysisError';
    this.code = code;
    this.facts = facts;
  }
}
