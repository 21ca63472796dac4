import type { TextEncoding } from './text-encoding';

/** What a table was before it was text. */
export type SourceFormat = 'text' | 'xlsx' | 'json' | 'parquet' | 'arrow';

/** Where in a dropped file a table was found, so that opening the same file again finds the same table. */
export interface SourceOrigin {
  /** The file as it was dropped. */
  readonly fileName: string;
  readonly format: SourceFormat;
  /** Path in an archive; of an archive in an archive, the paths joined by `/`. */
  readonly entry?: string;
  readonly sheet?: string;
  readonly compression?: 'zip' | 'gzip';
  /** The encoding of the text, once it is known; of a format that is no text, `utf-8`. */
  readonly encoding?: TextEncoding;
  /** The encoding was chosen by the reader, not found. */
  readonly chosenEncoding?: true;
}
