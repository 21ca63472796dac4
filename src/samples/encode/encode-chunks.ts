import { BYTE_ORDER_MARKS, type Charset } from './charset';
import { EncodeError } from './encode-error';
import { encodeText } from './encode-text';

export interface EncodeOptions {
  /** Begins with the byte order mark, if the encoding has one. */
  readonly byteOrderMark?: boolean;
}

/**
 * Pieces of one text as pieces of bytes. A piece must not end inside of a surrogate pair.
 * @throws {EncodeError} whose place counts from the beginning of the first piece
 */
export function* encodeChunks(
  chunks: Iterable<string>,
  charset: Charset,
  { byteOrderMark = false }: EncodeOptions = {},
): Generator<Uint8Array> {
  if (byteOrderMark) yield Uint8Array.from(BYTE_ORDER_MARKS[charset] ?? []);
  let before = 0;
  for (const chunk of chunks) {
    yield encodeFrom(chunk, charset, before);
    before += chunk.length;
  }
}

function encodeFrom(chunk: string, charset: Charset, before: number): Uint8Array {
  try {
    return encodeText(chunk, charset);
  } catch (error) {
    if (!(error instanceof EncodeError)) throw error;
    throw new EncodeError(charset, error.character, before + error.at);
  }
}

/** The bytes of the pieces in one. */
export function joinBytes(chunks: Iterable<Uint8Array>): Uint8Array<ArrayBuffer> {
  const parts = [...chunks];
  const joined = new Uint8Array(parts.reduce((length, part) => length + part.length, 0));
  let at = 0;
  for (const part of parts) {
    joined.set(part, at);
    at += part.length;
  }
  return joined;
}
