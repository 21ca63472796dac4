/** Shorter fields do not keep a dialect from being seen. */
const MIN_LONG = 16 * 1024;
/** What a quote that opens a field stands behind, and what one that closes it stands before, whatever the delimiter is. */
const BEFORE = new Set(['\r', '\n', ',', ';', '|', '\t', '\u001f', '\u0001']);
const CLOSING = /"\s*(?:[\r\n,;|\t\u001f\u0001]|$)/y;
const EXAMINED_LINES = 200;
const MARKS = [',', ';', '\t', '|'];

/**
 * The text with empty fields for those in double quotes that are so long that hardly a row stands beside them in the part that
 * a dialect is judged by. A quote that lines of the table follow opens nothing: it is a letter.
 * @param enough characters of the answer that suffice
 */
export function withoutLongFields(text: string, enough: number): string {
  let kept = '';
  let from = 0;
  for (let at = openingQuote(text, 0); at >= 0 && kept.length + at - from < enough;) {
    const closing = closingQuote(text, at + 1);
    const end = closing < 0 ? text.length : closing + 1;
    if (end - at > MIN_LONG && !holdsRows(text, at, end)) {
      kept += `${text.slice(from, at)}""`;
      from = end;
    } else if (closing < 0) break;
    at = openingQuote(text, end);
  }
  return kept + text.slice(from, from + Math.max(0, enough - kept.length));
}

function openingQuote(text: string, from: number): number {
  for (let at = text.indexOf('"', from); at >= 0; at = text.indexOf('"', at + 1)) {
    if (at === 0 || BEFORE.has(text[at - 1] as string)) return at;
  }
  return -1;
}

/** The quote that ends the field whose text begins at `from`, or -1. Doubled quotes do not end it. */
function closingQuote(text: string, from: number): number {
  for (let at = text.indexOf('"', from); at >= 0; at = text.indexOf('"', at + 1)) {
    CLOSING.lastIndex = at;
    if (text[at + 1] === '"') at++;
    else if (CLOSING.test(text)) return at;
  }
  return -1;
}

/** Whether the lines from the quote on are as the first line of the text is: as many of one delimiter. */
function holdsRows(text: string, opening: number, end: number): boolean {
  const [first = ''] = text.slice(0, MIN_LONG).split(/\r\n|\r|\n/, 1);
  const lines = text
    .slice(opening, Math.min(end, opening + 2 * MIN_LONG))
    .split(/\r\n|\r|\n/)
    .slice(1, -1)
    .slice(0, EXAMINED_LINES);
  return MARKS.some((mark) => {
    const cells = first.split(mark).length;
    return cells > 1 && lines.filter((line) => line.split(mark).length === cells).length > lines.length / 2;
  });
}
