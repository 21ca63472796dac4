/**
 * A number that knows what it measures, so that every place that prints it prints it alike.
 * Shares are 0 to 1, money is in the data's own currency, dates are ISO text (local calendar, no time zone).
 */
export type Quantity =
  | { readonly type: 'count'; readonly value: number }
  | { readonly type: 'share'; readonly value: number }
  | { readonly type: 'money'; readonly value: number }
  | { readonly type: 'days'; readonly value: number }
  | { readonly type: 'number'; readonly value: number; readonly digits?: number }
  | { readonly type: 'bytes'; readonly value: number }
  | { readonly type: 'seconds'; readonly value: number }
  | { readonly type: 'date'; readonly value: string };

export const count = (value: number): Quantity => ({ type: 'count', value });
export const share = (value: number): Quantity => ({ type: 'share', value });
export const money = (value: number): Quantity => ({ type: 'money', value });
export const days = (value: number): Quantity => ({ type: 'days', value });
export const bytes = (value: number): Quantity => ({ type: 'bytes', value });
export const seconds = (value: number): Quantity => ({ type: 'seconds', value });
export const date = (value: string): Quantity => ({ type: 'date', value });
export const number = (value: number, digits = 2): Quantity => ({ type: 'number', value, digits });
