import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  CHARSETS,
  EncodeError,
  encodeChunks,
  encodeText,
  joinBytes,
  type Charset,
} from '../../src/samples/encode';

/** Encodings that Node's own decoder knows and reads rightly; the other two are tested by their bytes. */
const DECODED = CHARSETS.filter((charset) => charset !== 'windows-1252' && charset !== 'iso-8859-1');

/** Scalar values that are neither control characters from 0x80 nor for private use: what text is made of. */
const anyCharacter = fc
  .integer({ min: 0, max: 0x2ffff })
  .filter(
    (point) =>
      !(point >= 0x80 && point < 0xa0) &&
      !(point >= 0xd800 && point < 0xf900) &&
      point !== 0xfffd &&
      point !== 0xfeff,
  )
  .map((point) => String.fromCodePoint(point));
const anyText = fc.array(anyCharacter, { maxLength: 40 }).map((characters) => characters.join(''));

function decoded(bytes: Uint8Array, charset: Charset): string {
  return new TextDecoder(charset, { ignoreBOM: true }).decode(bytes);
}

function canEncode(character: string, charset: Charset): boolean {
  try {
    encodeText(character, charset);
    return true;
  } catch {
    return false;
  }
}

describe.each(DECODED)('text in %s', (charset) => {
  it('is read back by the platform as it was', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const known = [...text].filter((character) => canEncode(character, charset)).join('');
        expect(decoded(encodeText(known, charset), charset)).toBe(known);
      }),
      { seed: 20_260_701, numRuns: 300 },
    );
  });
});

describe('GB 18030', () => {
  it('has a code for every character', () => {
    for (let from = 0xa0; from < 0x30000; from += 0x1000) {
      const text = Array.from({ length: 0x1000 }, (_, offset) => from + offset)
        .filter((point) => !(point >= 0xd800 && point < 0xf900) && point !== 0xfffd && point < 0x30000)
        .map((point) => String.fromCodePoint(point))
        .join('');
      expect(decoded(encodeText(text, 'gb18030'), 'gb18030') === text, `from ${from.toString(16)}`).toBe(
        true,
      );
    }
  });

  it('writes one, two and four bytes', () => {
    const bytes = encodeText('A汉㐀😀', 'gb18030');
    expect([...bytes].map((byte) => byte.toString(16))).toEqual(
      '41 ba ba 81 39 ee 39 94 39 fc 36'.split(' '),
    );
  });
});

describe('single bytes', () => {
  it.each([
    ['windows-1252', '€“”é', [0x80, 0x93, 0x94, 0xe9]],
    ['iso-8859-1', 'é£ÿ', [0xe9, 0xa3, 0xff]],
    ['windows-1250', 'Łódź', [0xa3, 0xf3, 0x64, 0x9f]],
    ['windows-1251', 'Чай', [0xd7, 0xe0, 0xe9]],
    ['windows-1253', 'τσάι', [0xf4, 0xf3, 0xdc, 0xe9]],
    ['windows-1254', 'çağ', [0xe7, 0x61, 0xf0]],
    ['shift_jis', 'ｱ', [0xb1]],
  ] as const)('%s writes %s', (charset, text, bytes) => {
    expect([...encodeText(text, charset)]).toEqual(bytes);
  });
});

describe('a character that the encoding lacks', () => {
  it.each([
    ['gbk', '茶😀', '😀', 1],
    ['big5', '茶简', '简', 1],
    ['shift_jis', 'a한', '한', 1],
    ['euc-kr', '한😀', '😀', 1],
    ['windows-1252', 'tea 茶', '茶', 4],
    ['iso-8859-1', '1 €', '€', 2],
    ['utf-8', 'a\ud800', '\ud800', 1],
    ['utf-16le', '\udc00', '\udc00', 0],
  ] as const)('is told by %s with its place', (charset, text, character, at) => {
    expect(() => encodeText(text, charset)).toThrow(EncodeError);
    expect(() => encodeText(text, charset)).toThrow(
      expect.objectContaining({ code: 'unencodable-character', charset, character, at }),
    );
  });

  it('is placed in the whole text, not in its piece', () => {
    const chunks = encodeChunks(['abc', 'd€'], 'iso-8859-1');
    expect(() => [...chunks]).toThrow(expect.objectContaining({ at: 4 }));
  });
});

describe('byte order marks', () => {
  it.each(['utf-8', 'utf-16le', 'utf-16be'] as const)('stand once before %s', (charset) => {
    const bytes = joinBytes(encodeChunks(['茶', '叶'], charset, { byteOrderMark: true }));
    expect(decoded(bytes, charset)).toBe('\ufeff茶叶');
  });

  it('are no part of other encodings', () => {
    expect([...joinBytes(encodeChunks(['a'], 'gbk', { byteOrderMark: true }))]).toEqual([0x61]);
  });
});
