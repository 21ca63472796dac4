/**
 * A problem in a file. Problems in data are data: they are collected, counted and shown, never thrown away.
 * `error` means that the file cannot be used as it stands.
 */
export interface FileIssue {
  readonly code: FileIssueCode;
  readonly level: 'error' | 'warning' | 'info';
  readonly file: string;
  /** 1-based line in the file, where one line shows the problem. */
  readonly line?: number;
  readonly column?: string;
  /** The offending text, cut to 200 characters. */
  readonly value?: string;
  /** Rows concerned. */
  readonly rows?: number;
  /** Further facts that the message prints. */
  readonly facts?: Readonly<Record<string, string | number>>;
}

export type FileIssueCode =
  | 'empty-file'
  | 'header-only'
  | 'binary-file'
  | 'unsupported-encoding'
  | 'no-customer-column'
  | 'no-date-column'
  | 'no-amount-column'
  | 'not-orders'
  | 'files-together'
  | 'columns-differ'
  | 'unreadable-dates'
  | 'unreadable-numbers'
  | 'ambiguous-dates'
  | 'unreadable-rows'
  | 'rows-set-aside'
  | 'row-count-differs'
  | 'duplicate-headers'
  | 'empty-headers'
  | 'no-header'
  | 'damaged-ids'
  | 'reader-error'
  | 'undecodable-text'
  | 'archive-damaged'
  | 'archive-encrypted'
  | 'archive-empty'
  | 'archive-too-large'
  | 'archive-too-many-entries'
  | 'workbook-damaged'
  | 'workbook-encrypted'
  | 'workbook-empty'
  | 'hidden-sheets'
  | 'sheet-too-wide'
  | 'formula-errors'
  | 'json-damaged'
  | 'json-no-table'
  | 'json-too-large'
  | 'too-many-columns'
  | 'columnar-damaged';
