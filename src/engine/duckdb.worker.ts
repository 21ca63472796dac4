import './report-file-reads';
import '@duckdb/duckdb-wasm/dist/duckdb-browser-eh.worker.js';

// A rejection that nobody handles is silent in a worker; an error reaches the page.
addEventListener('unhandledrejection', ({ reason }) => {
  setTimeout(() => {
    throw reason;
  });
});
