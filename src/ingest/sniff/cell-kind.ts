import { isMissingTyped, unwrap } from './cell';
import { dateShape } from './date-shape';

export type CellKind = 'missing' | 'number' | 'date' | 'time' | 'word' | 'other';

const NUMBER =
  /^[-+(]?\s*[$€£¥]?\s*[-+]?(?:\d{1,3}(?:[,.' ]\d{3})+|\d+)?(?:[.,]\d+)?(?:[eE][-+]?\d+)?\s*[)%元]?$/;
const TIME = /^\d{1,2}:\d{2}(?::\d{2}(?:\.\d+)?)?$/;
/** Words, names, addresses, e-mail, URLs: text without the marks that separate cells. */
const WORD = /^[\p{Letter}\p{Mark}\p{Number}][^;|\t,"]*$/u;

/** A longer cell is judged by its beginning. */
const EXAMINED_CHARACTERS = 2000;

/** A coarse kind for a cell: enough to tell a good split into cells from a bad one, and a header from data. */
export function cellKind(cell: string): CellKind {
  const head = cell.length > EXAMINED_CHARACTERS ? cell.slice(0, EXAMINED_CHARACTERS) : cell;
  if (isMissingTyped(head)) return 'missing';
  const bare = unwrap(head);
  if (/\d/.test(bare)) {
    if (NUMBER.test(bare)) return 'number';
    if (TIME.test(bare)) return 'time';
    if (dateShape(bare) !== null) return 'date';
  }
  return WORD.test(bare) ? 'word' : 'other';
}
