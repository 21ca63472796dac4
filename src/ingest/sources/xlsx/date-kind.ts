/** What a number format makes of a number: a moment, a part of one, or (null) a number. */
export type DateKind = 'date' | 'time' | 'datetime' | 'elapsed';

/** Formats that every spreadsheet knows by number: ECMA-376 part 1, 18.8.30, with those of East Asian and Thai editions. */
const BUILT_IN: readonly (readonly [from: number, to: number, kind: DateKind])[] = [
  [14, 17, 'date'],
  [18, 21, 'time'],
  [22, 22, 'datetime'],
  [27, 31, 'date'],
  [32, 35, 'time'],
  [36, 36, 'date'],
  [45, 45, 'time'],
  [46, 46, 'elapsed'],
  [47, 47, 'time'],
  [50, 54, 'date'],
  [55, 56, 'time'],
  [57, 58, 'date'],
  [71, 74, 'date'],
  [75, 80, 'time'],
  [81, 81, 'date'],
];

export function builtInDateKind(formatId: number): DateKind | null {
  return BUILT_IN.find(([from, to]) => formatId >= from && formatId <= to)?.[2] ?? null;
}

/** What a custom format says: its letters outside of quotes, escapes and brackets. */
export function dateKindOf(formatCode: string): DateKind | null {
  if (/^(general|standard|@)$/i.test(formatCode.trim())) return null;
  const code = formatCode
    .replace(/"[^"]*"|\\.|_.|\*./g, '')
    .replace(/\[(h+|m+|s+)\]/gi, '~$1')
    .replace(/\[[^\]]*\]/g, '')
    .replace(/am\/pm|a\/p|上午\/下午/gi, 'h')
    .split(';')[0] as string;
  if (/~/.test(code)) return 'elapsed';
  if (/[#0?]/.test(code.replace(/s\.0+/gi, 's'))) return null;
  const time = /[hs]/i.test(code);
  const date = /[yde]/i.test(code) || (/m/i.test(code) && !time);
  if (date) return time ? 'datetime' : 'date';
  return time ? 'time' : null;
}
