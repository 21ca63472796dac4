/** Encodings in which exports are written, as `TextDecoder` names them; `iso-8859-1` is the true one, which `TextDecoder` has not. */
export const CHARSETS = [
  'utf-8',
  'utf-16le',
  'utf-16be',
  'gb18030',
  'gbk',
  'big5',
  'shift_jis',
  'euc-kr',
  'windows-1250',
  'windows-1251',
  'windows-1252',
  'windows-1253',
  'windows-1254',
  'iso-8859-1',
] as const;

export type Charset = (typeof CHARSETS)[number];

/** Encodings of one byte a character, or of one or two: all that a table of codes can say. */
export type TableCharset = Exclude<Charset, 'utf-8' | 'utf-16le' | 'utf-16be'>;

/** The byte order marks of the encodings that have one. */
export const BYTE_ORDER_MARKS: Readonly<Partial<Record<Charset, readonly number[]>>> = {
  'utf-8': [0xef, 0xbb, 0xbf],
  'utf-16le': [0xff, 0xfe],
  'utf-16be': [0xfe, 0xff],
};
