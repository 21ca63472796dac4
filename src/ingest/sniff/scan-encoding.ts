import { firstHighByte } from './bytes';
import { type DetectedEncoding, MIN_UTF8_SHARE, detectLegacy } from './encoding';
import { type HighByte, HighBytes } from './high-bytes';
import { hasC1 } from './single-byte';
import { Utf8Checker, firstInvalidUtf8, utf8Share } from './utf8';

const EVIDENCE_BYTES = 64 * 1024;

export interface ScannedEncoding extends DetectedEncoding {
  /** The bytes of 0x80 and more, when they are few and the whole file was read. */
  readonly highBytes: readonly HighByte[] | null;
}

/**
 * The encoding of a whole file whose samples were pure ASCII or UTF-8: reads every byte, so that a first `£` at 40 MB is still
 * read right. ASCII passes by four bytes at a time; the decoder runs only from the first high byte on.
 * @param chunks the file from its beginning
 */
export async function scanEncoding(chunks: AsyncIterable<Uint8Array>): Promise<ScannedEncoding> {
  const highBytes = new HighBytes();
  const encoding = await scan(watched(chunks, highBytes));
  return { ...encoding, highBytes: highBytes.found };
}

async function* watched(chunks: AsyncIterable<Uint8Array>, highBytes: HighBytes): AsyncGenerator<Uint8Array> {
  for await (const chunk of chunks) {
    highBytes.push(chunk);
    yield chunk;
  }
}

async function scan(chunks: AsyncIterable<Uint8Array>): Promise<DetectedEncoding> {
  const utf8 = new Utf8Checker();
  let ascii = true;
  let legacy: DetectedEncoding | null = null;
  let c1 = false;
  for await (const chunk of chunks) {
    if (legacy !== null) {
      if (!c1 && firstHighByte(chunk) >= 0 && hasC1(chunk)) c1 = true;
      continue;
    }
    if (ascii && firstHighByte(chunk) >= 0) ascii = false;
    if (utf8.push(chunk)) continue;
    if (utf8Share(chunk) >= MIN_UTF8_SHARE)
      return { label: 'utf-8', readAs: 'utf-8', bomBytes: 0, ascii: false };
    legacy = legacyFrom(chunk);
    // Only latin-1 can still turn out to be windows-1252; all other verdicts stand.
    if (legacy.label !== 'iso-8859-1') return legacy;
    c1 = hasC1(chunk);
  }
  if (legacy !== null) return c1 ? windows1252() : legacy;
  const complete = utf8.end();
  return complete
    ? { label: 'utf-8', readAs: 'utf-8', bomBytes: 0, ascii }
    : { label: 'iso-8859-1', readAs: 'latin-1', bomBytes: 0, ascii: false };
}

function legacyFrom(chunk: Uint8Array): DetectedEncoding {
  const from = Math.max(0, firstInvalidUtf8(chunk));
  return detectLegacy(chunk.subarray(from, from + EVIDENCE_BYTES));
}

function windows1252(): DetectedEncoding {
  return { label: 'windows-1252', readAs: null, bomBytes: 0, ascii: false };
}
