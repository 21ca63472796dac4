import { bind, ident, sql, type Sql } from '../engine';
import type { ReadCsvInput } from './read-csv.sql';
import { INCOMING_REJECTED } from './table-names';

/**
 * What could not be read, with its place in the file. `kind` is `row` (the row has no place in the table and was set aside)
 * or `value` (the row was read, this value of it is NULL).
 */
export function rejectedTableSql(): Sql {
  return sql`
    CREATE OR REPLACE TABLE ${INCOMING_REJECTED}
      (line INTEGER, kind VARCHAR, column_name VARCHAR, reason VARCHAR, value VARCHAR)`;
}

/**
 * Rows that the reader refused: DuckDB lists one entry per error, we keep one per row. Its `line` counts rows: line breaks
 * inside of quotes are added by `placeRejectsSql`.
 */
export function saveRejectsSql(): Sql {
  return sql`
    INSERT INTO ${INCOMING_REJECTED}
    SELECT line::INTEGER, 'row', NULL, lower(first(error_type::VARCHAR)), ltrim(first(csv_line), E'\\r\\n')
    FROM reject_errors
    GROUP BY line`;
}

const PLACES = ident('places');

/**
 * For every row that was read, and one behind the last: on which line it would start if no row had been refused (`place`), but
 * for the line breaks inside of quotes before it (`breaks`). Blank lines between rows, which the reader skips, are not seen. A
 * table of this connection.
 */
export function placesSql(text: Sql, { options, columns }: ReadCsvInput): Sql {
  const header = options.hasHeader ? columns.reduce((sum, column) => sum + breaksIn(column.header), 1) : 0;
  return sql`
    CREATE OR REPLACE TEMPORARY TABLE ${PLACES} AS
    WITH read_rows AS (
      SELECT rowid AS row_no, ${breaksSql(sql`t::VARCHAR`)} AS breaks FROM ${text} t
      UNION ALL
      SELECT count(*), 0 FROM ${text}
    )
    SELECT
      row_no,
      ${bind(options.skipLines + header + 1)} + row_no AS place,
      coalesce(sum(breaks) OVER (ORDER BY row_no ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING), 0) AS breaks
    FROM read_rows`;
}

/** Values that did not convert, with the line on which their row starts. */
export function setAsideSql(misfits: Sql): Sql {
  return sql`
    INSERT INTO ${INCOMING_REJECTED}
    WITH misfits AS (
      ${misfits}
    ), ${refusedSql()}
    SELECT
      p.place + p.breaks + coalesce(max(r.before + 1), 0) + coalesce(sum(r.breaks), 0),
      'value',
      m.column_name,
      'conversion',
      m.value
    FROM misfits m
    JOIN ${PLACES} p ON p.row_no = m.row_no
    LEFT JOIN refused r ON r.place <= p.place
    GROUP BY m.row_no, m.column_name, m.value, p.place, p.breaks`;
}

/** The lines of refused rows, with the line breaks inside of quotes before them. */
export function placeRejectsSql(): Sql {
  return sql`
    UPDATE ${INCOMING_REJECTED} AS rejected
    SET line = placed.line
    FROM (
      WITH ${refusedSql()}
      SELECT r.line AS old_line, r.line + p.breaks + r.breaks_before AS line
      FROM refused r JOIN ${PLACES} p ON p.place = r.place
    ) placed
    WHERE rejected.kind = 'row' AND rejected.line = placed.old_line`;
}

/** Refused rows with the number of those before them, and the place of the first row that was read after them. */
function refusedSql(): Sql {
  return sql`
    refused AS (
      SELECT
        line,
        before,
        line - before AS place,
        breaks,
        coalesce(sum(breaks) OVER (ORDER BY line ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING), 0) AS breaks_before
      FROM (
        SELECT line, row_number() OVER (ORDER BY line) - 1 AS before, ${breaksSql(sql`value`)} AS breaks
        FROM ${INCOMING_REJECTED}
        WHERE kind = 'row'
      )
    )`;
}

function breaksSql(text: Sql): Sql {
  const single = sql`replace(replace(${text}, E'\\r\\n', E'\\n'), E'\\r', E'\\n')`;
  return sql`(len(${single}) - len(replace(${single}, E'\\n', '')))`;
}

function breaksIn(header: string): number {
  return header.split(/\r\n|\r|\n/).length - 1;
}

/** Per column (and for whole rows): how many, and the first of them. */
export function rejectedRowsSql(): Sql {
  return sql`
    SELECT
      kind,
      column_name,
      count(*)::INTEGER AS rows,
      min(line)::INTEGER AS line,
      arg_min(value, line) AS value
    FROM ${INCOMING_REJECTED}
    GROUP BY kind, column_name
    ORDER BY kind, line, column_name`;
}
