import { pick } from './pick';
import { cellTrap } from './cell-trap';
import { columnsWith } from './sheet';
import type { Change, Trap } from './trap';

const NULL_WORDS = ['NULL', 'null', '-', '--', '\\N', '#N/A'] as const;

/** A trap that renames columns. */
function headerTrap(key: string, roles: readonly string[] | null, rename: (header: string) => string): Trap {
  return {
    key,
    report: null,
    share: 1,
    apply(sheet, random, { share }) {
      const places = roles ? columnsWith(sheet, roles) : sheet.columns.map((_, at) => at);
      const chosen = new Set(places.filter(() => random.bernoulli(share)));
      const header = sheet.header.map((name, at) => (chosen.has(at) ? rename(name) : name));
      const changes = [...chosen].map((at): Change => {
        const [before = null, after = null] = [sheet.header[at], header[at]];
        const column = sheet.columns[at]?.name ?? null;
        return { trap: key, part: 'header', row: null, column, before, after };
      });
      return { sheet: { ...sheet, header }, changes };
    },
  };
}

export const WORD_TRAPS = [
  cellTrap({
    key: 'null_words',
    share: 1,
    break: (cell, random) => (cell === '' ? pick(random, NULL_WORDS) : null),
  }),
  headerTrap('header_units', ['amount', 'unit_price', 'cost', 'refund'], (header) => `${header}(元)`),
  headerTrap('header_blanks', null, (header) => ` ${header} `),
];
