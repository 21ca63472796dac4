/** Turns the chunks of a file in some encoding into chunks of UTF-8. */
export interface Converter {
  /**
   * @param last whether the chunk is the file's last, so that an unfinished character is a broken one
   * @returns UTF-8; what is no character in the encoding has become U+FFFD
   */
  convert(chunk: Uint8Array, last: boolean): Uint8Array<ArrayBuffer>;
  /** Byte sequences so far that are no character. */
  readonly broken: number;
  /** Where the first of them stands in the UTF-8 written so far, or -1. */
  readonly firstBroken: number;
}

export const REPLACEMENT = 0xfffd;

export function joined(first: Uint8Array, second: Uint8Array): Uint8Array {
  if (first.length === 0) return second;
  const both = new Uint8Array(first.length + second.length);
  both.set(first);
  both.set(second, first.length);
  return both;
}
