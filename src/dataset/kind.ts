/** What the rows of a file are. Only `order_lines` and `orders` carry what analyses of orders need. */
export const FILE_KINDS = ['order_lines', 'orders', 'customers', 'survey', 'other'] as const;

export type FileKind = (typeof FILE_KINDS)[number];

/** Why a file was taken for its kind: machine-readable, with its numbers of the sample; the page words it. */
export type KindReason =
  /** Order numbers come back: several rows are one order. */
  | { readonly kind: 'orders-repeat'; readonly rows: number; readonly orders: number }
  /** Rows name an item and no order number says which rows belong together. */
  | { readonly kind: 'items' }
  | { readonly kind: 'one-row-per-order' }
  /** Time and money, and neither items nor order numbers. */
  | { readonly kind: 'payments' }
  | { readonly kind: 'one-row-per-customer' }
  /** Columns that one questionnaire tool writes. */
  | { readonly kind: 'survey-tool'; readonly tool: string }
  | { readonly kind: 'questions'; readonly questions: number }
  | { readonly kind: 'no-order-columns' }
  /** The reader said which columns hold time and money. */
  | { readonly kind: 'chosen' };

export interface KindGuess {
  readonly kind: FileKind;
  readonly reason: KindReason;
}

/** Whether analyses of orders can read such a file. */
export function hasOrders({ kind }: KindGuess): boolean {
  return kind === 'order_lines' || kind === 'orders';
}
