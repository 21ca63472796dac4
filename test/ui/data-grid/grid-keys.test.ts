import { describe, expect, it } from 'vitest';
import { cellAfterKey } from '../../../src/ui/data-grid/grid-keys';

const BOUNDS = { rows: 1000, columns: 5, pageRows: 10 };
const AT = { row: 50, column: 2 };

function after(key: string, from = AT, ctrlKey = false) {
  return cellAfterKey({ key, ctrlKey, metaKey: false }, from, BOUNDS);
}

describe('cellAfterKey', () => {
  it('moves by cells, rows and pages', () => {
    expect(after('ArrowDown')).toEqual({ row: 51, column: 2 });
    expect(after('ArrowUp')).toEqual({ row: 49, column: 2 });
    expect(after('ArrowRight')).toEqual({ row: 50, column: 3 });
    expect(after('ArrowLeft')).toEqual({ row: 50, column: 1 });
    expect(after('PageDown')).toEqual({ row: 60, column: 2 });
    expect(after('PageUp')).toEqual({ row: 40, column: 2 });
    expect(after('Home')).toEqual({ row: 50, column: 0 });
    expect(after('End')).toEqual({ row: 50, column: 4 });
  });

  it('goes to the corners with Ctrl', () => {
    expect(after('Home', AT, true)).toEqual({ row: 0, column: 0 });
    expect(after('End', AT, true)).toEqual({ row: 999, column: 4 });
  });

  it('reaches the header from the first row and no further', () => {
    expect(after('ArrowUp', { row: 0, column: 1 })).toEqual({ row: -1, column: 1 });
    expect(after('ArrowUp', { row: -1, column: 1 })).toEqual({ row: -1, column: 1 });
    expect(after('PageUp', { row: 3, column: 1 })).toEqual({ row: 0, column: 1 });
  });

  it('stops at the edges', () => {
    expect(after('ArrowDown', { row: 999, column: 0 })).toEqual({ row: 999, column: 0 });
    expect(after('ArrowLeft', { row: 1, column: 0 })).toEqual({ row: 1, column: 0 });
    expect(after('PageDown', { row: 995, column: 4 })).toEqual({ row: 999, column: 4 });
  });

  it('stays in the header of an empty table', () => {
    const down = { key: 'ArrowDown', ctrlKey: false, metaKey: false };
    expect(cellAfterKey(down, { row: -1, column: 0 }, { ...BOUNDS, rows: 0 })).toEqual({
      row: -1,
      column: 0,
    });
  });

  it('leaves other keys alone', () => {
    expect(after('a')).toBeNull();
    expect(after('Tab')).toBeNull();
  });
});
