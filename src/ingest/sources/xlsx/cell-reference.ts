/** 0-based column and row of a reference such as `AB12`. */
export interface CellPlace {
  readonly column: number;
  readonly row: number;
}

/** @returns null when the text is no reference */
export function cellPlace(reference: string): CellPlace | null {
  const found = /^\$?([A-Z]{1,3})\$?(\d{1,7})$/i.exec(reference);
  if (!found) return null;
  return { column: columnOf(found[1] as string), row: Number(found[2]) - 1 };
}

export function columnLetters(column: number): string {
  const before = Math.floor(column / 26) - 1;
  return (before >= 0 ? columnLetters(before) : '') + String.fromCharCode(65 + (column % 26));
}

/** The column of a reference alone, letter by letter: done for every cell. @returns -1 when there is none */
export function columnOf(reference: string): number {
  let column = 0;
  for (let i = 0; i < reference.length; i++) {
    const letter = reference.charCodeAt(i) & 0xdf;
    if (letter < 65 || letter > 90) break;
    column = column * 26 + letter - 64;
  }
  return column - 1;
}

/** A range such as `A1:C2`, both ends included. */
export interface CellRange {
  readonly from: CellPlace;
  readonly to: CellPlace;
}

export function cellRange(reference: string): CellRange | null {
  const [first, second] = reference.split(':');
  const from = cellPlace(first ?? '');
  const to = cellPlace(second ?? first ?? '');
  return from && to ? { from, to } : null;
}
