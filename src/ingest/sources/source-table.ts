import type { FileIssue, SourceOrigin } from '../../dataset';

/** A table found in a dropped file: delimited text that the rest of the import reads, and where it came from. */
export interface SourceTable {
  /** What people call it: the file's, entry's or sheet's name. */
  readonly name: string;
  /** Text in some encoding where `origin.encoding` is open, else UTF-8. */
  readonly file: File;
  readonly origin: SourceOrigin;
  readonly issues: readonly FileIssue[];
  /** The tables that it was put together from; of one found as it is, none. */
  readonly madeOf?: readonly string[];
}

/** What a dropped file held: its tables, and for each part that could not be used, why. */
export interface Unpacked {
  readonly tables: readonly SourceTable[];
  readonly issues: readonly FileIssue[];
}
