import { transcode } from './encodings/transcode';
import { SourceError } from './source-error';
import type { SourcesAnswers, SourcesRequest, SourcesResponse } from './sources-protocol';
import { joinFiles } from './together/join-files';
import { unpack } from './unpack';

/** The sources worker's whole behaviour, apart from the worker. */
export async function answerSources(request: SourcesRequest): Promise<SourcesResponse> {
  try {
    return { type: 'answer', value: await answer(request) };
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    return error instanceof SourceError
      ? { type: 'failed', code: error.code, facts: error.facts, message }
      : { type: 'failed', code: null, facts: {}, message };
  }
}

function answer(request: SourcesRequest): Promise<SourcesAnswers[keyof SourcesAnswers]> {
  switch (request.type) {
    case 'unpack':
      return unpack(request.file);
    case 'transcode':
      return transcode(request.file, request.encoding);
    case 'join':
      return joinFiles(request.parts, request.headers);
  }
}
