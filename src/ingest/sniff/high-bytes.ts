import { firstHighByte } from './bytes';

/** With more, a file is read through its encoding; with fewer, only these bytes are re-encoded. */
const MAX_HIGH_BYTES = 1000;

/** A byte of 0x80 or more and where in the file it stands. */
export interface HighByte {
  readonly at: number;
  readonly byte: number;
}

/** Collects the bytes of 0x80 and more, as long as they are few. */
export class HighBytes {
  #found: HighByte[] | null = [];
  #offset = 0;

  /** In the order of the file, or null when there are too many. */
  get found(): readonly HighByte[] | null {
    return this.#found;
  }

  push(chunk: Uint8Array): void {
    for (let at = firstHighByte(chunk); at >= 0 && this.#found; at = firstHighByte(chunk, at + 1)) {
      if (this.#found.length === MAX_HIGH_BYTES) this.#found = null;
      else this.#found.push({ at: this.#offset + at, byte: chunk[at] as number });
    }
    this.#offset += chunk.length;
  }
}

/** Those of a whole file; stops reading as soon as there are too many. */
export async function findHighBytes(chunks: AsyncIterable<Uint8Array>): Promise<readonly HighByte[] | null> {
  const high = new HighBytes();
  for await (const chunk of chunks) {
    high.push(chunk);
    if (!high.found) return null;
  }
  return high.found;
}
