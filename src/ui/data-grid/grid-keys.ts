/** A cell by its row, -1 for the header, and its column. */
export interface GridCell {
  readonly row: number;
  readonly column: number;
}

export interface GridBounds {
  readonly rows: number;
  readonly columns: number;
  /** Rows that fit into the view: a page for PageUp and PageDown. */
  readonly pageRows: number;
}

interface Keystroke {
  readonly key: string;
  readonly ctrlKey: boolean;
  readonly metaKey: boolean;
}

/** Where a key leads from a cell, after the grid pattern of the ARIA practices; null for a key that is not ours. */
export function cellAfterKey(
  { key, ctrlKey, metaKey }: Keystroke,
  { row, column }: GridCell,
  { rows, columns, pageRows }: GridBounds,
): GridCell | null {
  const far = ctrlKey || metaKey;
  const to = (nextRow: number, nextColumn: number): GridCell => ({
    row: Math.min(rows - 1, Math.max(-1, nextRow)),
    column: Math.min(columns - 1, Math.max(0, nextColumn)),
  });
  switch (key) {
    case 'ArrowDown':
      return to(far ? rows - 1 : row + 1, column);
    case 'ArrowUp':
      return to(far ? Math.min(row, 0) : row - 1, column);
    case 'ArrowRight':
      return to(row, far ? columns - 1 : column + 1);
    case 'ArrowLeft':
      return to(row, far ? 0 : column - 1);
    case 'PageDown':
      return to(row + pageRows, column);
    case 'PageUp':
      return to(row < 0 ? row : Math.max(0, row - pageRows), column);
    case 'Home':
      return to(far ? Math.min(0, rows - 1) : row, 0);
    case 'End':
      return to(far ? rows - 1 : row, columns - 1);
    default:
      return null;
  }
}
