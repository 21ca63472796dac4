/** Four-byte codes of GB 18030 in a row: 126 x 10 x 126 x 10 of them, the bytes from 0x81, 0x30, 0x81, 0x30. */
const BASIC_PLANE_CODES = 39_420;
/** Place of U+10000 in that row; all characters of the further planes follow in order. */
const SUPPLEMENTARY_FROM = 189_000;

/** The bytes of the four-byte code at a place of the row, as a big-endian number. */
export function fourByteCode(place: number): number {
  const fourth = 0x30 + (place % 10);
  const third = 0x81 + (Math.floor(place / 10) % 126);
  const second = 0x30 + (Math.floor(place / 1260) % 10);
  const first = 0x81 + Math.floor(place / 12_600);
  return ((first << 24) | (second << 16) | (third << 8) | fourth) >>> 0;
}

/**
 * Codes for what the two-byte ones lack. Those of the basic plane stand in the order of code points but for some exceptions of
 * the edition, so that the platform's decoder is asked; those of the further planes follow by counting.
 * @param table by code point, with the two-byte codes
 */
export function addFourByteCodes(table: Uint32Array, decoder: TextDecoder): void {
  const bytes = new Uint8Array(4);
  const view = new DataView(bytes.buffer);
  for (let place = 0; place < BASIC_PLANE_CODES; place++) {
    view.setUint32(0, fourByteCode(place));
    const point = decoder.decode(bytes).codePointAt(0) as number;
    if (table[point] === 0 && point !== 0xfffd) table[point] = view.getUint32(0);
  }
  for (let point = 0x10000; point < table.length; point++) {
    table[point] = fourByteCode(SUPPLEMENTARY_FROM + point - 0x10000);
  }
}
