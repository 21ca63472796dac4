/** What the file dialog offers; a drop takes anything and says what it cannot open. */
export const ACCEPTED_FILES = [
  '.csv,.tsv,.txt,.tab,.gz,.zip,.xlsx,.xlsm,.json,.ndjson,.jsonl,.parquet,.arrow,.feather',
  'text/csv,text/tab-separated-values,text/plain',
].join();
