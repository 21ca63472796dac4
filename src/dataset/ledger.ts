/** A cleaning rule that takes lines out of what is counted. Rules apply in the order of the ledger; the first that matches names the line. */
export type Rule =
  | { readonly key: 'missing_customer'; readonly enabled: boolean }
  | { readonly key: 'missing_date'; readonly enabled: boolean }
  /** Orders whose number starts with a mark of cancellation: a rule of this file, found in its values. */
  | { readonly key: 'cancelled'; readonly enabled: boolean; readonly prefix: string }
  /** Statuses that stand for an order that never became money: a rule of this file, found in its values. */
  | { readonly key: 'dropped_status'; readonly enabled: boolean; readonly values: readonly string[] }
  | { readonly key: 'nonpositive_price'; readonly enabled: boolean }
  /** Lines that repeat an earlier line in every column. */
  | { readonly key: 'duplicate'; readonly enabled: boolean };

export type RuleKey = Rule['key'];

/** A rule with what it moves: lines and money it takes out, or would take out if it were on. */
export interface LedgerEntry {
  readonly rule: Rule;
  /** Null while it is still being counted (copies take a comparison of all lines). */
  readonly lines: number | null;
  readonly amount: number | null;
}

/** Where every line of the file went: `lines` = counted + what the enabled rules took out. */
export interface Ledger {
  /** Rows of the file: read plus set aside. */
  readonly fileRows: number;
  /** Rows that could not be read and were set aside. */
  readonly setAside: number;
  readonly lines: number;
  readonly amount: number;
  readonly countedLines: number;
  readonly countedAmount: number;
  readonly entries: readonly LedgerEntry[];
}
