/** A record with another number of fields than the table has columns. */
export interface FieldMismatch {
  /** Line on which the record begins, 1-based. */
  readonly line: number;
  readonly fields: number;
}

export interface RecordCounts {
  /** Records of data: without the header, the skipped lines and blank lines (a blank line is a record of a one-column table). */
  readonly records: number;
  readonly blankLines: number;
  /** Records whose number of fields differs; `mismatches` lists the first 20. */
  readonly mismatchCount: number;
  readonly mismatches: readonly FieldMismatch[];
  /** Line of the quote that is open when the file ends, or null. */
  readonly unterminatedQuote: number | null;
  /** Records that end in LF alone, in CR LF, and in CR alone. */
  readonly lineEnds: { readonly lf: number; readonly crlf: number; readonly cr: number };
  /** Quoted fields with text between the closing quote and the next delimiter. */
  readonly badQuotes: number;
  readonly nulBytes: number;
  /** Lines of the file, those inside quotes too. */
  readonly lines: number;
}
