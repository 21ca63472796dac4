import { BYTE_ORDER_MARKS } from '../encode';
import type { SheetLayout } from './sheet';
import type { Change, Trap } from './trap';

const PREAMBLE = ['订单明细导出', '导出时间：2026-07-01 09:00:00', ''];

function ofFile(trap: string, before: string | null, after: string): Change {
  return { trap, part: 'file', row: null, column: null, before, after };
}

/** A trap that changes how the whole file is written. */
function layoutTrap(
  key: string,
  change: (layout: SheetLayout, charset: SheetLayout['charset']) => SheetLayout,
  tell: (layout: SheetLayout) => string,
): Trap {
  return {
    key,
    report: null,
    share: 1,
    apply(sheet, _, { charset }) {
      const layout = change(sheet.layout, charset);
      const [before, after] = [tell(sheet.layout), tell(layout)];
      return { sheet: { ...sheet, layout }, changes: before === after ? [] : [ofFile(key, before, after)] };
    },
  };
}

export const LAYOUT_TRAPS: readonly Trap[] = [
  {
    key: 'preamble',
    report: null,
    share: 1,
    apply: (sheet) => ({
      sheet: { ...sheet, preamble: [...PREAMBLE, ...sheet.preamble] },
      changes: PREAMBLE.map((line) => ofFile('preamble', null, line)),
    }),
  },
  {
    key: 'mixed_line_ends',
    report: null,
    share: 0.3,
    apply(sheet, random, { share }) {
      const changes: Change[] = [];
      const before = sheet.layout.lineEnd;
      const after = before === '\n' ? '\r\n' : '\n';
      const rows = sheet.rows.map((row) => {
        if (row.from === null || !random.bernoulli(share)) return row;
        changes.push({
          trap: 'mixed_line_ends',
          part: 'line-end',
          row: row.from,
          column: null,
          before,
          after,
        });
        return { ...row, lineEnd: after };
      });
      return { sheet: { ...sheet, rows }, changes };
    },
  },
  /** What the encoding lacks shows when the sheet is written: `sheetBytes` throws. */
  layoutTrap(
    'encoding',
    (layout, charset) => ({ ...layout, charset, byteOrderMark: false }),
    ({ charset }) => charset,
  ),
  layoutTrap(
    'byte_order_mark',
    (layout) => ({ ...layout, byteOrderMark: BYTE_ORDER_MARKS[layout.charset] !== undefined }),
    ({ byteOrderMark }) => (byteOrderMark ? 'marked' : 'unmarked'),
  ),
];
