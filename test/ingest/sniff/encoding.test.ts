import { describe, expect, it } from 'vitest';
import { detectEncoding } from '../../../src/ingest/sniff/encoding';
import { scanEncoding } from '../../../src/ingest/sniff/scan-encoding';
import { firstInvalidUtf8, isUtf8, Utf8Checker } from '../../../src/ingest/sniff/utf8';
import { inChunks, latin1 } from './support';

const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text);
const utf16le = (text: string): Uint8Array => new Uint8Array(Buffer.from(text, 'utf16le'));
const utf16be = (text: string): Uint8Array => new Uint8Array(Buffer.from(text, 'utf16le').swap16());
const detect = (bytes: Uint8Array) => detectEncoding([bytes]);

// "客户编号,城市,金额" and a sentence of everyday words, in GB18030, Big5 and Shift-JIS.
const GB18030 = new Uint8Array(
  Buffer.from('bfcdbba7b1e0bac52cb3c7cad02cbdf0b6ee0a312cb1b1beaa2c330ab5d8c7f82cc9cfbaa32c350a', 'hex'),
);
const BIG5 = new Uint8Array(
  Buffer.from('abc8a4e1bd73b8b92cabb0a5ab2caaf7c3420a312ca578a55f2c330ab061b0cf2cb0aab6af2c350a', 'hex'),
);
const SHIFT_JIS = new Uint8Array(
  Buffer.from(
    '8cda8b712c82b382ad82e72c82cd82c882dd0a312c938c8b9e2c82c682a482ab82e582a40a322c83678345834c83878345',
    'hex',
  ),
);

describe('detectEncoding', () => {
  it('is not UTF-16 for a NUL in the cells of a text whose rows have an even length', () => {
    expect(detect(utf8('aa,bb,cc\nab\n12,\0,34\nab\n'.repeat(20))).label).toBe('utf-8');
    expect(detect(utf8('ab,\0,c\r\n'.repeat(50))).label).toBe('utf-8');
  });

  it('calls pure ASCII utf-8, and says that later bytes may decide otherwise', () => {
    expect(detect(utf8('a,b\n1,2\n'))).toEqual({ label: 'utf-8', readAs: 'utf-8', bomBytes: 0, ascii: true });
  });

  it('knows double-byte text wherever its samples are cut', () => {
    const line = [...GB18030];
    const text = new Uint8Array(Array.from({ length: 4000 }, () => line).flat());
    for (let cut = 0; cut < line.length; cut++) {
      const samples = [text.subarray(0, 70_000 + cut), text.subarray(90_000 + cut, 91_000 + 2 * cut)];
      expect(detectEncoding(samples).label, `cut at ${cut}`).toBe('gb18030');
    }
  });

  it('reads byte order marks', () => {
    expect(detect(utf8('\ufeffa,b'))).toMatchObject({ label: 'utf-8', bomBytes: 3 });
    expect(detect(utf16le('\ufeffa,b\n'))).toMatchObject({
      label: 'utf-16le',
      readAs: 'utf-16',
      bomBytes: 2,
    });
    expect(detect(utf16be('\ufeffa,b\n'))).toMatchObject({ label: 'utf-16be', readAs: null });
  });

  it('knows UTF-16 without a mark, western or Chinese', () => {
    expect(detect(utf16le('id,name\n1,x\n'))).toMatchObject({ label: 'utf-16le' });
    expect(detect(utf16be('id,name\n1,x\n'))).toMatchObject({ label: 'utf-16be' });
    expect(detect(utf16le('编号,城市\n北京,上海\n客户,金额\n'))).toMatchObject({ label: 'utf-16le' });
  });

  it('does not leave UTF-16 beyond the basic plane to DuckDB, which refuses it', () => {
    expect(detect(utf16le('\ufeffa,b\n1,😀\n'))).toMatchObject({ label: 'utf-16le', readAs: null });
  });

  it('accepts UTF-8 that a slice cuts in the middle of a character', () => {
    const bytes = utf8('城市,金额\n北京,上海');
    expect(detect(bytes.subarray(0, bytes.length - 1)).label).toBe('utf-8');
    expect(detectEncoding([utf8('a,b\n'), bytes.subarray(1), bytes.subarray(2)]).label).toBe('utf-8');
  });

  it('keeps UTF-8 when one byte of a Chinese file is broken', () => {
    const bytes = utf8('客户,城市,金额\n'.repeat(20));
    bytes[31] = 0x41;
    expect(isUtf8(bytes)).toBe(false);
    expect(detect(bytes).label).toBe('utf-8');
  });

  it('calls lonely accents latin-1, and windows-1252 where DuckDB would refuse latin-1', () => {
    expect(detect(latin1('name,city\nJosé,Málaga\nZoë,Köln\n'))).toMatchObject({
      label: 'iso-8859-1',
      readAs: 'latin-1',
    });
    expect(detect(latin1('price\n\x8012\n'))).toMatchObject({ label: 'windows-1252', readAs: null });
    expect(detect(latin1('a,b\n1,\xa35.00\n2,\xa39\n')).label).toBe('iso-8859-1');
  });

  it('names GB18030, Big5 and Shift-JIS instead of reading mojibake', () => {
    expect(detect(GB18030)).toMatchObject({ label: 'gb18030', readAs: null });
    expect(detect(BIG5)).toMatchObject({ label: 'big5', readAs: null });
    expect(detect(SHIFT_JIS)).toMatchObject({ label: 'shift_jis', readAs: null });
  });

  it('keeps GB18030 when a few bytes of a file are broken', () => {
    const text = Buffer.concat(Array.from({ length: 10 }, () => Buffer.from(GB18030)));
    const bytes = new Uint8Array(Buffer.concat([text, Buffer.from([0x2c, 0xff, 0xfe, 0x2c, 0x31, 0x0a])]));
    expect(detect(bytes).label).toBe('gb18030');
  });

  it('names Cyrillic in windows-1251', () => {
    const bytes = latin1(
      '\xcf\xee\xea\xf3\xef\xe0\xf2\xe5\xeb\xfc,\xc3\xee\xf0\xee\xe4\n1,\xcc\xee\xf1\xea\xe2\xe0\n2,\xd0\xee\xf1\xf2\xee\xe2\n',
    );
    expect(detect(bytes)).toMatchObject({ label: 'windows-1251', readAs: null });
  });
});

