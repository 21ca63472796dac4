import type { TextEncoding } from '../../../src/dataset';

const tables = new Map<TextEncoding, ReadonlyMap<string, readonly number[]>>();

/** Bytes by character of a one- or two-byte encoding: the platform's decoder asked about all of them, the other way round. */
export function encodableCharacters(encoding: TextEncoding): ReadonlyMap<string, readonly number[]> {
  const known = tables.get(encoding);
  if (known) return known;
  const table = new Map<string, readonly number[]>();
  const add = (bytes: readonly number[]): void => {
    // A lead and the line end behind it decode to more than one character.
    const text = new TextDecoder(encoding).decode(Uint8Array.from(bytes), { stream: true });
    if ([...text].length === 1 && text !== '\ufffd' && text >= '\x80' && !table.has(text))
      table.set(text, bytes);
  };
  for (let byte = 0; byte < 128; byte++) table.set(String.fromCharCode(byte), [byte]); // ICU swaps some control codes
  for (let byte = 128; byte < 256; byte++) add([byte]);
  for (let lead = 0x81; lead < 0xff; lead++) for (let trail = 0x40; trail < 0xff; trail++) add([lead, trail]);
  tables.set(encoding, table);
  return table;
}

/** Text in an encoding, which Node itself cannot write. @throws {RangeError} for a character that it has not */
export function encodeText(text: string, encoding: TextEncoding): Uint8Array<ArrayBuffer> {
  if (encoding === 'utf-8') return new TextEncoder().encode(text);
  if (encoding === 'utf-16le') return Uint8Array.from(Buffer.from(text, 'utf16le'));
  if (encoding === 'utf-16be') return Uint8Array.from(Buffer.from(text, 'utf16le').swap16());
  const table = encodableCharacters(encoding);
  return Uint8Array.from(
    [...text].flatMap((character) => {
      const bytes = table.get(character);
      if (!bytes) throw new RangeError(`${encoding} has no ${character}`);
      return bytes;
    }),
  );
}
