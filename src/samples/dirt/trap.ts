import type { Charset } from '../encode';
import type { Random } from '../random';
import type { Sheet } from './sheet';

/** What was broken where; `before` null: nothing stood there, `after` null: nothing stands there now. */
export interface Change {
  readonly trap: string;
  /** `line` is a line as a whole; a line that was put in has no `before` and stands behind its `row`. */
  readonly part: 'cell' | 'header' | 'line' | 'line-end' | 'file';
  /** Row of the clean file from 0, -1 for the place above all rows; null where it is no row. */
  readonly row: number | null;
  /** The clean header's name. */
  readonly column: string | null;
  readonly before: string | null;
  readonly after: string | null;
}

export interface Dirtied {
  readonly sheet: Sheet;
  readonly changes: readonly Change[];
}

export interface TrapOptions {
  /** Share of the cells or rows it could break that it breaks, 0 to 1. */
  readonly share?: number;
  /** The encoding that `encoding` writes. */
  readonly charset?: Charset;
}

/** What import must tell of a file whose clean form it cannot restore. */
export type Report =
  | 'missing-customers'
  | 'masked-customers'
  | 'damaged-ids'
  | 'lost-zeros'
  | 'several-currencies'
  | 'ambiguous-dates'
  | 'unreadable-rows'
  | 'stray-quotes'
  | 'changed-cases';

/** One kind of dirt. */
export interface Trap {
  readonly key: string;
  /** Null when import can restore the clean file exactly: clean(dirty(x)) = x. */
  readonly report: Report | null;
  /** When no share is asked for. */
  readonly share: number;
  apply(sheet: Sheet, random: Random, options: Required<TrapOptions>): Dirtied;
}
