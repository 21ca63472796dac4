import { firstHighByte } from './bytes';

/**
 * Whether the bytes are UTF-8, when they may begin and end in the middle of a character (as a slice of a file does).
 * Pure ASCII is UTF-8.
 */
export function isUtf8(bytes: Uint8Array): boolean {
  let start = 0;
  while (start < 3 && start < bytes.length && ((bytes[start] as number) & 0xc0) === 0x80) start++;
  try {
    // `stream` keeps an unfinished character at the end from being an error.
    new TextDecoder('utf-8', { fatal: true }).decode(bytes.subarray(start), { stream: true });
    return true;
  } catch {
    return false;
  }
}

/**
 * Checks a stream of chunks for UTF-8. Chunks of pure ASCII cost a word test only; the decoder runs from the first high byte on.
 */
export class Utf8Checker {
  #decoder = new TextDecoder('utf-8', { fatal: true });
  #open = false;

  /** @returns false from the first chunk that shows the stream is not UTF-8 (call no more after that) */
  push(chunk: Uint8Array): boolean {
    const from = this.#open ? 0 : firstHighByte(chunk);
    if (from < 0) return true;
    try {
      this.#decoder.decode(chunk.subarray(from), { stream: true });
      this.#open = endsInsideCharacter(chunk);
      return true;
    } catch {
      return false;
    }
  }

  /** @returns false when the stream ends in the middle of a character */
  end(): boolean {
    return !this.#open;
  }
}

function endsInsideCharacter(bytes: Uint8Array): boolean {
  for (let back = 1; back <= 3 && back <= bytes.length; back++) {
    const byte = bytes[bytes.length - back] as number;
    if (byte < 0x80) return false;
    if (byte >= 0xc0) return (byte >= 0xf0 ? 4 : byte >= 0xe0 ? 3 : 2) > back;
  }
  return false;
}

/** Offset of the first byte that begins no whole UTF-8 character, or -1. A character that the end cuts is sound. */
export function firstInvalidUtf8(bytes: Uint8Array): number {
  for (let i = firstHighByte(bytes); i >= 0 && i < bytes.length;) {
    const lead = bytes[i] as number;
    if (lead < 0x80) {
      i++;
      continue;
    }
    const length = lead >= 0xf0 ? 4 : lead >= 0xe0 ? 3 : 2;
    if (lead < 0xc2 || lead > 0xf4) return i;
    for (let k = 1; k < length && i + k < bytes.length; k++) {
      const next = bytes[i + k] as number;
      if ((next & 0xc0) !== 0x80) return i;
      if (k === 1 && !isSecondByte(lead, next)) return i;
    }
    i += length;
  }
  return -1;
}

/** Overlong forms, surrogates and codes above U+10FFFF are no characters. */
function isSecondByte(lead: number, next: number): boolean {
  if (lead === 0xe0) return next >= 0xa0;
  if (lead === 0xed) return next < 0xa0;
  if (lead === 0xf0) return next >= 0x90;
  return lead !== 0xf4 || next < 0x90;
}

/** Share of the non-ASCII characters that are sound UTF-8: near 1 for a UTF-8 file with a damaged spot, near 0 for another encoding. */
export function utf8Share(bytes: Uint8Array): number {
  const from = firstHighByte(bytes);
  if (from < 0) return 1;
  let sound = 0;
  let broken = 0;
  for (const character of new TextDecoder().decode(bytes.subarray(from, from + 65536))) {
    const code = character.codePointAt(0) ?? 0;
    if (code === 0xfffd) broken++;
    else if (code >= 0x80) sound++;
  }
  return sound / Math.max(1, sound + broken);
}
