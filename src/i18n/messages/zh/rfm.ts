import type * as en from '../en';

export const rfm: Readonly<Record<keyof typeof en.rfm, string>> = {};
