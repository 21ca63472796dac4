import type { Table } from 'apache-arrow';
import type { Backend, BackendConnection } from './backend';
import { EngineError } from './engine-error';
import { literal, type Bindable } from './quoting';
import { decodeAnyRows, decodeRows, type RowOf, type RowShape } from './rows';
import { BOOT_STATEMENTS, FILE_FOLDER } from './settings';
import { ident, sql, type Sql } from './sql';
import { toEngineError } from './to-engine-error';
import { offlineReplacement } from './offline';

export interface QueryOptions {
  readonly signal?: AbortSignal | undefined;
  /** Bytes that the database read from registered files since the statement began. */
  readonly onBytesRead?: ((bytes: number) => void) | undefined;
}

export interface Session {
  run(statement: Sql): Promise<void>;
  rows<const S extends RowShape>(query: Sql, shape: S): Promise<RowOf<S>[]>;
}

/**
 * The database of this page: DuckDB-Wasm in its own worker behind a few typed questions. Statements run side by side on
 * connections of their own; each can be cancelled; a failure is an `EngineError`.
 */
export class Engine {
  readonly #start: () => Promise<Backend>;
  readonly #restartListeners = new Set<() => void>();
  #backend: Promise<Backend> | undefined;
  #idle: BackendConnection[] = [];
  #generation = 0;

  /** @param start brings a fresh database up; called again after a trap. */
  constructor(start: () => Promise<Backend>) {
    this.#start = start;
  }

  /** Resolves when the database answers. Starting is remembered: asking again costs nothing. */
  async ready(): Promise<void> {
    await this.#up();
  }

  /** Runs a statement for its effect. */
  async run(statement: Sql, options: QueryOptions = {}): Promise<void> {
    await this.#execute(statement.text, options);
  }

  /** Runs a query and returns its rows, checked against `shape`. */
  async rows<const S extends RowShape>(
    query: Sql,
    shape: S,
    options: QueryOptions = {},
  ): Promise<RowOf<S>[]> {
    return decodeRows(await this.#execute(query.text, options), shape, query.text);
  }

  /** The single row of a query. @throws {EngineError} `unexpected-result` when there are none or several. */
  async row<const S extends RowShape>(query: Sql, shape: S, options: QueryOptions = {}): Promise<RowOf<S>> {
    const [row, ...more] = await this.rows(query, shape, options);
    if (!row || more.length > 0) {
      throw new EngineError(
        'unexpected-result',
        `expected one row, got ${more.length + (row ? 1 : 0)}`,
        query.text,
      );
    }
    return row;
  }

  /** Runs a query of any shape: for tables on screen. */
  async table(query: Sql, options: QueryOptions = {}): Promise<Table> {
    return this.#execute(query.text, options);
  }

  /** Several statements on one connection, so that temporary tables of the first are there for the next. */
  async session<T>(use: (session: Session) => Promise<T>, options: QueryOptions = {}): Promise<T> {
    return this.#withConnection('', options, (connection) =>
      use({
        run: async (statement) => void (await runNamed(connection, statement.text)),
        rows: async (query, shape) => decodeRows(await runNamed(connection, query.text), shape, query.text),
      }),
    );
  }

