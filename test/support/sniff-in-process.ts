import type { ReadOptions } from '../../src/dataset';
import { recognize, type Recognition } from '../../src/ingest/roles';
import {
  bytesOfBlob,
  chunksOf,
  recordPlaces,
  rewriteCsv,
  type RewrittenCsv,
  scanRecords,
  type RecordScan,
} from '../../src/ingest/sniff';

/**
 * Stands in for `sniff-client`: the same answers without a worker, which Node has not.
 * Use: `vi.mock('../../src/ingest/sniff-client', () => import('../support/sniff-in-process'))`.
 */
export const sniffFile = (file: File): Promise<Recognition> =>
  recognize(bytesOfBlob(file), { encodingScan: 'whole' });

export const scanFile = (file: File, options: ReadOptions, columnCount: number): Promise<RecordScan> =>
  scanRecords(chunksOf(bytesOfBlob(file), {}), options, { expectedFields: columnCount });

export const placesOfFile = (file: File, options: ReadOptions, columnCount: number): Promise<Blob> =>
  recordPlaces(chunksOf(bytesOfBlob(file)), options, columnCount);

export const rewriteFile = (file: File, options: ReadOptions, columnCount: number): Promise<RewrittenCsv> =>
  rewriteCsv(chunksOf(bytesOfBlob(file)), options, columnCount);
