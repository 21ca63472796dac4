declare module '@duckdb/duckdb-wasm/dist/duckdb-browser-eh.worker.js';

/** Synchronous file reads, which exist in workers only; the page's own library of types leaves them out. */
declare class FileReaderSync {
  readAsArrayBuffer(slice: Blob): ArrayBuffer;
}
