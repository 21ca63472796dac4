import { firstHighByte } from './bytes';

/** With more, a file is read through its encoding; with fewer, only these bytes are re-encoded. */
const MAX_HIGH_BYTES = 1000;

/** Collects where the bytes of 0x80 and more stand, as long as they are few. */
export class HighBytes {
  #positions: number[] | null = [];
  #offset = 0;

  /** Offsets in the file, or null when there are too many. */
  get positions(): readonly number[] | null {
    return this.#positions;
  }

  push(chunk: Uint8Array): void {
    for (let at = firstHighByte(chunk); at >= 0 && this.#positions; at = firstHighByte(chunk, at + 1)) {
      if (this.#positions.length === MAX_HIGH_BYTES) this.#positions = null;
      else this.#positions.push(this.#offset + at);
    }
    this.#offset += chunk.length;
  }
}

/** The positions in a whole file; stops reading as soon as there are too many. */
export async function findHighBytes(chunks: AsyncIterable<Uint8Array>): Promise<readonly number[] | null> {
  const found = new HighBytes();
  for await (const chunk of chunks) {
    found.push(chunk);
    if (!found.positions) return null;
  }
  return found.positions;
}
