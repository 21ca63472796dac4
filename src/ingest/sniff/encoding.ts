import type { Encoding } from '../../dataset';
import { firstHighByte, startsWith } from './bytes';
import { guessDoubleByte, type DoubleByteLabel } from './double-byte';
import { guessSingleByte, type SingleByteLabel } from './single-byte';
import { guessUtf16 } from './utf16';
import { isUtf8, utf8Share } from './utf8';

/** Names that `TextDecoder` knows. */
export type EncodingLabel = 'utf-8' | 'utf-16le' | 'utf-16be' | DoubleByteLabel | SingleByteLabel;

export interface DetectedEncoding {
  readonly label: EncodingLabel;
  /** How DuckDB reads these bytes, or null when they must be decoded first. */
  readonly readAs: Encoding | null;
  /** Length of the byte order mark: 0, 2 or 3. */
  readonly bomBytes: number;
  /** True when every byte seen is below 0x80, so that bytes not seen may still decide otherwise. */
  readonly ascii: boolean;
}

/** Above this share of sound characters a file is UTF-8 with damaged spots, not another encoding. */
export const MIN_UTF8_SHARE = 0.9;

/**
 * The encoding of a file from samples of its bytes, the first sample being its beginning. Samples may begin and end inside a
 * character. Of GB18030, Big5 and the like only the label is found: `readAs` is null.
 */
export function detectEncoding(samples: readonly Uint8Array[]): DetectedEncoding {
  const head = samples[0] ?? new Uint8Array();
  if (startsWith(head, '\xef\xbb\xbf')) return detected('utf-8', 3);
  if (startsWith(head, '\xff\xfe')) return detected('utf-16le', 2, hasSurrogates(head, 1));
  if (startsWith(head, '\xfe\xff')) return detected('utf-16be', 2);
  const utf16 = guessUtf16(head);
  if (utf16 !== null) return detected(utf16, 0, hasSurrogates(head, 1));
  if (samples.every((sample) => firstHighByte(sample) < 0)) return { ...detected('utf-8', 0), ascii: true };
  if (samples.every(isUtf8)) return detected('utf-8', 0);
  const evidence = joinHighParts(samples);
  return utf8Share(evidence) >= MIN_UTF8_SHARE ? detected('utf-8', 0) : detectLegacy(evidence);
}

/** The encoding of bytes that are known not to be UTF-8 or UTF-16. */
export function detectLegacy(bytes: Uint8Array): DetectedEncoding {
  return detected(guessDoubleByte(bytes) ?? guessSingleByte(bytes), 0);
}

/** DuckDB's utf-16 reader takes little endian without surrogate pairs; its latin-1 reader refuses 0x80 to 0x9F. */
function detected(label: EncodingLabel, bomBytes: number, surrogates = false): DetectedEncoding {
  const readAs: Partial<Record<EncodingLabel, Encoding>> = {
    'utf-8': 'utf-8',
    'utf-16le': 'utf-16',
    'iso-8859-1': 'latin-1',
  };
  return { label, readAs: surrogates ? null : (readAs[label] ?? null), bomBytes, ascii: false };
}

function hasSurrogates(bytes: Uint8Array, highByteAt: 0 | 1): boolean {
  for (let i = highByteAt; i < bytes.length; i += 2) {
    const high = bytes[i] as number;
    if (high >= 0xd8 && high <= 0xdf) return true;
  }
  return false;
}

const PART_BYTES = 64 * 1024;
const LINE_FEED = 0x0a;

/**
 * Up to 64 kB of each sample from its first high byte on: the part that tells encodings apart. Whole lines where there are
 * lines, because a sample may begin and end inside a character, and no encoding of several bytes has a line end within one.
 */
function joinHighParts(samples: readonly Uint8Array[]): Uint8Array {
  const parts = samples.flatMap((sample, index) => {
    const from = firstHighByte(sample, index === 0 ? 0 : sample.indexOf(LINE_FEED) + 1);
    if (from < 0) return [];
    const part = sample.subarray(from, from + PART_BYTES);
    const end = part.lastIndexOf(LINE_FEED);
    return [end > 0 ? part.subarray(0, end) : part];
  });
  const only = parts[0];
  if (parts.length === 1 && only !== undefined) return only;
  // A line end between the parts keeps a character cut at one edge from eating the next part.
  const joined = new Uint8Array(parts.reduce((sum, part) => sum + part.length + 1, 0)).fill(LINE_FEED);
  let at = 0;
  for (const part of parts) {
    joined.set(part, at);
    at += part.length + 1;
  }
  return joined;
}
