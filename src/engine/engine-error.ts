export type EngineErrorCode =
  | 'cancelled'
  | 'syntax'
  | 'unknown-name'
  | 'conversion'
  | 'invalid-input'
  | 'constraint'
  | 'out-of-memory'
  | 'needs-network'
  | 'not-allowed'
  | 'unexpected-result'
  | 'trap'
  | 'closed'
  | 'other';

/** A statement that failed, in a form that code can act on; the page words it by `code`. */
export class EngineError extends Error {
  readonly code: EngineErrorCode;
  readonly sql: string;
  /** Character offset in `sql` where DuckDB saw the problem. */
  readonly position: number | undefined;
  /** What to use instead, when a function would need an extension from the network. */
  readonly instead: string | undefined;

  constructor(
    code: EngineErrorCode,
    message: string,
    sql: string,
    details: { position?: number | undefined; instead?: string | undefined; cause?: unknown } = {},
  ) {
    super(message, { cause: details.cause });
    this.name = 'EngineError';
    this.code = code;
    this.sql = sql;
    this.position = details.position;
    this.instead = details.instead;
  }
}
