import type { TextEncoding } from '../../dataset';
import type { Transcoded } from './encodings/transcode';
import { SourceError } from './source-error';
import type { Unpacked } from './source-table';
import type { FilePart, JoinedText } from './together/join-files';
import type { SourcesAnswers, SourcesRequest, SourcesResponse } from './sources-protocol';

/**
 * The tables in a file, found in a worker of its own, which ends with the answer or when it is aborted: a hostile file costs no
 * more than that.
 * @throws {SourceError} when nothing in it can be used; {DOMException} `AbortError`; {Error} when the worker fails
 */
export function unpackFile(file: File, signal?: AbortSignal): Promise<Unpacked> {
  return ask({ type: 'unpack', file }, signal);
}

/** A file in another encoding as UTF-8: see `transcode`. */
export function transcodeFile(file: File, encoding: TextEncoding, signal?: AbortSignal): Promise<Transcoded> {
  return ask({ type: 'transcode', file, encoding }, signal);
}

/** Several files as one text: see `joinFiles`. */
export function joinFilesInWorker(
  parts: readonly FilePart[],
  headers: readonly string[],
  signal?: AbortSignal,
): Promise<JoinedText> {
  return ask({ type: 'join', parts, headers }, signal);
}

function ask<Request extends SourcesRequest>(
  request: Request,
  signal: AbortSignal | undefined,
): Promise<SourcesAnswers[Request['type']]> {
  if (signal?.aborted) return Promise.reject(signal.reason);
  const worker = new Worker(new URL('./sources.worker.ts', import.meta.url), { type: 'module' });
  return new Promise<SourcesAnswers[Request['type']]>((resolve, reject) => {
    signal?.addEventListener('abort', () => reject(signal.reason), { once: true });
    worker.addEventListener('message', ({ data }: MessageEvent<SourcesResponse>) => {
      if (data.type === 'answer') resolve(data.value as SourcesAnswers[Request['type']]);
      else if (data.code) reject(new SourceError(data.code, data.facts));
      else reject(new Error(data.message));
    });
    worker.addEventListener('error', ({ message }) =>
      reject(new Error(`The file reader stopped: ${message || 'unknown error'}`)),
    );
    worker.postMessage(request);
  }).finally(() => worker.terminate());
}
