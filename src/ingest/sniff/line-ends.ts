import type { ReadOptions } from '../../dataset';

export interface LineEnds {
  readonly lineEnd: ReadOptions['lineEnd'];
  /** Whether lines outside quotes end in more than one way. */
  readonly mixed: boolean;
}

/** How lines end, by majority among those outside double quotes. LF when there is none. */
export function detectLineEnds(text: string, quote = '"'): LineEnds {
  const outside = quote !== '' && text.includes(quote) ? countLineEnds(text, quote) : countLineEnds(text, '');
  const all = outside.lf + outside.crlf + outside.cr === 0 ? countLineEnds(text, '') : outside;
  const kinds = [all.lf, all.crlf, all.cr].filter((count) => count > 0).length;
  const lineEnd =
    all.crlf >= all.lf && all.crlf >= all.cr && all.crlf > 0 ? '\r\n' : all.cr > all.lf ? '\r' : '\n';
  return { lineEnd, mixed: kinds > 1 };
}

function countLineEnds(text: string, quote: string): { lf: number; crlf: number; cr: number } {
  const counts = { lf: 0, crlf: 0, cr: 0 };
  let quoted = false;
  for (let i = 0; i < text.length; i++) {
    const character = text[i];
    if (quote !== '' && character === quote) quoted = !quoted;
    if (quoted) continue;
    if (character === '\n') counts.lf++;
    else if (character === '\r') {
      if (text[i + 1] === '\n') {
        counts.crlf++;
        i++;
      } else counts.cr++;
    }
  }
  return counts;
}
