import type { KeepRequest, KeepResponse, KeepTask } from './keep-protocol';

interface Pending {
  resolve(value: string): void;
  reject(error: Error): void;
}

/** Promises around the keep worker, which starts with the first task. */
export class KeepClient {
  readonly #place: string;
  readonly #pending = new Map<number, Pending>();
  #worker: Worker | null = null;
  #last = 0;

  constructor(place: string) {
    this.#place = place;
  }

  /** @throws {DOMException} as storage does, `QuotaExceededError` among them; `AbortError` after `close` */
  ask(task: KeepTask): Promise<string> {
    const worker = (this.#worker ??= this.#start());
    const number = ++this.#last;
    return new Promise((resolve, reject) => {
      this.#pending.set(number, { resolve, reject });
      worker.postMessage({ ...task, number, place: this.#place } satisfies KeepRequest);
    });
  }

  /** Ends the worker with whatever it holds open. */
  close(error: Error = new DOMException('Keeping has ended.', 'AbortError')): void {
    this.#worker?.terminate();
    this.#worker = null;
    for (const { reject } of this.#pending.values()) reject(error);
    this.#pending.clear();
  }

  #start(): Worker {
    const worker = new Worker(new URL('./keep.worker.ts', import.meta.url), { type: 'module' });
    worker.addEventListener('message', ({ data }: MessageEvent<KeepResponse>) => {
      const pending = this.#pending.get(data.number);
      this.#pending.delete(data.number);
      if (data.type === 'answer') pending?.resolve(data.value);
      else pending?.reject(new DOMException(data.error.message, data.error.name));
    });
    worker.addEventListener('error', ({ message }) =>
      this.close(new Error(`The keeper stopped: ${message || 'unknown error'}`)),
    );
    return worker;
  }
}
