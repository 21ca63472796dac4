/** Bytes of UTF-8, written one code point at a time into an array that is large enough for them. */
export class Utf8Writer {
  readonly #bytes: Uint8Array<ArrayBuffer>;
  #length = 0;

  constructor(capacity: number) {
    this.#bytes = new Uint8Array(capacity);
  }

  get length(): number {
    return this.#length;
  }

  get bytes(): Uint8Array<ArrayBuffer> {
    return this.#bytes.subarray(0, this.#length);
  }

  ascii(byte: number): void {
    this.#bytes[this.#length++] = byte;
  }

  codePoint(code: number): void {
    const out = this.#bytes;
    if (code < 0x80) {
      out[this.#length++] = code;
    } else if (code < 0x800) {
      out[this.#length++] = 0xc0 | (code >> 6);
      out[this.#length++] = 0x80 | (code & 0x3f);
    } else if (code < 0x10000) {
      out[this.#length++] = 0xe0 | (code >> 12);
      out[this.#length++] = 0x80 | ((code >> 6) & 0x3f);
      out[this.#length++] = 0x80 | (code & 0x3f);
    } else {
      out[this.#length++] = 0xf0 | (code >> 18);
      out[this.#length++] = 0x80 | ((code >> 12) & 0x3f);
      out[this.#length++] = 0x80 | ((code >> 6) & 0x3f);
      out[this.#length++] = 0x80 | (code & 0x3f);
    }
  }

  text(text: string): void {
    for (const character of text) this.codePoint(character.codePointAt(0) as number);
  }
}
