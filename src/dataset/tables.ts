/**
 * Tables behind the published ones, as schema and name: compact, keyed by dense integers, for SQL that reads every
 * order. `order_level` has one row per order with `customer_no`; `customer_index` gives the id of a number.
 */
export const INTERNAL_SCHEMA = 'internal';
export const CUSTOMER_INDEX = [INTERNAL_SCHEMA, 'customer_index'] as const;
export const ORDER_LEVEL = [INTERNAL_SCHEMA, 'order_level'] as const;
