import { joined, REPLACEMENT, type Converter } from './converter';
import { Utf8Writer } from './utf8-writer';

/** Converts UTF-16; half a surrogate pair, or an odd byte at the end, is broken. */
export class Utf16Converter implements Converter {
  readonly #high: 0 | 1;
  #rest: Uint8Array = new Uint8Array();
  #written = 0;
  #broken = 0;
  #firstBroken = -1;

  constructor(order: 'little-endian' | 'big-endian') {
    this.#high = order === 'little-endian' ? 1 : 0;
  }

  get broken(): number {
    return this.#broken;
  }

  get firstBroken(): number {
    return this.#firstBroken;
  }

  convert(chunk: Uint8Array, last: boolean): Uint8Array<ArrayBuffer> {
    const bytes = joined(this.#rest, chunk);
    const out = new Utf8Writer(bytes.length * 2 + 3);
    const high = this.#high;
    const unit = (at: number): number =>
      ((bytes[at + high] as number) << 8) | (bytes[at + 1 - high] as number);
    let at = 0;
    for (; at + 1 < bytes.length; at += 2) {
      const code = unit(at);
      if ((code & 0xf800) !== 0xd800) {
        out.codePoint(code);
        continue;
      }
      if (at + 3 >= bytes.length && !last) break;
      const next = at + 3 < bytes.length ? unit(at + 2) : 0;
      if (code < 0xdc00 && (next & 0xfc00) === 0xdc00) {
        out.codePoint(0x10000 + ((code & 0x3ff) << 10) + (next & 0x3ff));
        at += 2;
      } else {
        this.#writeBroken(out);
      }
    }
    if (last && at < bytes.length) this.#writeBroken(out);
    this.#rest = bytes.slice(at);
    this.#written += out.length;
    return out.bytes;
  }

  #writeBroken(out: Utf8Writer): void {
    if (this.#firstBroken < 0) this.#firstBroken = this.#written + out.length;
    this.#broken++;
    out.codePoint(REPLACEMENT);
  }
}
