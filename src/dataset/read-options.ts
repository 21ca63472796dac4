/** Encodings that can be read: DuckDB's own three, and windows-1252 where few bytes need it (`utf8View`). */
export type Encoding = 'utf-8' | 'latin-1' | 'utf-16' | 'windows-1252';

/** How the bytes of a delimited file become rows of text. Saved with the notebook: reading again gives the same table. */
export interface ReadOptions {
  readonly encoding: Encoding;
  readonly delimiter: string;
  /** Empty when the file quotes nothing. */
  readonly quote: string;
  readonly escape: string;
  /** Lines before the header (or before the data, when there is none). */
  readonly skipLines: number;
  readonly hasHeader: boolean;
  readonly lineEnd: '\n' | '\r\n' | '\r';
}
