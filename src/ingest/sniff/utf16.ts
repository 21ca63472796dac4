import { isUtf8 } from './utf8';

/**
 * UTF-16 without a byte order mark: one byte of most pairs is NUL, or a CJK text whose spaces and line ends are NUL pairs. (A
 * NUL behind the delimiters of a text that else is UTF-8 is an empty cell of a careless export.)
 */
export function guessUtf16(bytes: Uint8Array): 'utf-16le' | 'utf-16be' | null {
  const pairs = Math.min(bytes.length, 65536) >> 1;
  if (pairs < 2) return null;
  let nulFirst = 0;
  let nulSecond = 0;
  let breaksLe = 0;
  let breaksBe = 0;
  for (let p = 0; p < pairs; p++) {
    const first = bytes[p * 2] as number;
    const second = bytes[p * 2 + 1] as number;
    if (first === 0) nulFirst++;
    if (second === 0) nulSecond++;
    if (second === 0 && isSeparator(first)) breaksLe++;
    if (first === 0 && isSeparator(second)) breaksBe++;
  }
  const separated = (breaks: number): boolean => breaks > pairs * 0.01 && !isUtf8(bytes);
  if (nulSecond > nulFirst * 10 && (nulSecond > pairs * 0.3 || separated(breaksLe))) return 'utf-16le';
  if (nulFirst > nulSecond * 10 && (nulFirst > pairs * 0.3 || separated(breaksBe))) return 'utf-16be';
  return null;
}

function isSeparator(byte: number): boolean {
  return byte === 0x0a || byte === 0x0d || byte === 0x2c || byte === 0x09 || byte === 0x3b;
}
