import type * as en from '../en';

export const charts: Readonly<Record<keyof typeof en.charts, string>> = {};
