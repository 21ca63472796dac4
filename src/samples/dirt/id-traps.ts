import { pick } from './pick';
import { cellTrap } from './cell-trap';
import type { Trap } from './trap';

const CUSTOMER = ['customer_id'];
const IDS = ['customer_id', 'order_id'];

const BLANKS = [
  [' ', ''],
  ['', ' '],
  ['  ', ' '],
  ['\t', ''],
  ['', '\t'],
] as const;
const FULL_WIDTH_BLANKS = [
  ['\u3000', ''],
  ['', '\u3000'],
] as const;

export const ID_TRAPS = [
  cellTrap({
    key: 'missing_customer',
    report: 'missing-customers',
    roles: CUSTOMER,
    break: (id) => (id === '' ? null : ''),
  }),
  cellTrap({
    key: 'masked_buyers',
    report: 'masked-customers',
    roles: CUSTOMER,
    break: (id) => (id.length < 3 ? null : `${id.slice(0, 1)}***${id.slice(-1)}`),
  }),
  cellTrap({
    key: 'lost_leading_zeros',
    report: 'lost-zeros',
    share: 1,
    roles: IDS,
    break: (id) => (/^0+\d+$/.test(id) ? id.replace(/^0+(?=\d)/, '') : null),
  }),
  cellTrap({
    key: 'damaged_long_ids',
    report: 'damaged-ids',
    share: 1,
    roles: IDS,
    break: (id) => (/^\d{12,}$/.test(id) ? Number(id).toExponential(2).toUpperCase() : null),
  }),
  /** Addresses are the same whatever their case; which case was the clean one cannot be told. */
  cellTrap({
    key: 'email_case',
    report: 'changed-cases',
    share: 0.3,
    roles: CUSTOMER,
    break: (id, random) => (id.includes('@') ? pick(random, [id.toUpperCase(), capitalized(id)]) : null),
  }),
  padding('padded_ids', BLANKS),
  padding('full_width_padding', FULL_WIDTH_BLANKS),
  cellTrap({
    key: 'formula_wrapping',
    share: 1,
    roles: IDS,
    break: (id) => (id === '' || id.startsWith('=') ? null : `="${id}"`),
  }),
  cellTrap({
    key: 'apostrophe_wrapping',
    share: 1,
    roles: IDS,
    break: (id) => (id === '' || /^['=]/.test(id) ? null : `'${id}`),
  }),
];

function capitalized(text: string): string {
  return text.slice(0, 1).toUpperCase() + text.slice(1);
}

/** Ids with something invisible before or behind them. */
function padding(key: string, paddings: readonly (readonly [before: string, after: string])[]): Trap {
  return cellTrap({
    key,
    share: 0.3,
    roles: IDS,
    break(id, random) {
      const [before, after] = pick(random, paddings);
      return id === '' ? null : before + id + after;
    },
  });
}
