import type * as en from '../en';

export const abc: Readonly<Record<keyof typeof en.abc, string>> = {};
