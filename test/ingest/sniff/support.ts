import { existsSync, openAsBlob } from 'node:fs';
import { basename } from 'node:path';
import { bytesOfArray, bytesOfBlob, type FileBytes, sniff, type Sniffed } from '../../../src/ingest/sniff';

export function fileOf(content: string | Uint8Array, name = 'orders.csv'): FileBytes {
  return bytesOfArray(name, typeof content === 'string' ? new TextEncoder().encode(content) : content);
}

export function sniffText(content: string | Uint8Array, name?: string): Promise<Sniffed> {
  return sniff(fileOf(content, name));
}

/** Bytes of text in which every character is one byte. */
export function latin1(text: string): Uint8Array {
  return Uint8Array.from(text, (character) => character.charCodeAt(0));
}

export async function* inChunks(bytes: Uint8Array, size: number): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < bytes.length; at += size) yield bytes.slice(at, at + size);
}

/** Public data beside the repository; tests that need it are skipped where it is absent. */
export const SHARED = '../shared/data';
export const ONLINE_RETAIL = `${SHARED}/online-retail/OnlineRetail.csv`;
export const CSV_TORTURE = `${SHARED}/csv-torture`;

export function isAbsent(path: string): boolean {
  const absent = !existsSync(path);
  if (absent) console.warn(`${path} is absent: its tests are skipped.`);
  return absent;
}

export async function fileAt(path: string): Promise<FileBytes> {
  return bytesOfBlob(await openAsBlob(path), basename(path));
}
