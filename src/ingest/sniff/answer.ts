import { recognize } from '../roles';
import type { SniffAnswers, SniffRequest, SniffResponse, SniffTask } from '../sniff-protocol';
import { bytesOfBlob, chunksOf } from './file-bytes';
import { rawRecords } from './raw-records';
import { readTable } from './read-table';
import { recordPlaces } from './record-places';
import { rewriteCsv } from './rewrite-csv';
import { scanRecords } from './scan-records';

/**
 * Answers the requests of one page: the worker's whole behaviour, apart from the worker. A cancelled request is answered by
 * `failed` with the name `AbortError`.
 * @returns what to call with each request
 */
export function answerer(post: (response: SniffResponse) => void): (request: SniffRequest) => Promise<void> {
  const running = new Map<number, AbortController>();
  return async (request) => {
    const { id } = request;
    if (request.type === 'cancel') {
      running.get(id)?.abort();
      return;
    }
    const controller = new AbortController();
    running.set(id, controller);
    try {
      post({ type: 'answer', id, value: await answer(request, controller.signal, post) });
    } catch (error) {
      const { name, message } = error instanceof Error ? error : new Error(String(error));
      post({ type: 'failed', id, error: { name, message } });
    } finally {
      running.delete(id);
    }
  };
}

function answer(
  task: SniffTask,
  signal: AbortSignal,
  post: (response: SniffResponse) => void,
): Promise<SniffAnswers[keyof SniffAnswers]> {
  const file = bytesOfBlob(task.file);
  switch (task.type) {
    case 'sniff':
      return recognize(file, { encodingScan: task.encodingScan, signal });
    case 'scan':
      return scanRecords(chunksOf(file, { signal }), task.options, {
        expectedFields: task.columnCount,
        onProgress: (progress) => post({ type: 'progress', id: task.id, progress }),
      });
    case 'read':
      return readTable(file);
    case 'places':
      return recordPlaces(chunksOf(file, { signal }), task.options, task.columnCount);
    case 'rewrite':
      return rewriteCsv(chunksOf(file, { signal }), task.options, task.columnCount);
    case 'lines':
      return rawRecords(chunksOf(file, { signal }), task.options, task.lines);
  }
}
