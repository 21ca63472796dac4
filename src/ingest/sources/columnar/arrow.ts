import { RecordBatchReader } from 'apache-arrow';
import type { Limits } from '../limits';
import { SourceError } from '../source-error';
import { ArrowText } from './arrow-text';

/**
 * An Arrow file or stream (Feather 2 is one) as CSV.
 * @throws {SourceError} `columnar-damaged`, `too-many-columns`
 */
export async function arrowTable(file: Blob, limits: Limits): Promise<Blob> {
  const text = new ArrowText();
  try {
    const reader = RecordBatchReader.from(new Uint8Array(await file.arrayBuffer())).open();
    text.begin(reader.schema, limits);
    for (const batch of reader) text.write(batch);
  } catch (error) {
    if (error instanceof SourceError) throw error;
    throw new SourceError('columnar-damaged', {}, error);
  }
  return text.blob();
}