describe('scanEncoding', () => {
  const scan = (bytes: Uint8Array, size = 1000) => scanEncoding(inChunks(bytes, size));

  it('finds a first accent deep in the file', async () => {
    const bytes = new Uint8Array(3_000_001).fill(0x61);
    bytes[2_999_998] = 0xa3;
    expect(await scan(bytes, 65_537)).toMatchObject({ label: 'iso-8859-1', readAs: 'latin-1', ascii: false });
    bytes[3_000_000] = 0x80;
    expect(await scan(bytes, 65_537)).toMatchObject({ label: 'windows-1252' });
  });

  it('accepts UTF-8 whose characters are cut by chunks of any size', async () => {
    const bytes = utf8('a,城市\n€,😀\n'.repeat(10));
    for (let size = 1; size < 20; size++)
      expect(await scan(bytes, size)).toMatchObject({ label: 'utf-8', ascii: false });
  });

  it('reports pure ASCII', async () => {
    expect(await scan(utf8('a,b\n'.repeat(5000)))).toMatchObject({ label: 'utf-8', ascii: true });
  });

  it('finds GB18030 behind an ASCII beginning', async () => {
    const bytes = new Uint8Array([...utf8('a,b\n'.repeat(3000)), ...GB18030]);
    expect(await scan(bytes, 5000)).toMatchObject({ label: 'gb18030' });
  });
});

describe('UTF-8 checks', () => {
  it('points at the first bad byte', () => {
    expect(firstInvalidUtf8(utf8('aé😀'))).toBe(-1);
    expect(firstInvalidUtf8(latin1('abc\xe9d'))).toBe(3);
    expect(firstInvalidUtf8(new Uint8Array([0x61, 0xed, 0xa0, 0x80]))).toBe(1);
    expect(firstInvalidUtf8(new Uint8Array([0x61, 0xe4, 0xb8]))).toBe(-1);
  });

  it('notices a character that the end of the file cuts', () => {
    const checker = new Utf8Checker();
    expect(checker.push(new Uint8Array([0x61, 0xe4, 0xb8]))).toBe(true);
    expect(checker.end()).toBe(false);
  });
});
