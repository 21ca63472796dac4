import { pick } from './pick';
import { cellTrap } from './cell-trap';

const MONEY = ['amount', 'unit_price', 'cost', 'refund'];
const NUMBERS = [...MONEY, 'quantity'];

const PLAIN = /^-?\d+(?:\.\d+)?$/;
/** The same with separators between thousands or a decimal comma. */
const SEPARATED = /^-?[\d.,]+$/;
const FULL_WIDTH = new Map(
  [...'0123456789.,-'].map((character) => [character, String.fromCharCode(character.charCodeAt(0) + 0xfee0)]),
);

export const NUMBER_TRAPS = [
  /** Amounts of other currencies in the same column: a sum over them means nothing. */
  cellTrap({
    key: 'several_currencies',
    report: 'several-currencies',
    roles: MONEY,
    break: (cell, random) => (PLAIN.test(cell) ? pick(random, ['$', '€', 'HK$']) + cell : null),
  }),
  cellTrap({
    key: 'decimal_comma',
    share: 1,
    roles: MONEY,
    break: (cell) => (PLAIN.test(cell) ? grouped(cell.replace('.', ','), '.') : null),
  }),
  cellTrap({
    key: 'accounting_negatives',
    share: 1,
    roles: MONEY,
    break: (cell) => (PLAIN.test(cell) && cell.startsWith('-') ? `(${cell.slice(1)})` : null),
  }),
  cellTrap({
    key: 'thousands_separators',
    share: 1,
    roles: MONEY,
    break: (cell) => (/^[-(]?\d+(?:\.\d+)?\)?$/.test(cell) ? grouped(cell, ',') : null),
  }),
  /** Signs that GBK has. */
  cellTrap({
    key: 'currency_signs',
    share: 0.5,
    roles: MONEY,
    break: (cell, random) =>
      SEPARATED.test(cell) ? pick(random, [signed(cell, '\uffe5'), `${cell}元`]) : null,
  }),
  /** The narrow sign: in Unicode and GB 18030, not in GBK. */
  cellTrap({
    key: 'yen_signs',
    share: 0.5,
    roles: MONEY,
    break: (cell) => (SEPARATED.test(cell) ? signed(cell, '\u00a5') : null),
  }),
  cellTrap({
    key: 'full_width_digits',
    share: 0.3,
    roles: NUMBERS,
    break: (cell) =>
      /\d/.test(cell) ? [...cell].map((each) => FULL_WIDTH.get(each) ?? each).join('') : null,
  }),
];

/** A currency's sign behind the minus, if there is one. */
function signed(number: string, sign: string): string {
  return number.startsWith('-') ? `-${sign}${number.slice(1)}` : sign + number;
}

/** Thousands apart, in the whole part only. */
function grouped(number: string, separator: string): string {
  const [whole = ''] = /\d+/.exec(number) ?? [];
  return number.replace(whole, whole.replace(/\B(?=(?:\d{3})+$)/g, separator));
}