  /**
   * SQL that a person wrote, with values for its `?` or `$1` parameters. What would need the network is refused before it runs.
   * @throws {EngineError} `needs-network` naming what to use instead
   */
  async ask(
    text: string,
    parameters: readonly Bindable[] = [],
    options: QueryOptions = {},
  ): Promise<Record<string, unknown>[]> {
    const instead = offlineReplacement(text);
    if (instead)
      throw new EngineError('needs-network', `needs an extension; use ${instead}`, text, { instead });
    if (parameters.length === 0) return decodeAnyRows(await this.#execute(text, options));
    return decodeAnyRows(await this.#prepared(text, parameters, options));
  }

  /** The tables that a statement reads. */
  async tableNames(text: string): Promise<readonly string[]> {
    return this.#withConnection(text, {}, (connection) => connection.tableNames(text));
  }

  /** Registers a file for `read_csv`; returns the path under which SQL sees it. Nothing is copied. */
  async registerFile(name: string, file: Blob | Uint8Array): Promise<string> {
    const path = FILE_FOLDER + name;
    await (await this.#up()).registerFile(path, file);
    return path;
  }

  async dropFile(path: string): Promise<void> {
    await (await this.#up()).dropFile(path);
  }

  /** Drops every table, view and schema: what stands is an empty database that is still warm. */
  async clear(): Promise<void> {
    await this.session(async (session) => {
      const shape = { schema: 'string', name: 'string' } as const;
      for (const { schema, name } of await session.rows(VIEWS_SQL, shape))
        await session.run(sql`DROP VIEW ${ident(schema, name)}`);
      for (const { schema, name } of await session.rows(TABLES_SQL, shape))
        await session.run(sql`DROP TABLE ${ident(schema, name)}`);
      for (const { schema } of await session.rows(SCHEMAS_SQL, { schema: 'string' }))
        await session.run(sql`DROP SCHEMA ${ident(schema)}`);
    });
  }

  /** Called when a trap ended the database and a fresh, empty one stands: tables must be rebuilt from their sources. */
  onRestart(listener: () => void): () => void {
    this.#restartListeners.add(listener);
    return () => this.#restartListeners.delete(listener);
  }

  /** Ends the database at once and starts an empty one. */
  async restart(): Promise<void> {
    const old = this.#backend;
    this.#generation += 1;
    this.#idle = [];
    this.#backend = undefined;
    await old?.then((backend) => backend.terminate()).catch(() => undefined);
    await this.#up();
    for (const listener of this.#restartListeners) listener();
  }

  async close(): Promise<void> {
    const old = this.#backend;
    this.#generation += 1;
    this.#idle = [];
    this.#backend = Promise.reject(new EngineError('closed', 'the engine is closed', ''));
    this.#backend.catch(() => undefined);
    await old?.then((backend) => backend.terminate());
  }

  async #prepared(text: string, parameters: readonly Bindable[], options: QueryOptions): Promise<Table> {
    return this.#withConnection(text, options, async (connection) => {
      await runNamed(connection, text, 'PREPARE asked AS ');
      try {
        return await connection.run(`EXECUTE asked(${parameters.map(literal).join(', ')})`);
      } finally {
        await connection.run('DEALLOCATE asked');
      }
    });
  }

  #execute(text: string, options: QueryOptions): Promise<Table> {
    return this.#withConnection(text, options, (connection) => connection.run(text));
  }

  async #withConnection<T>(
    text: string,
    { signal, onBytesRead }: QueryOptions,
    use: (connection: BackendConnection) => Promise<T>,
  ): Promise<T> {
    if (signal?.aborted) throw cancelled(text);
    const backend = await this.#up();
    const generation = this.#generation;
    const connection = this.#idle.pop() ?? (await backend.connect());
    let bytes = 0;
    const stopListening = onBytesRead
      ? backend.onBytesRead((read) => onBytesRead((bytes += read)))
      : undefined;
    const cancel = (): void => void connection.cancel().catch(() => undefined);
    signal?.addEventListener('abort', cancel, { once: true });
    try {
      const result = await use(connection);
      if (generation === this.#generation) this.#idle.push(connection);
      return result;
    } catch (cause) {
      const error = signal?.aborted ? cancelled(text, cause) : toEngineError(cause, text);
      if (error.code === 'trap' && generation === this.#generation) await this.restart();
      else if (generation === this.#generation) await discard(connection);
      throw error;
    } finally {
      signal?.removeEventListener('abort', cancel);
      stopListening?.();
    }
  }

  #up(): Promise<Backend> {
    this.#backend ??= this.#boot().catch((error: unknown) => {
      this.#backend = undefined; // the next one who asks tries again
      throw error;
    });
    return this.#backend;
  }

  async #boot(): Promise<Backend> {
    const backend = await this.#start();
    const connection = await backend.connect();
    for (const statement of BOOT_STATEMENTS) await connection.run(statement);
    this.#idle.push(connection, ...(await Promise.all([backend.connect(), backend.connect()])));
    return backend;
  }
}

const VIEWS_SQL = sql`SELECT schema_name AS schema, view_name AS name FROM duckdb_views() WHERE NOT internal`;
const TABLES_SQL = sql`SELECT schema_name AS schema, table_name AS name FROM duckdb_tables() WHERE NOT internal`;
const SCHEMAS_SQL = sql`SELECT schema_name AS schema FROM duckdb_schemas() WHERE NOT internal AND schema_name <> 'main'`;

/** A failure names the statement itself, not what stood in front of it nor the session around it. */
async function runNamed(connection: BackendConnection, text: string, prefix = ''): Promise<Table> {
  try {
    return await connection.run(prefix + text);
  } catch (error) {
    throw toEngineError(error, text, prefix);
  }
}

/** A cancelled statement holds on to its transaction, even past its connection, until another one is run. */
async function discard(connection: BackendConnection): Promise<void> {
  await connection.run('ROLLBACK').catch(() => undefined); // an error when it was over already
  await connection.close().catch(() => undefined);
}

function cancelled(text: string, cause?: unknown): EngineError {
  return new EngineError('cancelled', 'the statement was cancelled', text, { cause });
}
