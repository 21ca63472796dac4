import { answerKeep } from './answer';
import type { KeepRequest, KeepResponse } from './keep-protocol';

let queue: Promise<unknown> = Promise.resolve();

addEventListener('message', ({ data }: MessageEvent<KeepRequest>) => {
  queue = queue.then(async () => postMessage(await respond(data)));
});

async function respond(request: KeepRequest): Promise<KeepResponse> {
  const { number } = request;
  try {
    return { type: 'answer', number, value: await answerKeep(request) };
  } catch (error) {
    const { name, message } = error instanceof Error ? error : new Error(String(error));
    return { type: 'failed', number, error: { name, message } };
  }
}
