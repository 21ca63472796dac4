import type { TextEncoding } from '../../../dataset';

/** Of an encoding whose characters are one or two bytes, mostly: what each byte and each pair of bytes means. */
export interface ByteTable {
  /** Code point by byte; 0 where the byte begins a longer character or none. NUL is known by its byte. */
  readonly single: Uint16Array;
  /** Code point by `lead << 8 | trail`; 0 where the pair is no character of the basic plane. */
  readonly pairs: Uint16Array;
}

/**
 * The table of an encoding, learnt from the platform's own decoder: all bytes and all pairs are decoded once, in two calls, with a
 * line end after each so that a broken one does not eat the next.
 */
export function byteTable(encoding: TextEncoding): ByteTable {
  const known = tables.get(encoding);
  if (known) return known;
  const table = learnt(encoding);
  tables.set(encoding, table);
  return table;
}

const tables = new Map<TextEncoding, ByteTable>();

function learnt(encoding: TextEncoding): ByteTable {
  const single = new Uint16Array(256);
  const pairs = new Uint16Array(65536);
  const leads: number[] = [];
  decodedEach(
    encoding,
    Array.from({ length: 256 }, (_, byte) => [byte]),
  ).forEach((text, byte) => {
    if (isCharacter(text)) single[byte] = text.charCodeAt(0);
    else leads.push(byte);
  });
  const candidates = leads.flatMap((lead) => Array.from({ length: 192 }, (_, trail) => [lead, trail + 64]));
  decodedEach(encoding, candidates).forEach((text, index) => {
    const [lead, trail] = candidates[index] as [number, number];
    if (isCharacter(text)) pairs[(lead << 8) | trail] = text.charCodeAt(0);
  });
  return { single, pairs };
}

function isCharacter(text: string | undefined): text is string {
  return text?.length === 1 && text !== '\ufffd';
}

/** The line feed between them is skipped where it is one of the sequences itself. */
function decodedEach(encoding: TextEncoding, sequences: readonly (readonly number[])[]): string[] {
  const bytes = Uint8Array.from(sequences.flatMap((sequence) => [...sequence, 0x0a]));
  // `stream` because Node takes windows-1252 for latin-1 otherwise
  const text = new TextDecoder(encoding).decode(bytes, { stream: true });
  const own = sequences.findIndex((sequence) => sequence.length === 1 && sequence[0] === 0x0a);
  const parts = text.split('\n');
  if (own >= 0) parts.splice(own, 2, '\n');
  return parts.slice(0, sequences.length);
}
