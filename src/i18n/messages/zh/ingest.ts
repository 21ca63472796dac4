import type * as en from '../en';

export const ingest: Readonly<Record<keyof typeof en.ingest, string>> = {};
