import { createRequire } from 'node:module';
import type { DuckDBConnection } from '@duckdb/duckdb-wasm/blocking';
import { RecordBatchReader, Table } from 'apache-arrow';
import { Engine, type Backend, type BackendConnection } from '../../src/engine';

const require = createRequire(import.meta.url);
const duckdb = require('@duckdb/duckdb-wasm/blocking') as typeof import('@duckdb/duckdb-wasm/blocking');

type DuckDB = Awaited<ReturnType<typeof duckdb.createDuckDB>>;

function dist(name: string): string {
  return require.resolve(`@duckdb/duckdb-wasm/dist/${name}`);
}

/** How long a statement runs before others have their turn, in milliseconds: the delay of a cancellation. */
const POLLING_INTERVAL_MS = 20;

/**
 * The database that ships, in this process: DuckDB-Wasm's blocking Node build behind the interface that the page implements
 * over a worker. Statements give way between polls, so that they can be cancelled as in the page.
 */
export async function startNodeBackend(): Promise<Backend> {
  const bundles = {
    mvp: { mainModule: dist('duckdb-mvp.wasm'), mainWorker: dist('duckdb-node-mvp.worker.cjs') },
    eh: { mainModule: dist('duckdb-eh.wasm'), mainWorker: dist('duckdb-node-eh.worker.cjs') },
  };
  const database = await duckdb.createDuckDB(bundles, new duckdb.VoidLogger(), duckdb.NODE_RUNTIME);
  await database.instantiate(() => undefined);
  database.open({ query: { queryPollingInterval: POLLING_INTERVAL_MS } });
  const state = { ended: false };
  return {
    connect: async () => toConnection(database, database.connect(), state),
    async registerFile(name, file) {
      const bytes = file instanceof Uint8Array ? file : new Uint8Array(await file.arrayBuffer());
      database.registerFileBuffer(name, bytes);
    },
    dropFile: async (name) => database.dropFile(name),
    onBytesRead: () => () => undefined,
    terminate: async () => void (state.ended = true),
  };
}

/** A real engine over it, with the settings of the page. */
export function nodeEngine(): Engine {
  return new Engine(startNodeBackend);
}

function toConnection(
  database: DuckDB,
  connection: DuckDBConnection,
  state: { readonly ended: boolean },
): BackendConnection {
  const use = <T>(act: (id: number) => T): T => {
    if (state.ended) throw new Error('The database was terminated.');
    return connection.useUnsafe((_, id) => act(id));
  };
  return {
    async run(sql) {
      let header = use((id) => database.startPendingQuery(id, sql, false));
      while (header === null) {
        await new Promise((resolve) => setImmediate(resolve));
        header = use((id) => database.pollPendingQuery(id));
      }
      const reader = RecordBatchReader.from(
        chunks(header, () => use((id) => database.fetchQueryResults(id))),
      );
      const batches = [...reader];
      return batches.length > 0 ? new Table(batches) : new Table(reader.schema);
    },
    cancel: async () => void use((id) => database.cancelPendingQuery(id)),
    tableNames: async (sql) => use((id) => database.getTableNames(id, sql)),
    close: async () => use((id) => database.disconnect(id)),
  };
}

/** The pieces of a result; an empty one ends it. */
function* chunks(header: Uint8Array, fetch: () => Uint8Array | null): Generator<Uint8Array> {
  yield header;
  for (;;) {
    const chunk = fetch();
    if (chunk === null) continue;
    if (chunk.length === 0) return;
    yield chunk;
  }
}
