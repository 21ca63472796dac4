/** Why a description cannot be simulated. Texts for readers are made elsewhere from the code and the facts. */
export type ShopDescriptionErrorCode =
  /** Not of the type that the place asks for; `expected` and `received` say which. */
  | 'wrong-type'
  /** A key that must be there is not, or one that means nothing is. */
  | 'missing-key'
  | 'unknown-key'
  /** A number beyond `min` or `max`; 0 where it must be positive. */
  | 'out-of-range'
  | 'not-whole'
  | 'not-a-date'
  /** A list of another length than `length`. */
  | 'wrong-length'
  | 'empty-list'
  /** Weights or factors that are all zero. */
  | 'no-weight'
  | 'duplicate-key'
  /** Shares of what excludes each other sum to `sum`, more than 1. */
  | 'shares-above-one'
  /** A name that nothing in the description has. */
  | 'unknown-reference'
  | 'not-a-scale'
  | 'cyclic-drivers'
  /** Drivers that alone explain more than all of the score's variance, `variance` > 1. */
  | 'drivers-too-strong'
  | 'too-many-orders';

export class ShopDescriptionError extends Error {
  override readonly name = 'ShopDescriptionError';
  readonly code: ShopDescriptionErrorCode;
  /** Keys and positions that lead to the place. */
  readonly path: readonly (string | number)[];
  readonly facts: Readonly<Record<string, string | number>>;

  constructor(
    code: ShopDescriptionErrorCode,
    path: readonly (string | number)[],
    facts: Readonly<Record<string, string | number>> = {},
  ) {
    super(`${code} at ${path.join('.')}`);
    this.code = code;
    this.path = path;
    this.facts = facts;
  }
}
