import type { TableCharset } from './charset';
import { addFourByteCodes } from './gb18030';

/** By code point, planes 0 to 2: the code as a big-endian number (`0x3b` is one byte, `0xb0a1` two), 0 where there is none. */
export type CodeTable = Uint32Array;

const CODE_POINTS = 0x30000;

/** 0x80 to 0x9F of windows-1252: some versions of Node decode them as ISO 8859-1. A blank stands for no character. */
const WINDOWS_1252 = '€ ‚ƒ„…†‡ˆ‰Š‹Œ Ž  ‘’“”•–—˜™š›œ žŸ';

/** First bytes whose codes repeat characters that stand elsewhere in the set; programs write those other codes. */
const REPEATING: Partial<Record<TableCharset, (lead: number) => boolean>> = {
  big5: (lead) => lead < 0xa1,
  shift_jis: (lead) => lead === 0xed || lead === 0xee,
};

const tables = new Map<TableCharset, CodeTable>();

/** The codes of an encoding, found once by decoding all of one and two bytes with the platform's own `TextDecoder`. */
export function codeTable(charset: TableCharset): CodeTable {
  let table = tables.get(charset);
  if (table === undefined) {
    table = buildTable(charset);
    tables.set(charset, table);
  }
  return table;
}

function buildTable(charset: TableCharset): CodeTable {
  const table = new Uint32Array(CODE_POINTS);
  for (let ascii = 1; ascii < 0x80; ascii++) table[ascii] = ascii;
  if (charset === 'iso-8859-1' || charset === 'windows-1252') {
    for (let latin = 0xa0; latin <= 0xff; latin++) table[latin] = latin;
    if (charset === 'windows-1252') addWindows1252(table);
    return table;
  }
  const decoder = new TextDecoder(charset);
  if (charset !== 'gb18030' && charset !== 'gbk') addSingleBytes(table, decoder);
  if (!charset.startsWith('windows-')) addDoubleBytes(table, decoder, REPEATING[charset]);
  if (charset === 'gb18030') addFourByteCodes(table, decoder);
  return table;
}

function addWindows1252(table: CodeTable): void {
  [...WINDOWS_1252].forEach((character, index) => {
    if (character !== ' ') table[character.codePointAt(0) as number] = 0x80 + index;
  });
}

function addSingleBytes(table: CodeTable, decoder: TextDecoder): void {
  for (let byte = 0x80; byte <= 0xff; byte++) add(table, decoder.decode(Uint8Array.of(byte)), byte);
}

function addDoubleBytes(
  table: CodeTable,
  decoder: TextDecoder,
  isRepeating: (lead: number) => boolean = () => false,
): void {
  const bytes = new Uint8Array(2);
  const leads = Array.from({ length: 0xfe - 0x81 + 1 }, (_, index) => 0x81 + index);
  for (const lead of [...leads.filter((byte) => !isRepeating(byte)), ...leads.filter(isRepeating)]) {
    for (let trail = 0x40; trail <= 0xfe; trail++) {
      bytes[0] = lead;
      bytes[1] = trail;
      add(table, decoder.decode(bytes), lead * 0x100 + trail);
    }
  }
}

/** The first code of a character is kept. */
function add(table: CodeTable, text: string, code: number): void {
  const point = text.codePointAt(0) ?? 0;
  const isOne = text.length === (point > 0xffff ? 2 : 1);
  if (isOne && isText(point) && table[point] === 0) table[point] = code;
}

/** Not ASCII, not a control character, not for private use (platforms differ there), not the sign for "no character". */
function isText(point: number): boolean {
  return point >= 0xa0 && !(point >= 0xe000 && point <= 0xf8ff) && point !== 0xfffd && point < CODE_POINTS;
}
