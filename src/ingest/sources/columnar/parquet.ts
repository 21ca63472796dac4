import { RecordBatchReader } from 'apache-arrow';
import init, { ParquetFile } from 'parquet-wasm/esm';
import wasmUrl from 'parquet-wasm/esm/parquet_wasm_bg.wasm?url';
import type { Limits } from '../limits';
import { SourceError } from '../source-error';
import { ArrowText } from './arrow-text';

/** How the reader's wasm is got: from beside the page; Node has no such place. */
let wasm: () => Promise<unknown> = () => init({ module_or_path: new URL(wasmUrl, import.meta.url) });
let started: Promise<unknown> | undefined;

/** Starts the reader from these bytes instead: for tests. */
export function useParquetWasm(bytes: BufferSource): void {
  wasm = () => init({ module_or_path: bytes });
}

/**
 * A Parquet file as CSV, row group by row group.
 * @throws {SourceError} `columnar-damaged`, `too-many-columns`
 */
export async function parquetTable(file: Blob, limits: Limits): Promise<Blob> {
  const text = new ArrowText();
  await (started ??= wasm());
  try {
    const parquet = await ParquetFile.fromFile(file);
    const groups = parquet.metadata().numRowGroups();
    for (let group = 0; group < Math.max(1, groups); group++) {
      const table = await parquet.read(groups > 0 ? { rowGroups: [group] } : {});
      const reader = RecordBatchReader.from(table.intoIPCStream()).open();
      if (group === 0) text.begin(reader.schema, limits);
      for (const batch of reader) text.write(batch);
    }
  } catch (error) {
    if (error instanceof SourceError) throw error;
    throw new SourceError('columnar-damaged', {}, error);
  }
  return text.blob();
}
