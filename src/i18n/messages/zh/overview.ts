import type * as en from '../en';

export const overview: Readonly<Record<keyof typeof en.overview, string>> = {};
