import type { Column, RoleGuess } from '../../dataset';
import { type ColumnValues, columnValues } from './column-values';
import { meaningsOf } from './dictionary';
import { isRepeatedTotal } from './guess-roles';
import { isDroppedStatus } from './statuses';

/** A regularity of this one file that changes money: shown as a rule that can be switched off, never applied to other files. */
export type FileRule =
  /** Order numbers that begin with `prefix` are cancellations. `sampleShare` is their share of the sample's rows. */
  | {
      readonly kind: 'cancel-prefix';
      readonly column: string;
      readonly prefix: string;
      readonly sampleShare: number;
    }
  /** Status values, as they stand in the file, of orders that never became money. */
  | {
      readonly kind: 'status-drop';
      readonly column: string;
      readonly values: readonly string[];
      readonly sampleShare: number;
    }
  /** The money of a whole order stands on each of its lines: summing it counts it several times. */
  | { readonly kind: 'repeated-total'; readonly column: string; readonly orderColumn: string };

const MAX_PREFIX_SHARE = 0.3;
const MIN_DIGITS_SHARE = 0.6;
const MIN_NEGATIVE_SHARE = 0.9;
const MAX_STATUSES = 50;

/** The rules that the sample shows. Status values that stand outside the sample are found by `isDroppedStatus`. */
export function findFileRules(
  columns: readonly Column[],
  rows: readonly (readonly string[])[],
  guesses: readonly RoleGuess[],
): readonly FileRule[] {
  const values = columnValues(columns, rows);
  const ofRole = (role: RoleGuess['role']): ColumnValues | undefined => {
    const name = guesses.find((guess) => guess.role === role)?.column;
    return values.find(({ column }) => column.name === name);
  };
  const order = ofRole('order_id');
  const found: (FileRule | null)[] = [];
  if (order !== undefined) {
    found.push(cancelPrefix(order, ofRole('quantity') ?? ofRole('amount')));
    const price = ofRole('unit_price');
    const totals = values.filter(
      ({ column, isNumber }) => isNumber && meaningsOf(column.header)[0]?.meaning === 'amount',
    );
    for (const total of totals) {
      if (isRepeatedTotal(order, total, price)) {
        found.push({ kind: 'repeated-total', column: total.column.name, orderColumn: order.column.name });
      }
    }
  }
  const status = ofRole('status');
  if (status !== undefined) found.push(statusDrop(status));
  return found.filter((rule) => rule !== null);
}

/** Among order numbers of digits, a few with a letter before them whose quantities are negative. */
function cancelPrefix(order: ColumnValues, signed: ColumnValues | undefined): FileRule | null {
  if (signed === undefined) return null;
  const rows = new Map<string, { count: number; negative: number }>();
  let digits = 0;
  order.cells.forEach((cell, index) => {
    const match = /^([A-Za-z]{0,2})-?\d+$/.exec(cell.trim());
    const number = signed.numbers[index];
    if (!match || number == null) return;
    const prefix = match[1] as string;
    if (prefix === '') digits++;
    else {
      const entry = rows.get(prefix) ?? { count: 0, negative: 0 };
      entry.count++;
      if (number < 0) entry.negative++;
      rows.set(prefix, entry);
    }
  });
  const [prefix, entry] = [...rows].sort((a, b) => b[1].count - a[1].count)[0] ?? [];
  if (prefix === undefined || entry === undefined || digits < order.present * MIN_DIGITS_SHARE) return null;
  const sampleShare = entry.count / order.rows;
  if (sampleShare > MAX_PREFIX_SHARE || entry.negative < entry.count * MIN_NEGATIVE_SHARE) return null;
  return { kind: 'cancel-prefix', column: order.column.name, prefix, sampleShare };
}

function statusDrop(status: ColumnValues): FileRule | null {
  if (status.distinct > MAX_STATUSES) return null;
  const values = [...new Set(status.cells)].filter(isDroppedStatus);
  if (values.length === 0) return null;
  const dropped = new Set(values);
  const sampleShare = status.cells.filter((cell) => dropped.has(cell)).length / status.rows;
  return { kind: 'status-drop', column: status.column.name, values, sampleShare };
}
