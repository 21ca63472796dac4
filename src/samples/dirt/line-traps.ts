import { pick } from './pick';
import type { Random } from '../random';
import { columnsWith, lineOf, type Sheet, type SheetRow } from './sheet';
import type { Change, Dirtied, Report, Trap } from './trap';

/** A trap that puts lines in behind rows. */
function insertTrap(
  key: string,
  share: number,
  behind: (row: SheetRow, sheet: Sheet, random: Random) => SheetRow | null,
): Trap {
  return {
    key,
    report: null,
    share,
    apply(sheet, random, options): Dirtied {
      const changes: Change[] = [];
      const rows = sheet.rows.flatMap((row) => {
        const added =
          row.from !== null && random.bernoulli(options.share) ? behind(row, sheet, random) : null;
        if (added === null) return [row];
        changes.push(insertion(key, row.from ?? -1, lineOf(sheet, added)));
        return [row, added];
      });
      return { sheet: { ...sheet, rows }, changes };
    },
  };
}

/** A trap that puts a line in behind the last row, or above the header. */
function edgeTrap(key: string, write: (sheet: Sheet) => Pick<SheetRow, 'cells' | 'text'>): Trap {
  return {
    key,
    report: null,
    share: 1,
    apply(sheet) {
      const row: SheetRow = { from: null, ...write(sheet) };
      const last = sheet.rows.reduce((max, { from }) => Math.max(max, from ?? -1), -1);
      return {
        sheet: { ...sheet, rows: [...sheet.rows, row] },
        changes: [insertion(key, last, lineOf(sheet, row))],
      };
    },
  };
}

function insertion(trap: string, row: number, after: string): Change {
  return { trap, part: 'line', row, column: null, before: null, after };
}

/** A trap that breaks the line of some rows. */
function lineTrap(
  key: string,
  report: Report,
  breakLine: (row: SheetRow, sheet: Sheet, random: Random) => SheetRow | null,
): Trap {
  return {
    key,
    report,
    share: 0.02,
    apply(sheet, random, options): Dirtied {
      const changes: Change[] = [];
      const rows = sheet.rows.map((row) => {
        const broken =
          row.from !== null && random.bernoulli(options.share) ? breakLine(row, sheet, random) : null;
        if (broken === null) return row;
        const [before, after] = [lineOf(sheet, row), lineOf(sheet, broken)];
        changes.push({ trap: key, part: 'line', row: row.from, column: null, before, after });
        return broken;
      });
      return { sheet: { ...sheet, rows }, changes };
    },
  };
}

/** Cells as they are, with no sign escaped. */
function bare(cells: readonly string[], { layout }: Sheet): string {
  return cells.join(layout.delimiter);
}

export const LINE_TRAPS = [
  insertTrap('duplicate_lines', 0.02, ({ cells }) => ({ from: null, cells })),
  insertTrap('blank_lines', 0.02, () => ({ from: null, cells: [], text: '' })),
  lineTrap('ragged_rows', 'unreadable-rows', (row, _, random) => {
    const cells = pick(random, [[...row.cells, 'x'], row.cells.slice(0, -1)]);
    return { from: row.from, cells };
  }),
  lineTrap('unescaped_quotes', 'stray-quotes', (row, sheet) => {
    const [at] = columnsWith(sheet, ['product', 'name', 'sku']);
    const cell = at === undefined ? undefined : row.cells[at];
    if (at === undefined || !cell || row.cells.some((each) => each.includes(sheet.layout.delimiter)))
      return null;
    const cells = row.cells.with(at, `${cell.slice(0, 1)}"${cell.slice(1)}`);
    return { ...row, cells, text: bare(cells, sheet) };
  }),
  edgeTrap('total_line', (sheet) => {
    const cells = sheet.columns.map(() => '');
    for (const at of columnsWith(sheet, ['amount', 'quantity', 'unit_price'])) {
      const sum = sheet.rows.reduce((total, row) => total + (Number(row.cells[at]) || 0), 0);
      cells[at] = String(Math.round(sum * 100) / 100);
    }
    return { cells: cells.with(0, '合计') };
  }),
  edgeTrap('comment_line', () => ({ cells: ['# 导出完成'] })),
];
