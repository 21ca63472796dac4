import type { TextEncoding } from '../../src/dataset';
import { transcode, type Transcoded } from '../../src/ingest/sources/encodings/transcode';
import type { Unpacked } from '../../src/ingest/sources/source-table';
import { joinFiles, type FilePart, type JoinedText } from '../../src/ingest/sources/together/join-files';
import { unpack } from '../../src/ingest/sources/unpack';

/**
 * Stands in for `sources-client`: the same answers without a worker, which Node has not.
 * Use: `vi.mock('../../src/ingest/sources/sources-client', () => import('../support/sources-in-process'))`.
 */
export const unpackFile = (file: File): Promise<Unpacked> => unpack(file);

export const transcodeFile = (file: File, encoding: TextEncoding): Promise<Transcoded> =>
  transcode(file, encoding);

export const joinFilesInWorker = (
  parts: readonly FilePart[],
  headers: readonly string[],
): Promise<JoinedText> => joinFiles(parts, headers);
