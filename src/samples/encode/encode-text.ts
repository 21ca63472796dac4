import type { Charset } from './charset';
import { codeTable, type CodeTable } from './code-table';
import { EncodeError } from './encode-error';

const utf8 = new TextEncoder();
const SURROGATE = /[\ud800-\udfff]/;
const LONE_SURROGATE = /\p{Surrogate}/u;

/**
 * Text in the bytes of an encoding, without a byte order mark.
 * @throws {EncodeError} at the first character that the encoding lacks
 */
export function encodeText(text: string, charset: Charset): Uint8Array {
  switch (charset) {
    case 'utf-8':
      refuseLoneSurrogates(text, charset);
      return utf8.encode(text);
    case 'utf-16le':
    case 'utf-16be':
      refuseLoneSurrogates(text, charset);
      return toUtf16(text, charset === 'utf-16le');
    default:
      return byTable(text, charset, codeTable(charset));
  }
}

function refuseLoneSurrogates(text: string, charset: Charset): void {
  if (!SURROGATE.test(text)) return;
  const found = LONE_SURROGATE.exec(text);
  if (found) throw new EncodeError(charset, found[0], found.index);
}

function toUtf16(text: string, littleEndian: boolean): Uint8Array {
  const bytes = new Uint8Array(text.length * 2);
  const view = new DataView(bytes.buffer);
  for (let at = 0; at < text.length; at++) view.setUint16(at * 2, text.charCodeAt(at), littleEndian);
  return bytes;
}

function byTable(text: string, charset: Charset, table: CodeTable): Uint8Array {
  const bytes = new Uint8Array(text.length * (charset === 'gb18030' ? 4 : 2));
  let length = 0;
  for (let at = 0; at < text.length; at++) {
    const point = text.codePointAt(at) as number;
    const code = table[point] ?? 0;
    if (code === 0 && point !== 0) throw new EncodeError(charset, String.fromCodePoint(point), at);
    if (point > 0xffff) at++;
    if (code > 0xffff) {
      bytes[length++] = code >>> 24;
      bytes[length++] = (code >>> 16) & 0xff;
    }
    if (code > 0xff) bytes[length++] = (code >>> 8) & 0xff;
    bytes[length++] = code & 0xff;
  }
  return bytes.slice(0, length);
}
