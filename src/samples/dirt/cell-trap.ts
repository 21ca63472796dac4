import type { Random } from '../random';
import { columnsWith, type Sheet } from './sheet';
import type { Change, Dirtied, Report, Trap } from './trap';

export interface CellTrapOptions {
  readonly key: string;
  readonly report?: Report;
  readonly share?: number;
  /** Roles whose columns it breaks; all columns when not given. */
  readonly roles?: readonly string[];
  /** The broken cell, or null for one that this trap cannot break. */
  readonly break: (cell: string, random: Random) => string | null;
}

/** A trap that breaks single cells of the clean rows. */
export function cellTrap({ key, report, share = 0.1, roles, break: breakCell }: CellTrapOptions): Trap {
  return {
    key,
    report: report ?? null,
    share,
    apply(sheet, random, options): Dirtied {
      const places = roles ? columnsWith(sheet, roles) : sheet.columns.map((_, at) => at);
      const changes: Change[] = [];
      const rows = sheet.rows.map((row) => {
        let { cells } = row;
        for (const at of places) {
          const before = cells[at] ?? '';
          const after = breakCell(before, random);
          if (after === null || after === before || !random.bernoulli(options.share)) continue;
          cells = cells.with(at, after);
          const column = sheet.columns[at]?.name ?? null;
          changes.push({ trap: key, part: 'cell', row: row.from, column, before, after });
        }
        return cells === row.cells ? row : { ...row, cells };
      });
      return { sheet: { ...sheet, rows } satisfies Sheet, changes };
    },
  };
}
