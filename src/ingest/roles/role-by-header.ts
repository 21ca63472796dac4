import type { Role, RoleReason } from '../../dataset';
import type { ColumnValues } from './column-values';
import { meaningsOf } from './dictionary';

/** A role that a column could have, with how much speaks for it. */
export interface Candidate {
  readonly role: Role;
  readonly values: ColumnValues;
  /** 0 to 1, comparable between columns and roles. */
  readonly score: number;
  readonly reasons: readonly RoleReason[];
}

const WHOLE_SCORE = 0.97;
const PART_SCORE = 0.72;
/** Terms are ranked; a later term of a role loses to an earlier one in another column. */
const PER_RANK = 0.004;
const MAX_RANK_LOSS = 0.3;

const DATE_ROLES: ReadonlySet<Role> = new Set(['ordered_at', 'registered_at', 'birth_date']);
const NUMBER_ROLES: ReadonlySet<Role> = new Set(['amount', 'quantity', 'unit_price', 'cost', 'refund']);
const ID_ROLES: ReadonlySet<Role> = new Set(['customer_id', 'order_id', 'sku', 'referrer_id']);

/** The roles that a column's header allows and its values do not rule out. */
export function candidatesByHeader(values: ColumnValues): readonly Candidate[] {
  return meaningsOf(values.column.header).flatMap((match): Candidate[] => {
    const { meaning, term, whole, rank } = match;
    if (meaning === 'other') return [];
    // A birthday of which only the year is known.
    const role = meaning === 'birth_date' && isYears(values) ? 'birth_year' : meaning;
    const support = valueSupport(role, values);
    if (support === null) return [];
    const loss = Math.min(MAX_RANK_LOSS, rank * PER_RANK);
    const score = ((whole ? WHOLE_SCORE : PART_SCORE) - loss) * support.factor;
    return [
      {
        role,
        values,
        score,
        reasons: [{ kind: whole ? 'header' : 'header-part', term }, ...support.reasons],
      },
    ];
  });
}

interface Support {
  /** 1 when the values are what the role needs, less when they are doubtful. */
  readonly factor: number;
  readonly reasons: readonly RoleReason[];
}

/** How the values speak for a role, or null when they cannot have it. */
function valueSupport(role: Role, values: ColumnValues): Support | null {
  const { column, present, rows, distinct } = values;
  if (rows > 0 && present === 0) return { factor: 0.3, reasons: [] };
  if (DATE_ROLES.has(role)) {
    if (!values.isDate) return null;
    const { fit } = column.sample;
    return { factor: 0.6 + 0.4 * fit, reasons: [{ kind: 'dates', share: fit }] };
  }
  if (role === 'birth_year') {
    return isYears(values) ? { factor: 1, reasons: [{ kind: 'integers', share: 1 }] } : null;
  }
  if (role === 'product' && isRemark(values)) return null;
  if (NUMBER_ROLES.has(role)) {
    if (!values.isNumber) return null;
    const { fit } = column.sample;
    const isWhole = role === 'quantity' && column.type === 'integer';
    return {
      factor: 0.6 + 0.4 * fit,
      reasons: [isWhole ? { kind: 'integers', share: fit } : { kind: 'numbers', share: fit }],
    };
  }
  if (values.isDate) return null;
  if (ID_ROLES.has(role)) {
    if (column.type === 'number' && values.integerShare < 1) return null;
    const filled = present < rows * 0.1 ? 0.7 : 1;
    const masked = values.maskedShare > 0.5 ? 0.7 : 1;
    const repeats: RoleReason[] = distinct < present ? [{ kind: 'repeats', distinct, rows: present }] : [];
    return { factor: filled * masked, reasons: repeats };
  }
  if (role === 'channel' || role === 'region' || role === 'status' || role === 'level' || role === 'gender') {
    const few = distinct <= Math.max(12, present * 0.2);
    const reasons: RoleReason[] = few ? [{ kind: 'few-values', distinct }] : [];
    return { factor: few ? 1 : 0.8, reasons };
  }
  return { factor: 1, reasons: [] };
}

const MIN_SHARE = 0.9;

/** Whether the values are years in which people who are alive were born. */
function isYears({ isNumber, numbers, present }: ColumnValues): boolean {
  const years = numbers.filter(
    (value) => value !== null && value >= 1900 && value <= 2100 && value % 1 === 0,
  );
  return isNumber && present > 0 && years.length >= present * MIN_SHARE;
}

const MIN_REMARKS = 20;

/** Products come back; what is written anew in each row, with a number in it, is a remark on it. */
function isRemark({ cells, present, distinct }: ColumnValues): boolean {
  if (present < MIN_REMARKS || distinct < present * MIN_SHARE) return false;
  return cells.filter((cell) => /\d{4,}/.test(cell)).length >= present * MIN_SHARE;
}
