export { dirty, TRAPS, type TrapRequest } from './dirty';
export { type Sheet, sheetBytes, sheetOf, sheetText } from './sheet';
export type { Change, Dirtied, Report, Trap, TrapOptions } from './trap';
