import type { RowOf } from '../../engine';

/** One row per calendar month with an order. */
export const MONTH = { month: 'date', orders: 'number', revenue: 'number' } as const;

export type Month = RowOf<typeof MONTH>;
