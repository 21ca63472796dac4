import type * as en from '../en';

export const app: Readonly<Record<keyof typeof en.app, string>> = {};
