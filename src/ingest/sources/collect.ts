import type { InflateBudget } from './limits';

const PART_BYTES = 4 * 1024 * 1024;

/** Gathers bytes into a blob, by pieces of 4 MB that the browser keeps outside of the script's memory. */
export class BlobParts {
  readonly #parts: Blob[] = [];
  #pending: Uint8Array<ArrayBuffer>[] = [];
  #pendingBytes = 0;

  push(bytes: Uint8Array<ArrayBuffer>): void {
    this.#pending.push(bytes);
    this.#pendingBytes += bytes.length;
    if (this.#pendingBytes >= PART_BYTES) this.#flush();
  }

  blob(): Blob {
    this.#flush();
    return new Blob(this.#parts);
  }

  #flush(): void {
    this.#parts.push(new Blob(this.#pending));
    this.#pending = [];
    this.#pendingBytes = 0;
  }
}

/**
 * Where inflated bytes go: into a blob, counted against the budget while they come.
 * @param compressed bytes that they come from
 */
export function inflatedBlob(
  budget: InflateBudget,
  compressed: number,
): { stream: WritableStream<Uint8Array<ArrayBuffer>>; blob: () => Blob } {
  const parts = new BlobParts();
  let written = 0;
  const stream = new WritableStream<Uint8Array<ArrayBuffer>>({
    write(bytes) {
      written += bytes.length;
      budget.take(bytes.length, written, compressed);
      parts.push(bytes);
    },
  });
  return { stream, blob: () => parts.blob() };
}
