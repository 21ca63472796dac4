import type { FileIssue } from './issue';
import type { Ledger } from './ledger';
import type { RoleMapping } from './role';
import type { Source } from './source';

/** A statement as it ran, with a name a reader can find it by. */
export interface SqlStep {
  readonly name: string;
  readonly sql: string;
}

/** What is open: the source, what was counted under which rules, and the extent of the orders. */
export interface DatasetFacts {
  readonly source: Source;
  readonly mapping: RoleMapping;
  readonly ledger: Ledger;
  readonly issues: readonly FileIssue[];
  /** How the tables came about. */
  readonly steps: readonly SqlStep[];
  readonly orders: number;
  readonly customers: number;
  /** ISO dates of the first and the last counted order; null when no order has a date. */
  readonly firstOrderedOn: string | null;
  readonly lastOrderedOn: string | null;
}
