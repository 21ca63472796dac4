import type { ReadOptions } from '../dataset';
import type { Recognition } from './roles';
import type { ReadReport, RecordScan, RewrittenCsv, ScanProgress, SniffOptions } from './sniff';
import type { SniffAnswers, SniffRequest, SniffResponse, SniffTask } from './sniff-protocol';

/** The part of a worker that is used: a test gives its own. */
export interface SniffWorker {
  postMessage(request: SniffRequest): void;
  addEventListener(type: 'message', listener: (event: { readonly data: SniffResponse }) => void): void;
  addEventListener(
    type: 'error' | 'messageerror',
    listener: (event: { readonly message?: string }) => void,
  ): void;
  terminate(): void;
}

export interface TaskOptions {
  readonly signal?: AbortSignal | undefined;
}

export interface ScanFileOptions extends TaskOptions {
  readonly onProgress?: ((progress: ScanProgress) => void) | undefined;
}

interface Pending {
  resolve(value: SniffAnswers[keyof SniffAnswers]): void;
  reject(error: unknown): void;
  readonly onProgress?: ((progress: ScanProgress) => void) | undefined;
}

/** `Omit` that keeps the members of a union apart. */
type WithoutId<T> = T extends unknown ? Omit<T, 'id'> : never;

/**
 * Promises around the sniff worker. The worker starts with the first task and is kept; it is ended when a task is aborted
 * while no other runs (a long parse hears no message), and when it fails, and starts anew with the next task.
 */
export class SniffClient {
  readonly #start: () => SniffWorker;
  readonly #pending = new Map<number, Pending>();
  #worker: SniffWorker | null = null;
  #lastId = 0;

  constructor(start: () => SniffWorker = startWorker) {
    this.#start = start;
  }

  /** What the file is, what its columns mean, and its own rules. @throws {DOMException} `AbortError`; {Error} when the file cannot be read */
  sniff(
    file: File,
    { signal, encodingScan = 'whole' }: TaskOptions & Pick<SniffOptions, 'encodingScan'> = {},
  ): Promise<Recognition> {
    return this.#ask({ type: 'sniff', file, encodingScan }, signal) as Promise<Recognition>;
  }

  /** Counts and checks the file's records: see `RecordScan`. Progress after every 4 MB. */
  scan(
    file: File,
    options: ReadOptions,
    columnCount: number,
    { signal, onProgress }: ScanFileOptions = {},
  ): Promise<RecordScan> {
    return this.#ask({ type: 'scan', file, options, columnCount }, signal, onProgress) as Promise<RecordScan>;
  }

  /** On which lines the file's records begin: see `recordPlaces`. */
  places(file: File, options: ReadOptions, columnCount: number, { signal }: TaskOptions = {}): Promise<Blob> {
    return this.#ask({ type: 'places', file, options, columnCount }, signal) as Promise<Blob>;
  }

  /** The file written anew: see `rewriteCsv`. */
  rewrite(
    file: File,
    options: ReadOptions,
    columnCount: number,
    { signal }: TaskOptions = {},
  ): Promise<RewrittenCsv> {
    return this.#ask({ type: 'rewrite', file, options, columnCount }, signal) as Promise<RewrittenCsv>;
  }

  /** The whole file as text cells. */
  read(file: File, { signal }: TaskOptions = {}): Promise<ReadReport> {
    return this.#ask({ type: 'read', file }, signal) as Promise<ReadReport>;
  }

  /** The text of the records that begin on the given lines (1-based). */
  lines(
    file: File,
    options: ReadOptions,
    lines: readonly number[],
    { signal }: TaskOptions = {},
  ): Promise<ReadonlyMap<number, string>> {
    return this.#ask({ type: 'lines', file, options, lines }, signal) as Promise<ReadonlyMap<number, string>>;
  }

  /** Ends the worker; running tasks fail with `AbortError`. */
  close(): void {
    this.#fail(new DOMException('The sniffer was closed.', 'AbortError'));
  }

  #ask(
    task: WithoutId<SniffTask>,
    signal: AbortSignal | undefined,
    onProgress?: (progress: ScanProgress) => void,
  ): Promise<SniffAnswers[keyof SniffAnswers]> {
    if (signal?.aborted) return Promise.reject(signal.reason);
    const id = ++this.#lastId;
    const worker = (this.#worker ??= this.#listen(this.#start()));
    return new Promise<SniffAnswers[keyof SniffAnswers]>((resolve, reject) => {
      const abort = (): void => {
        this.#pending.delete(id);
        reject(signal?.reason);
        if (this.#pending.size === 0 && this.#worker === worker) this.#end();
        else worker.postMessage({ type: 'cancel', id });
      };
      const settle = (): void => signal?.removeEventListener('abort', abort);
      this.#pending.set(id, {
        onProgress,
        resolve: (value) => (settle(), resolve(value)),
        reject: (error) => (settle(), reject(error)),
      });
      signal?.addEventListener('abort', abort, { once: true });
      worker.postMessage({ ...task, id } as SniffRequest);
    });
  }

  #listen(worker: SniffWorker): SniffWorker {
    worker.addEventListener('message', ({ data }) => this.#receive(data));
    const failed = (event: { readonly message?: string }): void => {
      if (this.#worker === worker)
        this.#fail(new Error(`The file reader stopped: ${event.message ?? 'unknown error'}`));
    };
    worker.addEventListener('error', failed);
    worker.addEventListener('messageerror', failed);
    return worker;
  }

  #receive(response: SniffResponse): void {
    const pending = this.#pending.get(response.id);
    if (pending === undefined) return; // aborted meanwhile
    if (response.type === 'progress') {
      pending.onProgress?.(response.progress);
      return;
    }
    this.#pending.delete(response.id);
    if (response.type === 'answer') pending.resolve(response.value);
    else pending.reject(rebuilt(response.error));
  }

  #fail(error: Error): void {
    const pending = [...this.#pending.values()];
    this.#pending.clear();
    this.#end();
    for (const task of pending) task.reject(error);
  }

  #end(): void {
    this.#worker?.terminate();
    this.#worker = null;
  }
}

function rebuilt({ name, message }: { readonly name: string; readonly message: string }): Error {
  return name === 'AbortError' || name === 'NotReadableError' || name === 'NotFoundError'
    ? new DOMException(message, name)
    : Object.assign(new Error(message), { name });
}

function startWorker(): SniffWorker {
  return new Worker(new URL('./sniff.worker.ts', import.meta.url), { type: 'module' });
}

let shared: SniffClient | null = null;

function client(): SniffClient {
  return (shared ??= new SniffClient());
}

export const sniffFile: SniffClient['sniff'] = (file, options) => client().sniff(file, options);
/** Has a worker of its own, so that looking at the next file does not wait for it. */
export const scanFile: SniffClient['scan'] = async (file, options, columnCount, task) => {
  const scanner = new SniffClient();
  try {
    return await scanner.scan(file, options, columnCount, task);
  } finally {
    scanner.close();
  }
};
export const readFile: SniffClient['read'] = (file, options) => client().read(file, options);
export const readLines: SniffClient['lines'] = (file, options, lines, task) =>
  client().lines(file, options, lines, task);
export const placesOfFile: SniffClient['places'] = (file, options, columnCount, task) =>
  client().places(file, options, columnCount, task);
export const rewriteFile: SniffClient['rewrite'] = (file, options, columnCount, task) =>
  client().rewrite(file, options, columnCount, task);
