import type { Table } from 'apache-arrow';

/**
 * What the engine needs from DuckDB-Wasm. The page implements it over DuckDB's own worker, tests over the
 * blocking Node build: the same database, the same SQL.
 */
export interface Backend {
  connect(): Promise<BackendConnection>;
  /** Makes a file readable by SQL under `name`, without copying it into memory. */
  registerFile(name: string, file: Blob | Uint8Array): Promise<void>;
  dropFile(name: string): Promise<void>;
  /** Called with the bytes of each slice that the database reads from a registered file, where the backend can tell. */
  onBytesRead(listener: (bytes: number) => void): () => void;
  /** Ends everything at once, also when the database no longer answers. */
  terminate(): Promise<void>;
}

export interface BackendConnection {
  run(sql: string): Promise<Table>;
  /** Stops the running statement; its `run` rejects. */
  cancel(): Promise<void>;
  /** The tables that a statement reads, found by DuckDB's own binder. */
  tableNames(sql: string): Promise<readonly string[]>;
  close(): Promise<void>;
}
