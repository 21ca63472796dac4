/** A file as the sniffer sees it: a name, a size and byte ranges on demand. Never read whole. */
export interface FileBytes {
  readonly name: string;
  readonly size: number;
  /** The bytes from `start` (included) to `end` (excluded), cut to the file's size. */
  slice(start: number, end: number): Promise<Uint8Array>;
}

export const CHUNK_BYTES = 4 * 1024 * 1024;

/** The bytes of a `File` or a named `Blob`. */
export function bytesOfBlob(blob: Blob, name = 'name' in blob ? String(blob.name) : ''): FileBytes {
  return {
    name,
    size: blob.size,
    slice: async (start, end) => new Uint8Array(await blob.slice(start, end).arrayBuffer()),
  };
}

/** Bytes in memory as a file: for tests and pasted text. */
export function bytesOfArray(name: string, bytes: Uint8Array): FileBytes {
  return { name, size: bytes.length, slice: async (start, end) => bytes.subarray(start, end) };
}

/** Chunks asked for before they are needed: reading several at once is half as fast again as one after the other. */
const AHEAD = 4;

/**
 * The file in chunks of up to `chunkBytes`; the next ones are asked for while the present one is worked on.
 * @throws the signal's reason when aborted
 */
export async function* chunksOf(
  file: FileBytes,
  {
    start = 0,
    chunkBytes = CHUNK_BYTES,
    signal,
  }: { start?: number; chunkBytes?: number; signal?: AbortSignal } = {},
): AsyncGenerator<Uint8Array> {
  const ahead: Promise<Uint8Array>[] = [];
  let next = start;
  const askAhead = (): void => {
    for (; ahead.length < AHEAD && next < file.size; next += chunkBytes) {
      const chunk = file.slice(next, Math.min(next + chunkBytes, file.size));
      chunk.catch(() => undefined); // if the caller stops early nobody awaits it; a failure still shows at its await
      ahead.push(chunk);
    }
  };
  for (askAhead(); ahead.length > 0; askAhead()) {
    const chunk = await (ahead.shift() as Promise<Uint8Array>);
    signal?.throwIfAborted();
    yield chunk;
  }
}
