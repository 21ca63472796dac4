import * as v from 'valibot';
import type { RowOf } from '../../engine';
import { parseParameters } from '../parse-parameters';

export const ABC_BY = ['customer', 'product'] as const;
export const ABC_MEASURES = ['revenue', 'orders', 'quantity'] as const;

const border = v.pipe(v.number(), v.minValue(0.01), v.maxValue(0.99));

const schema = v.pipe(
  v.strictObject({
    by: v.optional(v.picklist(ABC_BY), 'customer'),
    measure: v.optional(v.picklist(ABC_MEASURES), 'revenue'),
    /** Cumulative share at which class A ends, and class B. */
    a: v.optional(border, 0.8),
    b: v.optional(border, 0.95),
  }),
  v.check(({ a, b }) => a < b, 'a must be below b'),
);

export type AbcParameters = v.InferOutput<typeof schema>;

export function parseAbcParameters(parameters: unknown): AbcParameters {
  return parseParameters(schema, parameters);
}

export const ABC_CLASSES = ['A', 'B', 'C'] as const;
export type AbcClass = (typeof ABC_CLASSES)[number];

/** One row over all items; `gini` and `top_share` are NULL when no item has a positive value. */
export const ABC_TOTALS = {
  items: 'number',
  total: 'number',
  gini: 'number?',
  top_share: 'number?',
  zero_items: 'number',
  negative_items: 'number',
  negative_total: 'number',
} as const;

export const ABC_CLASS = {
  class: 'string',
  items: 'number',
  value: 'number',
  smallest: 'number',
} as const;

/** Consecutive items of the ranking, together. */
export const ABC_GROUP = {
  first_rank: 'number',
  last_rank: 'number',
  mean_value: 'number',
  cumulative_share: 'number',
  class: 'string',
} as const;

export type AbcTotals = RowOf<typeof ABC_TOTALS>;
export type AbcClassRow = RowOf<typeof ABC_CLASS>;
export type AbcGroup = RowOf<typeof ABC_GROUP>;

export interface AbcResult {
  readonly parameters: AbcParameters;
  readonly totals: AbcTotals;
  readonly classes: readonly AbcClassRow[];
  /** For the bars and, finer, for the curve. */
  readonly bars: readonly AbcGroup[];
  readonly curve: readonly AbcGroup[];
}
