import type { Column, FileIssue, ReadOptions } from '../../dataset';
import type { EncodingLabel } from './encoding';
import type { HighByte } from './high-bytes';

/** What a file is, found from its bytes: nothing of it is loaded yet. */
export interface SniffReport {
  /** How to read it, or null when it cannot be read as it stands; `issues` then says why. */
  readonly options: ReadOptions | null;
  /** Empty when the file is empty or no text. */
  readonly columns: readonly Column[];
  /** The first 50 rows of data as text, each as wide as `columns`. */
  readonly preview: readonly (readonly string[])[];
  readonly issues: readonly FileIssue[];
  /** Size of the file. */
  readonly bytes: number;
  /** The encoding found, also where DuckDB cannot read it directly; null for a binary file. */
  readonly encoding: EncodingLabel | null;
  /** Whether lines outside quotes end in more than one way: `read_csv` loses or refuses such lines. */
  readonly mixedLineEnds: boolean;
  /** In a western single-byte encoding: the few bytes that are not ASCII; null when they are many or not looked for. */
  readonly highBytes: readonly HighByte[] | null;
}

/** A report with the rows of data it was drawn from: head, middle and tail in the order of the file. */
export interface Sniffed {
  readonly report: SniffReport;
  readonly sampleRows: readonly (readonly string[])[];
}
