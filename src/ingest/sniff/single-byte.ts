import { firstHighByte } from './bytes';

export type SingleByteLabel = 'iso-8859-1' | 'windows-1252' | 'windows-1251' | 'koi8-r';

/**
 * The single-byte encoding of bytes that are neither UTF-8 nor double-byte. Every byte string is valid in each, so this looks
 * at how letters stand together: accents of western text are lonely, Cyrillic words are runs of high bytes.
 */
export function guessSingleByte(bytes: Uint8Array): SingleByteLabel {
  let high = 0;
  let runs = 0;
  let lowerHalf = 0;
  let letters = 0;
  let inRun = false;
  for (const byte of bytes) {
    const isHigh = byte >= 0x80;
    if (isHigh) {
      high++;
      if (!inRun) runs++;
      if (byte >= 0xc0) letters++;
      if (byte >= 0xc0 && byte < 0xe0) lowerHalf++;
    }
    inRun = isHigh;
  }
  const cyrillic = high >= 20 && high / Math.max(1, runs) >= 3 && letters / high > 0.8;
  if (cyrillic) return lowerHalf > letters / 2 ? 'koi8-r' : 'windows-1251';
  return hasC1(bytes) ? 'windows-1252' : 'iso-8859-1';
}

/** Whether a byte of 0x80 to 0x9F stands there: printable in windows-1252, control codes that DuckDB refuses in latin-1. */
export function hasC1(bytes: Uint8Array): boolean {
  for (let i = firstHighByte(bytes); i >= 0; i = firstHighByte(bytes, i + 1)) {
    if ((bytes[i] as number) < 0xa0) return true;
  }
  return false;
}
