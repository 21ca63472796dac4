import type { Column, FileIssue } from '../dataset';
import { EngineError, sql, type Engine, type QueryOptions, type Sql } from '../engine';
import {
  convertTableSql,
  misfitsSql,
  plausibleSql,
  readTextSql,
  readTypedSql,
  type ReadCsvInput,
} from './read-csv.sql';
import {
  addSetAsideSql,
  nameCommentsSql,
  placeSql,
  rejectedRowsSql,
  rejectedTableSql,
  saveMisfitsSql,
  savePartsSql,
  saveRejectsSql,
} from './rejected.sql';
import { REWRITTEN, type RewrittenCsv } from './sniff';
import { INCOMING, INCOMING_REJECTED, INCOMING_TEXT } from './table-names';
import { mayHoldPartsSql, partsSql } from './table-parts.sql';
import { withFile } from './with-file.run';

/** A file as the database reads it, and what only a pass over its text can tell: asked for when something does not fit. */
export interface LoadInput extends ReadCsvInput {
  /** See `recordPlaces`. */
  places(): Promise<Blob>;
  /** See `rewriteCsv`. */
  rewritten(): Promise<RewrittenCsv>;
}

type Placed = Omit<LoadInput, 'rewritten'>;

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
 * declared. If that fails, carefully: all as text, rows out of shape set aside, values that do not convert listed. A file that
 * the reader refuses even so (line ends of several kinds, broken quotes) is written anew and read from that.
 * @throws {EngineError} when the file cannot be read at all
 */
export async function loadTable(
  engine: Engine,
  fileName: string,
  input: LoadInput,
  options: QueryOptions,
): Promise<LoadedTable> {
  const statement = await mended(
    () => read(engine, input, options),
    () => readRewritten(engine, input, options),
  );
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
  const setAside = rejected.filter((row) => row.kind !== 'value').reduce((sum, row) => sum + row.rows, 0);
  const issues = rejected.map((row) => toIssue(row, fileName, input.columns, rows));
  return { rows, setAside, issues, sql: statement.text };
}

/** The first way, or the second when the reader fails in a way that it can mend. */
async function mended(first: () => Promise<Sql>, second: () => Promise<Sql>): Promise<Sql> {
  try {
    return await first();
  } catch (error) {
    if (!(error instanceof EngineError) || !MENDABLE.has(error.code)) throw error;
    return second();
  }
}

/** @returns the statement that read the file */
function read(engine: Engine, input: Placed, options: QueryOptions): Promise<Sql> {
  const carefully = (): Promise<Sql> => readCarefully(engine, input, options);
  return mended(async () => {
    const statement = readTypedSql(input, INCOMING);
    await engine.run(statement, options);
    await engine.run(rejectedTableSql());
    const shape = { rows: 'number', fits: 'boolean' } as const;
    const { rows, fits } = await engine.row(plausibleSql(input.columns, INCOMING), shape, options);
    const { found } = await engine.row(
      mayHoldPartsSql(input.columns, INCOMING, rows),
      { found: 'boolean' },
      options,
    );
    return fits && !found ? statement : carefully();
  }, carefully);
}

async function readCarefully(engine: Engine, input: Placed, options: QueryOptions): Promise<Sql> {
  const columns = input.columns.map(asTolerant);
  const reading = readTextSql(input, INCOMING_TEXT);
  const placeless = await engine.session(async (session) => {
    await session.run(reading);
    await session.run(rejectedTableSql());
    await session.run(saveRejectsSql(input));
    await session.run(convertTableSql(columns, INCOMING_TEXT, INCOMING));
    const parts = partsSql(columns, input.options.delimiter, INCOMING_TEXT);
    const [saveParts, dropParts] = savePartsSql(parts, INCOMING);
    await session.run(saveParts);
    await session.run(saveMisfitsSql(misfitsSql(columns, INCOMING_TEXT, INCOMING)));
    await session.run(dropParts);
    await session.run(sql`DROP TABLE ${INCOMING_TEXT}`);
    return session.rows(sql`SELECT count(*)::DOUBLE AS rows FROM ${INCOMING_REJECTED}`, { rows: 'number' });
  }, options);
  if ((placeless[0]?.rows ?? 0) > 0)
    await withFile(engine, await input.places(), (path) => engine.run(placeSql(path), options));
  await engine.run(nameCommentsSql(input.options.delimiter), options);
  return reading;
}

async function readRewritten(engine: Engine, input: LoadInput, options: QueryOptions): Promise<Sql> {
  const { text, places, setAside, setAsideRows } = await input.rewritten();
  const statement = await withFile(engine, text, (path) =>
    read(engine, { ...input, path, options: REWRITTEN, places: () => Promise.resolve(places) }, options),
  );
  if (setAsideRows > 0) await withFile(engine, setAside, (path) => engine.run(addSetAsideSql(path), options));
  return statement;
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
    code:
      rejected.kind === 'part'
        ? 'rows-set-aside'
        : rejected.kind === 'row'
          ? 'unreadable-rows'
          : temporal
            ? 'unreadable-dates'
            : 'unreadable-numbers',
    level: rejected.kind === 'part' ? 'info' : 'warning',
    file,
    line: rejected.line,
    rows: rejected.rows,
    ...(rejected.value === null ? {} : { value: rejected.value.slice(0, 200) }),
    ...(column ? { column: column.header } : {}),
    facts: { total },
  };
}
