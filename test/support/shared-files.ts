import { existsSync, openAsBlob, readFileSync } from 'node:fs';
import { basename } from 'node:path';

const SHARED = '../shared';

export const ONLINE_RETAIL = `${SHARED}/data/online-retail/OnlineRetail.csv`;
export const RFM_ORDERS = `${SHARED}/data/rfm-orders/rfm_data_orders.csv`;

export function shared(path: string): string {
  return `${SHARED}/${path}`;
}

/** Public data and reference results beside the repository: where they are absent, the tests that need them are skipped, saying so. */
export function areAbsent(...paths: readonly string[]): boolean {
  const absent = paths.filter((path) => !existsSync(path));
  for (const path of absent) console.warn(`${path} is absent: its tests are skipped.`);
  return absent.length > 0;
}

export function golden<T>(path: string): T {
  return JSON.parse(readFileSync(`${SHARED}/golden/${path}`, 'utf8')) as T;
}

export async function sharedFile(path: string): Promise<File> {
  return new File([await openAsBlob(path)], basename(path));
}
