import { cellKind } from './cell-kind';
import { isRepeated } from './header-rows';
import { isBlankRow } from './parse-rows';

type Row = readonly string[];

export interface TableParts {
  /** The rows of the table, blank ones among them. */
  readonly rows: readonly Row[];
  /** Rows of the file that are none of the table's: comments, repeated headers, copies, totals and notes. */
  readonly setAside: readonly Row[];
}

const COMMENT = /^\s*(?:#|\/\/|--\s)/;
const TOTAL =
  /^\s*(?:(?:grand|sub|overall)?[ -]?totals?|sums?|合\s*计|总\s*计|小\s*计|共\s*计|汇\s*总|总\s*和|总\s*额)\s*[:：]?\s*$/i;
const MAX_FOOTER = 12;
/** Share of the rows of a copy that stand above it: the others were damaged in one of the two. */
const COPIED = 0.8;

/**
 * Parts the rows of one table from what else stands in its file below the header.
 * @param header its cells, or null when it has none
 */
export function tableParts(rows: readonly Row[], header: Row | null, width: number): TableParts {
  const setAside: Row[] = [];
  const kept = rows.filter((row) => {
    const isComment = COMMENT.test(row[0] ?? '') && row.slice(1).every((cell) => cell === '') && width > 1;
    if (isComment) setAside.push(row);
    return !isComment;
  });
  const own = header === null ? kept : withoutRepeats(kept, header, setAside);
  const last = footerStart(own, width);
  setAside.push(...own.slice(last).filter((row) => !isBlankRow(row)));
  return { rows: own.slice(0, last), setAside };
}

/** Files put together keep the header of each; when most rows below one stand above it already, they are a copy. */
function withoutRepeats(rows: readonly Row[], header: Row, setAside: Row[]): readonly Row[] {
  const blocks: Row[][] = [[]];
  for (const row of rows) {
    if (!isRepeated(row, header)) blocks.at(-1)?.push(row);
    else {
      setAside.push(row);
      blocks.push([]);
    }
  }
  if (blocks.length === 1) return rows;
  const seen = new Set<string>();
  return blocks.flatMap((block) => {
    const filled = block.filter((row) => !isBlankRow(row));
    const known = filled.filter((row) => seen.has(rowKey(row))).length;
    if (filled.length > 0 && known >= COPIED * filled.length) {
      setAside.push(...filled);
      return [];
    }
    for (const row of filled) seen.add(rowKey(row));
    return block;
  });
}

function rowKey(row: Row): string {
  return JSON.stringify(row.slice(0, row.findLastIndex((cell) => cell !== '') + 1));
}

/**
 * Where rows of another, steady width begin that have a header of their own and go on to the end: another table.
 * @returns the number of rows when there is none
 */
export function otherTableStart(rows: readonly Row[], width: number): number {
  const last = rows.findLast((row) => !isBlankRow(row));
  let at = rows.length;
  while (last && at > 0 && isOther(rows[at - 1] as Row, last, width)) at--;
  while (at < rows.length && isBlankRow(rows[at] as Row)) at++;
  const block = rows.slice(at).filter((row) => !isBlankRow(row));
  const [header, ...body] = block;
  const named = header?.every((cell) => ['word', 'other', 'missing'].includes(cellKind(cell))) ?? false;
  return named && body.length >= 2 && at > 0 ? at : rows.length;
}

function isOther(row: Row, last: Row, width: number): boolean {
  return isBlankRow(row) || (row.length === last.length && row.length !== width && row.length > 1);
}

/** Where totals and notes below the table begin. */
function footerStart(rows: readonly Row[], width: number): number {
  let start = rows.length;
  for (let at = rows.length - 1; at > 0 && at >= rows.length - MAX_FOOTER; at--) {
    const row = rows[at] as Row;
    if (isBlankRow(row)) continue;
    const isNote =
      width > 2 && row.length === 1 && (isBlankRow(rows[at - 1] as Row) || /\s|[:：]/.test(row[0] ?? ''));
    if (!isNote && !isTotal(row)) break;
    start = at;
  }
  return start;
}

/** A row that names itself a total in its first filled cell, and counts beside it. */
function isTotal(row: Row): boolean {
  const filled = row.filter((cell) => cell.trim() !== '');
  return (
    filled.length > 0 &&
    TOTAL.test(filled[0] as string) &&
    filled.slice(1).every((cell) => cellKind(cell) === 'number')
  );
}
