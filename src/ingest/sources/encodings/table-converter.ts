import type { TextEncoding } from '../../../dataset';
import { byteTable, type ByteTable } from './byte-table';
import { joined, REPLACEMENT, type Converter } from './converter';
import { Utf8Writer } from './utf8-writer';

/** The longest character of these encodings: GB18030 has four bytes. */
const MAX_BYTES = 4;
const MAX_CACHED = 1 << 16;

interface RareCharacter {
  readonly text: string;
  readonly bytes: number;
}

/**
 * Converts the East Asian double-byte and the single-byte encodings by a table, straight from bytes to bytes: four times as fast
 * as by way of strings. Characters that the table has not (longer ones, those beyond the basic plane) are decoded one by one.
 */
export class TableConverter implements Converter {
  readonly #table: ByteTable;
  readonly #decoder: TextDecoder;
  readonly #rare = new Map<number, RareCharacter | null>();
  #rest: Uint8Array = new Uint8Array();
  #written = 0;
  #broken = 0;
  #firstBroken = -1;

  constructor(encoding: TextEncoding) {
    this.#table = byteTable(encoding);
    this.#decoder = new TextDecoder(encoding, { fatal: true });
  }

  get broken(): number {
    return this.#broken;
  }

  get firstBroken(): number {
    return this.#firstBroken;
  }

  convert(chunk: Uint8Array, last: boolean): Uint8Array<ArrayBuffer> {
    const bytes = joined(this.#rest, chunk);
    const end = last ? bytes.length : Math.max(0, bytes.length - MAX_BYTES + 1);
    const { single, pairs } = this.#table;
    const out = new Utf8Writer(bytes.length * 3);
    let at = 0;
    while (at < end) {
      const byte = bytes[at] as number;
      if (byte < 0x80) {
        out.ascii(byte);
        at++;
        continue;
      }
      const alone = single[byte] as number;
      if (alone > 0) {
        out.codePoint(alone);
        at++;
        continue;
      }
      const pair = at + 1 < bytes.length ? (pairs[(byte << 8) | (bytes[at + 1] as number)] as number) : 0;
      if (pair > 0) {
        out.codePoint(pair);
        at += 2;
      } else {
        at += this.#writeRare(bytes, at, out);
      }
    }
    this.#rest = bytes.slice(at);
    this.#written += out.length;
    return out.bytes;
  }

  /** @returns how many bytes it took */
  #writeRare(bytes: Uint8Array, at: number, out: Utf8Writer): number {
    const rare = this.#rareAt(bytes.subarray(at, at + MAX_BYTES));
    if (rare) {
      out.text(rare.text);
      return rare.bytes;
    }
    if (this.#firstBroken < 0) this.#firstBroken = this.#written + out.length;
    this.#broken++;
    out.codePoint(REPLACEMENT);
    // A second byte that may stand for itself (a comma, a line end, a letter) is kept.
    const next = bytes[at + 1] ?? 0;
    return next < 0x80 || (this.#table.single[next] as number) > 0 ? 1 : 2;
  }

  #rareAt(bytes: Uint8Array): RareCharacter | null {
    const key = bytes.reduce((sum, byte) => sum * 257 + byte + 1, 0);
    const known = this.#rare.get(key);
    if (known !== undefined) return known;
    const found = this.#decodeRare(bytes);
    if (this.#rare.size < MAX_CACHED) this.#rare.set(key, found);
    return found;
  }

  #decodeRare(bytes: Uint8Array): RareCharacter | null {
    for (let length = 2; length <= bytes.length; length++) {
      try {
        return { text: this.#decoder.decode(bytes.subarray(0, length)), bytes: length };
      } catch {
        // no character of this length
      }
    }
    return null;
  }
}
