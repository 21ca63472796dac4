import { bind, sql, type Sql } from '../engine';
import type { ReadCsvInput } from './read-csv.sql';
import { INCOMING_REJECTED } from './table-names';
import { COMMENT } from './table-parts.sql';

/**
 * What could not be read, with its place in the file. `kind` is `row` (the row has no place in the table and was set aside),
 * `part` (so was a row that is none of the table's: a comment, the header again, a total) or `value` (the row was read, this value
 * of it is NULL).
 */
export function rejectedTableSql(): Sql {
  return sql`
    CREATE OR REPLACE TABLE ${INCOMING_REJECTED}
      (line INTEGER, kind VARCHAR, column_name VARCHAR, reason VARCHAR, value VARCHAR)`;
}

/**
 * Rows that the reader refused: DuckDB lists one entry per error, we keep one per row. (Its list
 * outlives the statement: an earlier file's rows may stand in it.) Until `placeSql` their `line` is the
 * number of their record below the header, from 0, blank lines counted.
 */
export function saveRejectsSql({ path, options, columns }: ReadCsvInput): Sql {
  const header = options.hasHeader ? columns.reduce((sum, column) => sum + breaksIn(column.header), 1) : 0;
  return sql`
    INSERT INTO ${INCOMING_REJECTED}
    SELECT
      line::INTEGER - ${bind(options.skipLines + header + 1)},
      'row',
      NULL,
      lower(first(error_type::VARCHAR)),
      ltrim(first(csv_line), E'\\r\\n')
    FROM reject_errors
    WHERE scan_id IN (SELECT scan_id FROM reject_scans WHERE file_path = ${bind(path)})
    GROUP BY line`;
}

function breaksIn(header: string): number {
  return header.split(/\r\n|\r|\n/).length - 1;
}

/**
 * Rows that were read and are none of the table's leave it. Until `placeSql` their `line` is the number of their row among those
 * that were read, from 0.
 * @param parts `row_no`, `reason`, `value`
 */
export function savePartsSql(parts: Sql, table: Sql): readonly [Sql, Sql] {
  return [
    sql`INSERT INTO ${INCOMING_REJECTED} SELECT row_no, 'part', NULL, reason, value FROM (${parts})`,
    sql`DELETE FROM ${table} WHERE rowid IN (SELECT line FROM ${INCOMING_REJECTED} WHERE kind = 'part')`,
  ];
}

/** Refused rows of one cell that say they are comments. */
export function nameCommentsSql(delimiter: string): Sql {
  return sql`
    UPDATE ${INCOMING_REJECTED}
    SET kind = 'part', reason = 'comment'
    WHERE kind = 'row' AND regexp_matches(value, ${bind(COMMENT)}) AND NOT contains(value, ${bind(delimiter)})`;
}

/** Values that did not convert. Until `placeSql` their `line` is the number of their row among those that were read, from 0. */
export function saveMisfitsSql(misfits: Sql): Sql {
  return sql`
    INSERT INTO ${INCOMING_REJECTED}
    SELECT row_no, 'value', column_name, 'conversion', value
    FROM (${misfits})
    WHERE row_no NOT IN (SELECT line FROM ${INCOMING_REJECTED} WHERE kind = 'part')`;
}

/**
 * Puts lines in the place of record and row numbers.
 * @param path a CSV file of places: see `PlacesWriter`
 */
export function placeSql(path: string): Sql {
  return sql`
    UPDATE ${INCOMING_REJECTED} AS rejected
    SET line = placed.line
    FROM (
      WITH places AS (
        SELECT * FROM ${readPlain(path, sql`{'row_no': 'INTEGER', 'record': 'INTEGER', 'line': 'INTEGER'}`)}
      ), refused AS (
        SELECT r.number, p.row_no + r.number - p.record AS row_no, p.line + r.number - p.record AS line
        FROM (SELECT line AS number FROM ${INCOMING_REJECTED} WHERE kind = 'row') r
        ASOF JOIN places p ON r.number >= p.record
      ), before AS (
        SELECT read_rows, max(refused) AS refused
        FROM (
          SELECT row_no + 1 - row_number() OVER (ORDER BY row_no) AS read_rows, row_number() OVER (ORDER BY row_no) AS refused
          FROM refused
        )
        GROUP BY read_rows
      ), misfit AS (
        SELECT m.number, m.number + coalesce(b.refused, 0) AS row_no
        FROM (SELECT DISTINCT line AS number FROM ${INCOMING_REJECTED} WHERE kind <> 'row') m
        ASOF LEFT JOIN before b ON m.number >= b.read_rows
      )
      SELECT true AS is_refused, number, line FROM refused
      UNION ALL
      SELECT false, m.number, p.line + m.row_no - p.row_no
      FROM misfit m ASOF JOIN places p ON m.row_no >= p.row_no
    ) placed
    WHERE (rejected.kind = 'row') = placed.is_refused AND rejected.line = placed.number`;
}

/** Adds the rows that a rewriting set aside: their lines stand in its file. */
export function addSetAsideSql(path: string): Sql {
  return sql`
    INSERT INTO ${INCOMING_REJECTED}
    SELECT line, 'row', NULL, reason, value
    FROM ${readPlain(path, sql`{'line': 'INTEGER', 'reason': 'VARCHAR', 'value': 'VARCHAR'}`)}`;
}

/** A file that we wrote ourselves. */
function readPlain(path: string, columns: Sql): Sql {
  return sql`read_csv(${bind(path)}, auto_detect = false, header = false, delim = ',', quote = '"', escape = '"', columns = ${columns})`;
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
