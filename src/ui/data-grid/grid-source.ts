export type GridValue = string | number | boolean | null;

/** The cells of one row, in the order of the columns. */
export type GridRow = readonly GridValue[];

export type GridColumnType = 'text' | 'count' | 'money' | 'share' | 'days' | 'date' | 'number' | 'seconds';

export interface GridColumn {
  readonly id: string;
  readonly label: string;
  readonly type: GridColumnType;
  /** Least width in pixels. */
  readonly width?: number;
}

/** Where a grid's rows come from. Another order or another content is another source. */
export interface GridSource {
  readonly rowCount: number;
  readonly columns: readonly GridColumn[];
  /** Rows `offset` to `offset + limit`; rejects when the signal aborts. */
  page(offset: number, limit: number, signal: AbortSignal): Promise<readonly GridRow[]>;
}

export interface GridSort {
  readonly column: string;
  readonly descending: boolean;
}

/** A source over rows already at hand. */
export function gridSourceOf(columns: readonly GridColumn[], rows: readonly GridRow[]): GridSource {
  return {
    columns,
    rowCount: rows.length,
    page: async (offset, limit) => rows.slice(offset, offset + limit),
  };
}
