import { magicKind } from '../sniff/binary-kind';
import { looksLikeJson } from './json/looks-like-json';
import { SourceError } from './source-error';
import type { SourceTable, Unpacked } from './source-table';
import { unpackFile } from './sources-client';

const HEAD_BYTES = 4096;

/** A file that is text as it stands: its encoding is found later. */
export function textSource(file: File): SourceTable {
  return { name: file.name, file, origin: { fileName: file.name, format: 'text' }, issues: [] };
}

/**
 * The tables in dropped files, in their order, and what could not be used. Plain text, which most files are, passes at once; for
 * anything else a worker is started.
 * @throws {DOMException} `AbortError`; {Error} when a file cannot be read
 */
export async function openSources(files: readonly File[], signal?: AbortSignal): Promise<Unpacked> {
  const found: Unpacked[] = [];
  for (const file of files) {
    signal?.throwIfAborted();
    found.push(await openSource(file, signal));
  }
  return { tables: found.flatMap(({ tables }) => tables), issues: found.flatMap(({ issues }) => issues) };
}

async function openSource(file: File, signal: AbortSignal | undefined): Promise<Unpacked> {
  const head = new Uint8Array(await file.slice(0, HEAD_BYTES).arrayBuffer());
  if (magicKind(head) === null && !looksLikeJson(head)) return { tables: [textSource(file)], issues: [] };
  try {
    return await unpackFile(file, signal);
  } catch (error) {
    if (error instanceof SourceError) return { tables: [], issues: [error.toIssue(file.name)] };
    throw error;
  }
}
