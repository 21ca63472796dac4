import type { RowsSource, Selection } from '../../blocks';
import { decodeAnyRows, type Engine } from '../../engine';
import type { MessageKey, Translator } from '../../i18n';
import { hasMessage } from '../../i18n';
import type {
  GridColumn,
  GridColumnType,
  GridRow,
  GridSort,
  GridSource,
  GridValue,
} from '../../ui/data-grid/grid-source';
import { countRowsSql, describeSql, pageSql } from './rows.sql';

/** Columns that hold money, whatever table they stand in. */
const MONEY = new Set(['amount', 'unit_price', 'cost', 'monetary', 'revenue']);
const SHARE = new Set(['revenue_share', 'cumulative_share']);

/** Stable keys in the data, names on screen: the column decides which names. */
const NAMED_VALUES: Readonly<Record<string, string>> = {
  segment: 'rfm.segment.',
  segment8: 'rfm.segment.',
  value_tier: 'rfm.segment.',
  excluded_by: 'app.rule.',
};

export interface TableRows extends GridSource {
  /** The columns as the table names them. */
  readonly names: readonly string[];
}

/** The rows behind a block, read from the database a page at a time. */
export async function openTableRows(
  engine: Engine,
  translator: Translator,
  rows: RowsSource,
  sort: GridSort | null,
): Promise<TableRows> {
  const described = await engine.rows(describeSql(rows.table), {
    column_name: 'string',
    column_type: 'string',
  });
  const visible = described.filter(({ column_name }) => column_name !== 'line_no');
  const names = visible.map(({ column_name }) => column_name);
  const { rows: rowCount } = await engine.row(countRowsSql(rows), { rows: 'number' });
  return {
    names,
    rowCount,
    columns: visible.map(({ column_name, column_type }) => toColumn(column_name, column_type, translator)),
    async page(offset, limit, signal) {
      const table = await engine.table(pageSql(rows, names, sort, offset, limit), { signal });
      return decodeAnyRows(table).map((row): GridRow =>
        names.map((name) => toValue(name, row[name], translator)),
      );
    },
  };
}

function toColumn(name: string, type: string, translator: Translator): GridColumn {
  const key = `app.column.${name}`;
  const label = hasMessage(key) ? translator.t(key) : name;
  // A time of day beside the date needs room.
  return {
    id: name,
    label,
    type: typeOf(name, type),
    ...(type.startsWith('TIMESTAMP') ? { width: 164 } : {}),
  };
}

function typeOf(name: string, type: string): GridColumnType {
  if (MONEY.has(name)) return 'money';
  if (SHARE.has(name)) return 'share';
  if (type === 'DATE' || type.startsWith('TIMESTAMP')) return 'date';
  if (/^(INTEGER|BIGINT|HUGEINT|SMALLINT|TINYINT|UINTEGER|UBIGINT)$/.test(type)) return 'count';
  if (/^(DOUBLE|FLOAT|DECIMAL)/.test(type)) return 'number';
  return 'text';
}

/** What a selection picks, in the reader's words: `Champions`, `R 5 · F 4`. */
export function selectionText(selection: Selection, translator: Translator): string {
  const parts = selection.map((condition) => {
    const key = `app.column.${condition.column}`;
    const column = hasMessage(key) ? translator.t(key) : condition.column;
    if (!('equals' in condition)) return `${column} ${condition.from}–${condition.to - 1}`;
    const value = toValue(condition.column, condition.equals, translator);
    return value === condition.equals ? `${column} ${value}` : String(value);
  });
  return parts.join(' · ');
}

function toValue(column: string, value: unknown, translator: Translator): GridValue {
  const prefix = NAMED_VALUES[column];
  if (prefix !== undefined && typeof value === 'string') {
    const key = prefix + value;
    return hasMessage(key) ? translator.t(key as MessageKey) : value;
  }
  if (value === null || typeof value === 'number' || typeof value === 'boolean') return value;
  return typeof value === 'string' ? withoutT(value) : String(value);
}

/** `2011-12-09T12:50:00` reads better with a blank; other text stays as it is. */
function withoutT(text: string): string {
  return /^\d{4}-\d\d-\d\dT\d\d:\d\d/.test(text) ? text.replace('T', ' ') : text;
}
