const WIDE =
  /[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe4f\uff00-\uff60\uffe0-\uffe6]|\p{Extended_Pictographic}/u;
const NARROW = /[iljtf.,:;'|!()[\] ·]/;
const BROAD = /[mwMW@%—…]/;
const CAPITAL = /[A-Z]/;

const graphemes = new Intl.Segmenter(undefined, { granularity: 'grapheme' });

function letters(text: string): string[] {
  return [...graphemes.segment(text)].map(({ segment }) => segment);
}

function letterWidth(letter: string): number {
  if (WIDE.test(letter)) return 1;
  if (NARROW.test(letter)) return 0.36;
  if (BROAD.test(letter)) return 0.92;
  return CAPITAL.test(letter) ? 0.7 : 0.6;
}

/**
 * Width of a line of text in pixels, estimated on the generous side without a canvas, so that the layout of
 * labels is a pure function and the same in every browser.
 */
export function textWidth(text: string, fontSize: number): number {
  return letters(text).reduce((sum, letter) => sum + letterWidth(letter), 0) * fontSize;
}

/** The text if it fits into `width`, its beginning with an ellipsis, or '' when fewer than two letters would be left. */
export function shorten(text: string, width: number, fontSize: number): string {
  if (textWidth(text, fontSize) <= width) return text;
  let left = width / fontSize - letterWidth('…');
  const kept: string[] = [];
  for (const letter of letters(text)) {
    left -= letterWidth(letter);
    if (left < 0) break;
    kept.push(letter);
  }
  return kept.length < 2 ? '' : `${kept.join('').trimEnd()}…`;
}

/**
 * The text in lines of this width, broken between words or between CJK characters.
 * @returns undefined when a word alone is wider
 */
export function wrap(text: string, width: number, fontSize: number): string[] | undefined {
  const lines: string[] = [];
  let line = '';
  for (const word of words(text)) {
    if (textWidth(word.trimEnd(), fontSize) > width) return undefined;
    if (line && textWidth((line + word).trimEnd(), fontSize) > width) {
      lines.push(line.trimEnd());
      line = '';
    }
    line += word;
  }
  return [...lines, line.trimEnd()];
}

/** Words with the space after them; every wide character is a word of its own. */
function words(text: string): string[] {
  return letters(text).reduce<string[]>((parts, letter) => {
    const last = parts.at(-1);
    if (last === undefined || /\s$/.test(last) || WIDE.test(letter) || WIDE.test(last))
      return [...parts, letter];
    return [...parts.slice(0, -1), last + letter];
  }, []);
}
