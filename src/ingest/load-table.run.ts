import type { Column, FileIssue } from '../dataset';
import { EngineError, sql, type Engine, type QueryOptions } from '../engine';
import {
  convertTableSql,
  misfitsSql,
  plausibleSql,
  readTextSql,
  readTypedSql,
  type ReadCsvInput,
} from './read-csv.sql';
import {
  placeRejectsSql,
  placesSql,
  rejectedRowsSql,
  rejectedTableSql,
  saveRejectsSql,
  setAsideSql,
} from './rejected.sql';
import { INCOMING, INCOMING_TEXT } from './table-names';

/** What was read, and what could not be. */
export interface LoadedTable {
  readonly rows: number;
  /** Rows that have no place in the table's shape: kept as text in `rejected`. */
  readonly setAside: number;
  readonly issues: readonly FileIssue[];
  /** The statement that read it. */
  readonly sql: string;
}

/** Failures of the fast reader that the careful one can mend; everything else (cancelled, out of memory) is final. */
const MENDABLE = new Set(['conversion', 'invalid-input', 'other', 'syntax', 'unknown-name']);

/**
 * Reads the file into the incoming table. First strictly, straight into types: success proves that every value was read as
 * declared. If that fails, carefully: all as text, rows out of shape set aside, values that do not convert listed.
 * @throws {EngineError} when the file cannot be read at all
 */
export async function loadTable(
  engine: Engine,
  fileName: string,
  input: ReadCsvInput,
  options: QueryOptions,
): Promise<LoadedTable> {
  try {
    const statement = readTypedSql(input, INCOMING);
    await engine.run(statement, options);
    await engine.run(rejectedTableSql());
    const shape = { rows: 'number', fits: 'boolean' } as const;
    const { rows, fits } = await engine.row(plausibleSql(input.columns, INCOMING), shape, options);
    if (fits) return { rows, setAside: 0, issues: [], sql: statement.text };
  } catch (error) {
    if (!(error instanceof EngineError) || !MENDABLE.has(error.code)) throw error;
  }
  return loadCarefully(engine, fileName, input, options);
}

async function loadCarefully(
  engine: Engine,
  fileName: string,
  input: ReadCsvInput,
  options: QueryOptions,
): Promise<LoadedTable> {
  const columns = input.columns.map(asTolerant);
  const reading = readTextSql(input, INCOMING_TEXT);
  await engine.session(async (session) => {
    await session.run(reading);
    await session.run(rejectedTableSql());
    await session.run(saveRejectsSql());
    await session.run(convertTableSql(columns, INCOMING_TEXT, INCOMING));
    await session.run(placesSql(INCOMING_TEXT, input));
    await session.run(setAsideSql(misfitsSql(columns, INCOMING_TEXT, INCOMING)));
    await session.run(placeRejectsSql());
    await session.run(sql`DROP TABLE ${INCOMING_TEXT}`);
  }, options);
  const { rows } = await engine.row(sql`SELECT count(*)::DOUBLE AS rows FROM ${INCOMING}`, {
    rows: 'number',
  });
  const rejected = await engine.rows(rejectedRowsSql(), {
    kind: 'string',
    column_name: 'string?',
    rows: 'number',
    line: 'number',
    value: 'string?',
  });
  const setAside = rejected.filter((row) => row.kind === 'row').reduce((sum, row) => sum + row.rows, 0);
  return {
    rows,
    setAside,
    issues: rejected.map((row) => toIssue(row, fileName, columns, rows)),
    sql: reading.text,
  };
}

/** A whole number that turns out too large or broken is still a number. */
function asTolerant(column: Column): Column {
  return column.type === 'integer' ? { ...column, type: 'number' } : column;
}

function toIssue(
  rejected: { kind: string; column_name: string | null; rows: number; line: number; value: string | null },
  file: string,
  columns: readonly Column[],
  total: number,
): FileIssue {
  const column = columns.find(({ name }) => name === rejected.column_name);
  const temporal = column?.type === 'date' || column?.type === 'timestamp';
  return {
    code: rejected.kind === 'row' ? 'unreadable-rows' : temporal ? 'unreadable-dates' : 'unreadable-numbers',
    level: 'warning',
    file,
    line: rejected.line,
    rows: rejected.rows,
    ...(rejected.value === null ? {} : { value: rejected.value.slice(0, 200) }),
    ...(column ? { column: column.header } : {}),
    facts: { total },
  };
}
