import './report-file-reads';
import '@duckdb/duckdb-wasm/dist/duckdb-browser-eh.worker.js';
