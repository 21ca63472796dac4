/** One condition of a selection: a column of a published table equals a value (or lies in a half-open range). */
export type Condition =
  | { readonly table: string; readonly column: string; readonly equals: string | number | boolean }
  | { readonly table: string; readonly column: string; readonly from: number; readonly to: number };

/** The customers that meet every condition: what a click on a mark means. */
export type Selection = readonly Condition[];
