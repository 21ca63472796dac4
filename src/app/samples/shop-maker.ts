import type { ShopDescription } from '../../samples';

/** A part of the file that a shop's order lines make. */
export interface ShopPart {
  readonly blob: Blob;
  /** Order lines until here. */
  readonly lines: number;
}

/** What the worker says: a part, the end, or why there is none. */
export type ShopMessage =
  | ({ readonly type: 'part' } & ShopPart)
  | { readonly type: 'end' }
  | { readonly type: 'failed'; readonly code: string; readonly path: string; readonly detail: string };

/** What the worker is told: the shop first, then `next` for each part after the first two. */
export type ShopRequest =
  { readonly type: 'make'; readonly description: ShopDescription } | { readonly type: 'next' };

/** A shop that cannot be made; `code` is that of `ShopDescriptionError`, or `other`. */
export class ShopMakingError extends Error {
  override readonly name = 'ShopMakingError';
  readonly code: string;
  /** The place in the description that cannot be. */
  readonly path: string;

  constructor(code: string, path: string, detail: string) {
    super(detail);
    this.code = code;
    this.path = path;
  }
}

/**
 * Simulates a shop in a worker and gives its order lines as parts of a CSV file. The worker stays one part ahead: what takes
 * the parts sets the pace.
 * @throws {ShopMakingError}; the signal's reason when aborted
 */
export async function* makeShop(
  description: ShopDescription,
  signal: AbortSignal,
): AsyncGenerator<ShopPart, void> {
  signal.throwIfAborted();
  const worker = new Worker(new URL('./shop-maker.worker.ts', import.meta.url), { type: 'module' });
  const send = (request: ShopRequest): void => worker.postMessage(request);
  const inbox = listenTo(worker, signal);
  try {
    send({ type: 'make', description });
    for await (const message of inbox) {
      if (message.type === 'end') return;
      if (message.type === 'failed') throw new ShopMakingError(message.code, message.path, message.detail);
      send({ type: 'next' });
      yield message;
    }
  } finally {
    worker.terminate();
  }
}

/** The worker's messages in order, as a stream that ends in an error when the worker fails or the signal aborts. */
function listenTo(worker: Worker, signal: AbortSignal): ReadableStream<ShopMessage> {
  return new ReadableStream({
    start(controller) {
      worker.addEventListener('message', ({ data }: MessageEvent<ShopMessage>) => controller.enqueue(data));
      worker.addEventListener('error', ({ message }) =>
        controller.error(new ShopMakingError('other', '', message)),
      );
      signal.addEventListener('abort', () => controller.error(signal.reason), { once: true });
    },
  });
}
