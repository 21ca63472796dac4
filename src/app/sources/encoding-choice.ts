import { TEXT_ENCODINGS, type TextEncoding } from '../../dataset';
import type { Draft } from '../../ingest/draft';

/** Encodings in the order in which they are offered: the present one, then by how often exports have them. */
export function offeredEncodings(present: TextEncoding): readonly TextEncoding[] {
  return [present, ...TEXT_ENCODINGS.filter((encoding) => encoding !== present)];
}

const MAX_CELLS = 4;
const MAX_CHARACTERS = 60;

/** Some words of the text that show whether it is read right: those with letters beyond ASCII. Empty when there are none. */
export function tellingText({ source, preview }: Draft): string {
  const cells = [...source.columns.map(({ header }) => header), ...preview.flat()];
  const telling = [...new Set(cells)].filter((cell) => /[^\p{ASCII}]/u.test(cell));
  const words = telling
    .slice(0, MAX_CELLS)
    .map((cell) => [...cell].slice(0, MAX_CHARACTERS / MAX_CELLS).join(''));
  return words.join(' · ');
}
