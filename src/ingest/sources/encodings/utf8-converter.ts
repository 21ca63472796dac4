import type { Converter } from './converter';

/** "Converts" UTF-8 into sound UTF-8: for a file that its reader says is UTF-8 though it is not, quite. */
export class Utf8Converter implements Converter {
  readonly #decoder = new TextDecoder('utf-8', { ignoreBOM: true });
  readonly #encoder = new TextEncoder();
  #written = 0;
  #broken = 0;
  #firstBroken = -1;

  get broken(): number {
    return this.#broken;
  }

  get firstBroken(): number {
    return this.#firstBroken;
  }

  convert(chunk: Uint8Array, last: boolean): Uint8Array<ArrayBuffer> {
    const text = this.#decoder.decode(chunk, { stream: !last });
    for (let at = text.indexOf('\ufffd'); at >= 0; at = text.indexOf('\ufffd', at + 1)) {
      if (this.#firstBroken < 0)
        this.#firstBroken = this.#written + this.#encoder.encode(text.slice(0, at)).length;
      this.#broken++;
    }
    const bytes = this.#encoder.encode(text);
    this.#written += bytes.length;
    return bytes;
  }
}
