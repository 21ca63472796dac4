import { AsyncDuckDB, DuckDBDataProtocol, VoidLogger, type AsyncDuckDBConnection } from '@duckdb/duckdb-wasm';
import wasmUrl from '@duckdb/duckdb-wasm/dist/duckdb-eh.wasm?url';
import { Table } from 'apache-arrow';
import type { Backend, BackendConnection } from './backend';

/** How often a running statement comes up for air, in milliseconds: the delay of a cancellation. */
const POLLING_INTERVAL_MS = 100;

/** DuckDB-Wasm in its own worker, from our own build: the `eh` bundle, single-threaded (the threaded one fails on its first import). */
export async function startBrowserBackend(): Promise<Backend> {
  const worker = new Worker(new URL('./duckdb.worker.ts', import.meta.url), { type: 'module' });
  const database = new WatchedDuckDB(new VoidLogger(), worker);
  await orWorkerFails(worker, async () => {
    await database.instantiate(new URL(wasmUrl, import.meta.url).href);
    await database.open({ query: { queryPollingInterval: POLLING_INTERVAL_MS } });
  });
  return {
    connect: async () => toConnection(await database.connect()),
    registerFile: (name, file) =>
      file instanceof Uint8Array
        ? database.registerFileBuffer(name, file)
        : database.registerFileHandle(name, file, DuckDBDataProtocol.BROWSER_FILEREADER, true),
    dropFile: async (name) => void (await database.dropFile(name)),
    onBytesRead: (listener) => database.watch(listener),
    terminate: () => database.terminate(),
  };
}

/** DuckDB's worker does not answer when its wasm cannot be had; it ends instead. @throws {Error} with what it said */
async function orWorkerFails(worker: Worker, start: () => Promise<void>): Promise<void> {
  const failure = new Promise<never>((_, reject) => {
    worker.addEventListener('error', ({ message }) =>
      reject(new Error(`The database did not start: ${message}`)),
    );
  });
  try {
    await Promise.race([start(), failure]);
  } catch (error) {
    worker.terminate();
    throw error;
  }
}

/** DuckDB-Wasm hands progress messages to a protected list; this opens it. */
class WatchedDuckDB extends AsyncDuckDB {
  watch(listener: (bytes: number) => void): () => void {
    const entry = ({ percentage }: { percentage: unknown }): void => listener(Number(percentage));
    this._onExecutionProgress.push(entry as never);
    return () => {
      const index = this._onExecutionProgress.indexOf(entry as never);
      if (index >= 0) this._onExecutionProgress.splice(index, 1);
    };
  }
}

function toConnection(connection: AsyncDuckDBConnection): BackendConnection {
  return {
    async run(sql) {
      const reader = await connection.send(sql);
      const batches = await reader.readAll();
      return batches.length > 0 ? new Table(batches) : new Table(reader.schema);
    },
    cancel: async () => void (await connection.cancelSent()),
    tableNames: (sql) => connection.getTableNames(sql),
    close: () => connection.close(),
  };
}
