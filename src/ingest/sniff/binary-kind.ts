import { startsWith } from './bytes';

/** Kinds of file that are not text, however they are named. */
export type BinaryKind =
  | 'xlsx'
  | 'zip'
  | 'xls'
  | 'pdf'
  | 'gzip'
  | 'png'
  | 'jpeg'
  | 'gif'
  | 'parquet'
  | 'arrow'
  | 'sqlite'
  | 'zstd'
  | '7z'
  | 'rar'
  | 'unknown';

const SIGNATURES: readonly (readonly [BinaryKind, string])[] = [
  ['xls', '\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1'],
  ['pdf', '%PDF-'],
  ['gzip', '\x1f\x8b\x08'],
  ['png', '\x89PNG\r\n'],
  ['jpeg', '\xff\xd8\xff'],
  ['gif', 'GIF89a'],
  ['arrow', 'ARROW1'],
  ['arrow', '\xff\xff\xff\xff'], // a stream begins with the mark of a message
  ['rar', 'Rar!\x1a\x07'],
  ['sqlite', 'SQLite format 3\0'],
  ['zstd', '\x28\xb5\x2f\xfd'],
  ['7z', '7z\xbc\xaf\x27\x1c'],
];

/** Share of control bytes above which a file is not text. */
const MAX_CONTROL_SHARE = 0.1;
const EXAMINED_BYTES = 64 * 1024;

/** The kind of a binary file by its magic number, or null. The name says nothing. */
export function magicKind(head: Uint8Array): BinaryKind | null {
  if (startsWith(head, 'PK\x03\x04') || startsWith(head, 'PK\x05\x06'))
    return latin1(head).includes('xl/') ? 'xlsx' : 'zip';
  for (const [kind, signature] of SIGNATURES) if (startsWith(head, signature)) return kind;
  // A text may begin with the letters PAR1; in a Parquet file a control byte follows.
  return startsWith(head, 'PAR1') && (head[4] ?? 0) < 0x20 ? 'parquet' : null;
}

/** Whether bytes without a magic number are too full of control codes to be text. Rule UTF-16 out first: it is full of NUL. */
export function looksBinary(head: Uint8Array): boolean {
  return controlShare(head.subarray(0, EXAMINED_BYTES)) > MAX_CONTROL_SHARE;
}

function controlShare(bytes: Uint8Array): number {
  let control = 0;
  for (const byte of bytes) if (byte < 32 && (byte < 9 || (byte > 13 && byte !== 27 && byte < 28))) control++;
  return bytes.length === 0 ? 0 : control / bytes.length;
}

function latin1(bytes: Uint8Array): string {
  return new TextDecoder('latin1').decode(bytes.subarray(0, EXAMINED_BYTES));
}
