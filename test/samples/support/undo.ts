import type { Change, Sheet } from '../../../src/samples/dirt';
import { lineOf, type SheetRow } from '../../../src/samples/dirt/sheet';
import type { Charset } from '../../../src/samples/encode';
import Papa from 'papaparse';

/** A dirty sheet with all listed changes taken back, the last first; throws where one does not stand in it. */
export function cleaned(sheet: Sheet, changes: readonly Change[]): Sheet {
  return changes.toReversed().reduce(undo, sheet);
}

function undo(sheet: Sheet, change: Change): Sheet {
  switch (change.part) {
    case 'cell':
      return withRow(sheet, change, (row) => ({
        ...row,
        cells: row.cells.with(...cellOf(sheet, row, change)),
      }));
    case 'header':
      return { ...sheet, header: sheet.header.with(placeOf(sheet, change), text(change.before)) };
    case 'line':
      return change.before === null
        ? withoutLine(sheet, change)
        : withRow(sheet, change, restoredLine(sheet, change));
    case 'line-end':
      return withRow(sheet, change, (row) => {
        same(row.lineEnd, change.after);
        return without(row, 'lineEnd');
      });
    case 'file':
      return undoFile(sheet, change);
  }
}

function cellOf(sheet: Sheet, row: SheetRow, change: Change): [at: number, cell: string] {
  const at = placeOf(sheet, change);
  same(row.cells[at], change.after);
  return [at, text(change.before)];
}

function placeOf({ columns }: Sheet, { column }: Change): number {
  const at = columns.findIndex(({ name }) => name === column);
  if (at < 0) throw new Error(`no column ${column}`);
  return at;
}

function withRow(sheet: Sheet, change: Change, restore: (row: SheetRow) => SheetRow): Sheet {
  const at = sheet.rows.findIndex(({ from }) => from === change.row);
  const row = sheet.rows[at];
  if (!row) throw new Error(`no row ${change.row}`);
  return { ...sheet, rows: sheet.rows.with(at, restore(row)) };
}

/** The line that was put in behind the change's row, wherever among those put in there. */
function withoutLine(sheet: Sheet, change: Change): Sheet {
  const behind = sheet.rows.findIndex(({ from }) => from === change.row) + 1;
  for (let at = behind; sheet.rows[at]?.from === null; at++) {
    if (lineOf(sheet, sheet.rows[at] as SheetRow) === change.after)
      return { ...sheet, rows: sheet.rows.toSpliced(at, 1) };
  }
  throw new Error(`no line ${change.after} behind row ${change.row}`);
}

function restoredLine(sheet: Sheet, change: Change): (row: SheetRow) => SheetRow {
  return (row) => {
    same(lineOf(sheet, row), change.after);
    const [cells = []] = Papa.parse<string[]>(text(change.before), {
      delimiter: sheet.layout.delimiter,
    }).data;
    return { ...without(row, 'text'), cells };
  };
}

function undoFile(sheet: Sheet, { trap, before, after }: Change): Sheet {
  const { layout } = sheet;
  if (trap === 'preamble') {
    const at = sheet.preamble.lastIndexOf(text(after));
    if (at < 0) throw new Error(`no line ${after}`);
    return { ...sheet, preamble: sheet.preamble.toSpliced(at, 1) };
  }
  if (trap === 'byte_order_mark')
    return { ...sheet, layout: { ...layout, byteOrderMark: before === 'marked' } };
  same(layout.charset, after);
  return { ...sheet, layout: { ...layout, charset: before as Charset } };
}

function without(row: SheetRow, field: 'text' | 'lineEnd'): SheetRow {
  return Object.fromEntries(Object.entries(row).filter(([key]) => key !== field)) as unknown as SheetRow;
}

function same(found: string | undefined, expected: string | null): void {
  if (found !== expected) throw new Error(`${JSON.stringify(found)} instead of ${JSON.stringify(expected)}`);
}

function text(value: string | null): string {
  if (value === null) throw new Error('nothing stood there');
  return value;
}
