import {
  BlobReader,
  configure,
  ERR_ENCRYPTED,
  ERR_UNSUPPORTED_ENCRYPTION,
  ZipReader,
  type Entry,
  type FileEntry,
} from '@zip.js/zip.js/index-native.js';
import { inflatedBlob } from './collect';
import type { InflateBudget, Limits } from './limits';
import { SourceError } from './source-error';

// We are in a worker of our own already; and the page's policy allows none made of a blob.
configure({ useWebWorkers: false });

/** A file in an archive. */
export interface ZipEntry {
  /** Its path. */
  readonly name: string;
  /** @throws {SourceError} `archive-too-large`, `archive-encrypted`, `archive-damaged` */
  blob(): Promise<Blob>;
  /** The same as it inflates, nothing kept. */
  pipeTo(stream: WritableStream<Uint8Array<ArrayBuffer>>): Promise<void>;
}

/**
 * The files in an archive, without its folders.
 * @throws {SourceError} `archive-damaged`, `archive-too-many-entries`
 */
export async function zipEntries(
  file: Blob,
  budget: InflateBudget,
  limits: Limits,
): Promise<readonly ZipEntry[]> {
  const entries: ZipEntry[] = [];
  let seen = 0;
  const reader = new ZipReader(new BlobReader(file), { decodeText: entryName });
  try {
    for await (const entry of reader.getEntriesGenerator()) {
      if (++seen > limits.entries)
        throw new SourceError('archive-too-many-entries', { most: limits.entries });
      if (!entry.directory) entries.push(toZipEntry(entry, budget));
    }
  } catch (error) {
    if (error instanceof SourceError) throw error;
    throw new SourceError('archive-damaged', {}, error);
  }
  return entries;
}

function toZipEntry(entry: Extract<Entry, FileEntry>, budget: InflateBudget): ZipEntry {
  const refuse = (): void => {
    if (entry.encrypted) throw new SourceError('archive-encrypted');
    budget.check(entry.uncompressedSize, entry.compressedSize);
  };
  const inflate = async (stream: WritableStream<Uint8Array<ArrayBuffer>>): Promise<void> => {
    try {
      await entry.getData(stream);
    } catch (error) {
      throw toSourceError(error);
    }
  };
  return {
    name: entry.filename,
    async blob() {
      refuse();
      const target = inflatedBlob(budget, entry.compressedSize);
      await inflate(target.stream);
      return target.blob();
    },
    async pipeTo(stream) {
      refuse();
      let bytes = 0;
      const counted = new TransformStream<Uint8Array<ArrayBuffer>, Uint8Array<ArrayBuffer>>({
        transform(chunk, controller) {
          bytes += chunk.length;
          budget.take(chunk.length, bytes, entry.compressedSize);
          controller.enqueue(chunk);
        },
      });
      const failed = new AbortController(); // whichever side fails first, the other must not be left waiting
      const written = counted.readable.pipeTo(stream, { signal: failed.signal });
      const inflated = inflate(counted.writable).catch((error: unknown) => {
        failed.abort(error);
        throw error;
      });
      const outcomes = await Promise.allSettled([written, inflated]);
      const reasons = outcomes.flatMap((outcome) => (outcome.status === 'rejected' ? [outcome.reason] : []));
      // A reader that refuses what it reads is the reason; the other failure only follows from it.
      if (reasons.length > 0) throw reasons[0];
    },
  };
}

function toSourceError(error: unknown): SourceError {
  if (error instanceof SourceError) return error;
  const message = error instanceof Error ? error.message : '';
  const encrypted = message === ERR_ENCRYPTED || message === ERR_UNSUPPORTED_ENCRYPTION;
  return new SourceError(encrypted ? 'archive-encrypted' : 'archive-damaged', {}, error);
}

/** Whether a path is none of those that people mean: what systems hide in archives. */
export function isHidden(path: string): boolean {
  return path.split('/').some((part) => part.startsWith('.') || part === '__MACOSX');
}

/** Names without the UTF-8 flag are, in the archives that Chinese shops send, GBK. */
function entryName(bytes: Uint8Array, encoding: string, type: 'filename' | 'comment'): string | undefined {
  if (type !== 'filename' || /utf-?8/i.test(encoding)) return undefined;
  for (const candidate of ['utf-8', 'gb18030']) {
    try {
      return new TextDecoder(candidate, { fatal: true }).decode(bytes);
    } catch {
      // the next one
    }
  }
  return undefined;
}
