import { unwrap } from './cell';

/** Digits that a spreadsheet turned into a power of ten: the lost digits cannot come back. */
const DAMAGED = /^\d(?:[.,]\d+)?[eE]\+(\d{2,3})$/;

/** Whether a value is what is left of a long id after a spreadsheet rounded it, such as `1.93E+15`. */
export function isDamagedId(value: string): boolean {
  const match = DAMAGED.exec(unwrap(value));
  return match !== null && Number(match[1]) >= 11;
}

/** Whether digits would change if they were read as a number: leading zeros, or more digits than a double holds. */
export function losesAsNumber(value: string): boolean {
  const bare = unwrap(value);
  return /^-?0\d+$/.test(bare) || /^\d{16,}$/.test(bare);
}
