import fc from 'fast-check';
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { TEXT_ENCODINGS, type TextEncoding } from '../../../src/dataset';
import { TableConverter } from '../../../src/ingest/sources/encodings/table-converter';
import { transcode } from '../../../src/ingest/sources/encodings/transcode';
import { Utf16Converter } from '../../../src/ingest/sources/encodings/utf16-converter';
import { areAbsent, shared } from '../../support/shared-files';
import { encodableCharacters, encodeText } from './encode-text';

const UNICODE: readonly TextEncoding[] = ['utf-8', 'utf-16le', 'utf-16be'];
const LEGACY = TEXT_ENCODINGS.filter((encoding) => !UNICODE.includes(encoding));

async function transcoded(bytes: Uint8Array, encoding: TextEncoding): Promise<string> {
  return (await transcode(new Blob([bytes as BlobPart]), encoding)).text.text();
}

describe('a file in another encoding as UTF-8', () => {
  it.each(LEGACY)('keeps every character of %s', async (encoding) => {
    const characters = [...encodableCharacters(encoding).keys()];
    const text = characters.join('');
    expect((await transcoded(encodeText(text, encoding), encoding)) === text).toBe(true); // too long to print
    await fc.assert(
      fc.asyncProperty(fc.array(fc.constantFrom(...characters), { maxLength: 60 }), async (parts) => {
        const part = parts.join('');
        expect(await transcoded(encodeText(part, encoding), encoding)).toBe(part);
      }),
      { numRuns: 20 },
    );
  });

  it.each(UNICODE)('keeps any text of %s, without its byte order mark', async (encoding) => {
    await fc.assert(
      fc.asyncProperty(fc.string({ unit: 'binary', maxLength: 60 }), async (text) => {
        const plain = text.replace(/^\ufeff+/, '');
        expect(await transcoded(encodeText(`\ufeff${plain}`, encoding), encoding)).toBe(plain);
      }),
      { numRuns: 50 },
    );
  });

  it('knows the characters of four bytes of GB18030 and those of three of EUC-JP', async () => {
    const gb18030 = Uint8Array.of(0x95, 0x32, 0x82, 0x36, 0x2c, 0x81, 0x30, 0x84, 0x36, 0x0a);
    expect(await transcoded(gb18030, 'gb18030')).toBe('𠀀,¥\n');
    expect(await transcoded(Uint8Array.of(0x8f, 0xb0, 0xa1, 0x2c), 'euc-jp')).toBe('丂,');
  });

  it.each([...LEGACY, 'utf-16le', 'utf-16be'] as const)(
    'reads %s the same in chunks cut anywhere',
    (encoding) => {
      const characters = [...encodableCharacters('gb18030').keys()].slice(0, 400);
      const own = encoding.startsWith('utf-16')
        ? ['😀', ...characters]
        : [...encodableCharacters(encoding).keys()];
      fc.assert(
        fc.property(fc.array(fc.constantFrom(...own), { maxLength: 30 }), fc.nat(6), (parts, size) => {
          const bytes = encodeText(parts.join(''), encoding);
          const converter = encoding.startsWith('utf-16')
            ? new Utf16Converter(encoding === 'utf-16le' ? 'little-endian' : 'big-endian')
            : new TableConverter(encoding);
          const read: Uint8Array[] = [];
          for (let at = 0; at < bytes.length; at += size + 1)
            read.push(
              converter.convert(bytes.subarray(at, at + size + 1), at + size + 1 >= bytes.length).slice(),
            );
          expect(Buffer.concat(read).toString('utf8')).toBe(parts.join(''));
          expect(converter.broken).toBe(0);
        }),
        { numRuns: 10 },
      );
    },
  );

  it('counts what is no character, says where the first is, and loses no separator or line to it', async () => {
    const bytes = Buffer.concat([
      encodeText('客户,城市\n张三,北京\n', 'gb18030'),
      Buffer.from([0xd5, 0x2c, 0x41, 0x0a, 0xff, 0x0a]),
    ]);
    const { text, broken, firstBrokenLine } = await transcode(new Blob([bytes]), 'gb18030');
    expect(await text.text()).toBe('客户,城市\n张三,北京\n\ufffd,A\n\ufffd\n');
    expect({ broken, firstBrokenLine }).toEqual({ broken: 2, firstBrokenLine: 3 });
  });

  it.each([...LEGACY, 'utf-8'] as const)('keeps the line ends of any bytes read as %s', async (encoding) => {
    await fc.assert(
      fc.asyncProperty(fc.array(fc.constantFrom(0x0a, 0x2c, 0x41, 0x81, 0xa1, 0xff)), async (bytes) => {
        const text = await transcoded(Uint8Array.from(bytes), encoding);
        const ends = (all: Iterable<unknown>, end: unknown): number =>
          [...all].filter((one) => one === end).length;
        expect(ends(text, '\n')).toBe(ends(bytes, 0x0a));
      }),
      { numRuns: 30 },
    );
  });

  it('stops when it is told to', async () => {
    const reason = new DOMException('enough', 'AbortError');
    const stopped = transcode(new Blob(['a,b\n']), 'gb18030', { signal: AbortSignal.abort(reason) });
    await expect(stopped).rejects.toBe(reason);
  });
});

const FOLDER = shared('data/csv-torture/encodings');

describe.skipIf(areAbsent(FOLDER))('public files in other encodings', () => {
  it.each([
    ['provinces.gb18030_crlf.csv', 'gb18030', 'provinces.expected.utf8.csv'],
    ['provinces.utf16le.csv', 'utf-16le', 'provinces.expected.utf8.csv'],
    ['provinces.utf16le_bom_crlf.csv', 'utf-16le', 'provinces.expected.utf8.csv'],
    ['tw_areas.big5_crlf.csv', 'big5', 'tw_areas.expected.utf8.csv'],
  ] as const)('%s', async (name, encoding, expected) => {
    const text = await transcoded(readFileSync(`${FOLDER}/${name}`), encoding);
    expect(text.replaceAll('\r\n', '\n')).toBe(readFileSync(`${FOLDER}/${expected}`, 'utf8'));
  });
});
