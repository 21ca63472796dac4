import type { Column } from '../dataset';
import { bind, ident, joinSql, sql, type Sql } from '../engine';

/** How a line begins that is a comment. */
export const COMMENT = '^\\s*(?:#|//|--\\s)';
const TOTAL =
  '(?i)\\s*(?:(?:grand|sub|overall)?[ -]?totals?|sums?|合\\s*计|总\\s*计|小\\s*计|共\\s*计|汇\\s*总|总\\s*和|总\\s*额)\\s*[:：]?\\s*';
const NUMBER = `[-+(]?\\s*[$€£¥]?\\s*[-+]?[0-9][0-9.,' ]*\\s*[)%元]?`;
/** Totals stand among the last rows. */
const FOOTER_ROWS = 12;
/** Statements about each column of a wider table would be too long: it is taken as it is. */
const MAX_COLUMNS = 500;

/**
 * Whether a table that was read into types may hold such rows: one row, one column `found`. Cheap: looks at columns of text only,
 * where any of these rows would stand if the others could be read.
 * @param rows of the table
 */
export function mayHoldPartsSql(columns: readonly Column[], table: Sql, rows: number): Sql {
  const [first] = columns;
  const texts = columns.filter(({ type }) => type === 'text');
  if (first === undefined || texts.length === 0 || columns.length > MAX_COLUMNS)
    return sql`SELECT false AS found`;
  const comment = first.type === 'text' && columns.length > 1 ? commentSql(columns) : sql`false`;
  const repeated = texts.length === columns.length ? repeatedSql(columns) : sql`false`;
  const total = joinSql(
    texts.map(({ name }) => sql`regexp_full_match(${ident(name)}, ${bind(TOTAL)})`),
    ' OR ',
  );
  // Each condition has a WHERE of its own: together they would all be asked of each row.
  const holding = [comment, repeated, sql`rowid >= ${bind(rows - FOOTER_ROWS)}::INTEGER AND (${total})`];
  return sql`
    SELECT count(*) > 0 AS found
    FROM (${joinSql(
      holding.map((condition) => sql`SELECT 1 FROM ${table} WHERE ${condition}`),
      ' UNION ALL ',
    )})`;
}

/**
 * Rows of a table of texts that are none of its own, as the reader of text cells knows them (`tableParts`): comments, the header
 * again, totals at the end. `row_no` (from 0), `reason`, `value` (the row's text).
 */
export function partsSql(columns: readonly Column[], delimiter: string, table: Sql): Sql {
  if (columns.length > MAX_COLUMNS)
    return sql`SELECT 0::BIGINT AS row_no, '' AS reason, '' AS value WHERE false`;
  const comment = columns.length > 1 ? commentSql(columns) : sql`false`;
  const repeated = repeatedSql(columns);
  return sql`
    WITH parts AS (
      SELECT
        rowid AS row_no,
        CASE
          WHEN ${comment} THEN 'comment'
          WHEN ${repeated} THEN 'repeated header'
          WHEN ${isLastSql(table)} AND ${totalSql(columns)} THEN 'total'
        END AS reason,
        ${rowTextSql(columns, delimiter)} AS value
      FROM ${table}
    )
    SELECT row_no, reason, value
    FROM parts
    WHERE reason IN ('comment', 'repeated header')
      OR (reason = 'total' AND row_no > (SELECT coalesce(max(row_no), -1) FROM parts WHERE reason IS NULL))`;
}

function isLastSql(table: Sql): Sql {
  return sql`rowid >= (SELECT count(*) FROM ${table}) - ${bind(FOOTER_ROWS)}::INTEGER`;
}

/** A row of one cell that says it is a comment. */
function commentSql([first, ...others]: readonly Column[]): Sql {
  const empty = others.map(({ name }) => sql`coalesce(${ident(name)}::VARCHAR, '') = ''`);
  const cell = ident(first?.name ?? '');
  return sql`(${cell} < '0' AND coalesce(regexp_matches(${cell}, ${bind(COMMENT)}), false) AND ${joinSql(empty, ' AND ')})`;
}

/** The header's cells again; never in a table without one, whose columns have no header. */
function repeatedSql(columns: readonly Column[]): Sql {
  const named = columns.filter(({ header }) => header.trim() !== '');
  if (named.length < 2) return sql`false`;
  const same = named.map(
    ({ name, header }) => sql`lower(trim(${ident(name)})) = ${bind(header.trim().toLowerCase())}`,
  );
  return sql`coalesce(${joinSql(same, ' AND ')}, false)`;
}

/** A row that names itself a total in its first filled cell, and counts beside it. */
function totalSql(columns: readonly Column[]): Sql {
  const cells = columns.map(({ name }) => sql`trim(coalesce(${ident(name)}, ''))`);
  const first = sql`coalesce(${joinSql(cells.map((cell) => sql`nullif(${cell}, '')`))}, '')`;
  const filled = sql`list_filter([${joinSql(cells)}], lambda cell: cell <> '')`;
  return sql`(
    regexp_full_match(${first}, ${bind(TOTAL)})
    AND len(list_filter(${filled}[2:], lambda cell: NOT regexp_full_match(cell, ${bind(NUMBER)}))) = 0
  )`;
}

/** The cells as a line of the file, with quotes where they are needed. */
function rowTextSql(columns: readonly Column[], delimiter: string): Sql {
  const cells = columns.map(({ name }) => {
    const cell = sql`coalesce(${ident(name)}, '')`;
    return sql`CASE WHEN contains(${cell}, ${bind(delimiter)}) THEN '"' || replace(${cell}, '"', '""') || '"' ELSE ${cell} END`;
  });
  return sql`concat_ws(${bind(delimiter)}, ${joinSql(cells)})`;
}
