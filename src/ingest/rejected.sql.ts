import { bind, sql, type Sql } from '../engine';
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

/** Rows that the reader refused: DuckDB lists one entry per error, we keep one per row. */
export function saveRejectsSql(): Sql {
  return sql`
    INSERT INTO ${INCOMING_REJECTED}
    SELECT line::INTEGER, 'row', NULL, lower(first(error_type::VARCHAR)), first(csv_line)
    FROM reject_errors
    GROUP BY line`;
}

/**
 * Values that did not convert, with the line on which their row starts: the header's lines, the rows before with the line
 * breaks inside their quotes, and the rows before that were set aside.
 */
export function setAsideSql(misfits: Sql, text: Sql, { options }: ReadCsvInput): Sql {
  const first = options.skipLines + (options.hasHeader ? 2 : 1);
  return sql`
    INSERT INTO ${INCOMING_REJECTED}
    WITH misfits AS (
      ${misfits}
    ), row_breaks AS (
      SELECT rowid AS row_no, len(t::VARCHAR) - len(replace(t::VARCHAR, chr(10), '')) AS breaks FROM ${text} t
    ), starts AS (
      SELECT row_no, (${bind(first)} + row_no + sum(breaks) OVER (ORDER BY row_no) - breaks)::INTEGER AS line
      FROM row_breaks
    ), refused AS (
      SELECT line - row_number() OVER (ORDER BY line) + 1 AS line_without_refused
      FROM ${INCOMING_REJECTED} WHERE kind = 'row'
    )
    SELECT
      line + (SELECT count(*) FROM refused WHERE line_without_refused <= line)::INTEGER,
      'value',
      column_name,
      'conversion',
      value
    FROM misfits JOIN starts USING (row_no)`;
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
