/** What a column is to us. Several columns never share a role; a column may have none. */
export const ROLES = [
  'customer_id',
  'order_id',
  'ordered_at',
  'amount',
  'quantity',
  'unit_price',
  'sku',
  'product',
  'category',
  'channel',
  'region',
  'city',
  'status',
  'cost',
  'refund',
  'name',
  'gender',
  'birth_date',
  'birth_year',
  'registered_at',
  'level',
  'referrer_id',
] as const;

export type Role = (typeof ROLES)[number];

/** Which column plays which role; the name of a column of the source table. */
export type RoleMapping = Readonly<Partial<Record<Role, string>>>;

/** Why a column was given its role: a machine-readable reason with its numbers; the page words it. */
export type RoleReason =
  | { readonly kind: 'header'; readonly term: string }
  | { readonly kind: 'header-part'; readonly term: string }
  | { readonly kind: 'dates'; readonly share: number }
  | { readonly kind: 'repeats'; readonly distinct: number; readonly rows: number }
  | { readonly kind: 'numbers'; readonly share: number }
  | { readonly kind: 'integers'; readonly share: number }
  | { readonly kind: 'few-values'; readonly distinct: number }
  | { readonly kind: 'chosen' }
  /** Chosen for a file of the same header before. */
  | { readonly kind: 'remembered' };

export interface RoleGuess {
  readonly role: Role;
  readonly column: string;
  /** 0 to 1; below 0.5 the page asks. */
  readonly confidence: number;
  readonly reasons: readonly RoleReason[];
}
