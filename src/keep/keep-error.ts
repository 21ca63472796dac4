/** Why work could not be kept or brought back. */
export type KeepErrorCode = 'changed' | 'unreadable';

export class KeepError extends Error {
  readonly code: KeepErrorCode;

  constructor(code: KeepErrorCode) {
    super(code === 'changed' ? 'the kept bytes are not those that were kept' : 'the kept table is not found');
    this.name = 'KeepError';
    this.code = code;
  }
}
