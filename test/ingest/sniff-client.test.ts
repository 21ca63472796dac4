import { describe, expect, it } from 'vitest';
import type { ReadOptions } from '../../src/dataset';
import { SniffClient, type SniffWorker } from '../../src/ingest/sniff-client';
import type { SniffRequest, SniffResponse } from '../../src/ingest/sniff-protocol';
import { answerer } from '../../src/ingest/sniff/answer';

const OPTIONS: ReadOptions = {
  encoding: 'utf-8',
  delimiter: ',',
  quote: '"',
  escape: '"',
  skipLines: 0,
  hasHeader: true,
  lineEnd: '\n',
};

/** A worker in the same thread: what crosses is cloned, as between threads. */
class LocalWorker implements SniffWorker {
  ended = false;
  readonly requests: SniffRequest[] = [];
  readonly #listeners = new Map<string, ((event: { data: SniffResponse; message?: string }) => void)[]>();
  readonly #handle = answerer((response) => this.emit('message', { data: structuredClone(response) }));
  readonly #answers: boolean;

  constructor(answers = true) {
    this.#answers = answers;
  }

  postMessage(request: SniffRequest): void {
    this.requests.push(request);
    if (this.#answers) setTimeout(() => void this.#handle(request));
  }

  addEventListener(type: string, listener: (event: { data: SniffResponse; message?: string }) => void): void {
    this.#listeners.set(type, [...(this.#listeners.get(type) ?? []), listener]);
  }

  emit(type: string, event: { data: SniffResponse; message?: string }): void {
    if (!this.ended) for (const listener of this.#listeners.get(type) ?? []) listener(event);
  }

  terminate(): void {
    this.ended = true;
  }
}

function clientWith(answers = true): { client: SniffClient; workers: LocalWorker[] } {
  const workers: LocalWorker[] = [];
  const client = new SniffClient(() => {
    const worker = new LocalWorker(answers);
    workers.push(worker);
    return worker;
  });
  return { client, workers };
}

const csv = (text: string): File => new File([text], 'orders.csv');
const ORDERS = csv('order_id,customer_id,amount\n1,a,3\n2,b,4\n3,a,5\n');

describe('SniffClient', () => {
  it('sniffs, scans, reads and fetches lines through one worker', async () => {
    const { client, workers } = clientWith();
    const seen: unknown[] = [];
    const [recognition, scan, table, lines] = await Promise.all([
      client.sniff(ORDERS),
      client.scan(ORDERS, OPTIONS, 3, { onProgress: (progress) => seen.push(progress) }),
      client.read(ORDERS),
      client.lines(ORDERS, OPTIONS, [3]),
    ]);
    expect(recognition.report).toMatchObject({ options: OPTIONS, bytes: ORDERS.size });
    expect(recognition.guesses.map(({ role }) => role)).toContain('customer_id');
    expect(scan).toMatchObject({ records: 3, mismatchCount: 0 });
    expect(seen).toEqual([{ bytes: ORDERS.size, rows: 3 }]);
    expect(table.rows).toHaveLength(3);
    expect([...lines]).toEqual([[3, '2,b,4']]);
    expect(workers).toHaveLength(1);
  });

  it('ends the worker when its only task is aborted, and starts another for the next', async () => {
    const { client, workers } = clientWith();
    const controller = new AbortController();
    const reading = client.read(ORDERS, { signal: controller.signal });
    controller.abort();
    await expect(reading).rejects.toMatchObject({ name: 'AbortError' });
    expect(workers[0]?.ended).toBe(true);
    expect((await client.read(ORDERS)).ok).toBe(true);
    expect(workers).toHaveLength(2);
  });

  it('only cancels the task when others run', async () => {
    const { client, workers } = clientWith();
    const controller = new AbortController();
    const scanning = client.scan(ORDERS, OPTIONS, 3, { signal: controller.signal });
    const reading = client.read(ORDERS);
    controller.abort();
    await expect(scanning).rejects.toMatchObject({ name: 'AbortError' });
    expect((await reading).ok).toBe(true);
    expect(workers[0]?.requests.at(-1)).toEqual({ type: 'cancel', id: 1 });
  });

  it('starts nothing for a signal that is aborted already', async () => {
    const { client, workers } = clientWith();
    await expect(client.sniff(ORDERS, { signal: AbortSignal.abort() })).rejects.toMatchObject({
      name: 'AbortError',
    });
    expect(workers).toHaveLength(0);
  });

  it('rebuilds errors with their names', async () => {
    const { client } = clientWith();
    const unreadable = {
      name: 'x.csv',
      size: 5,
      slice: () => ({ arrayBuffer: () => Promise.reject(new DOMException('gone', 'NotReadableError')) }),
    };
    await expect(client.sniff(unreadable as unknown as File)).rejects.toMatchObject({
      name: 'NotReadableError',
      message: 'gone',
    });
  });

  it('fails all tasks when the worker dies, and recovers', async () => {
    const { client, workers } = clientWith(false);
    const tasks = [client.sniff(ORDERS), client.read(ORDERS)];
    workers[0]?.emit('error', { data: undefined as unknown as SniffResponse, message: 'out of memory' });
    for (const task of tasks) await expect(task).rejects.toThrow('out of memory');
    expect(workers[0]?.ended).toBe(true);
  });

  it('fails running tasks when it is closed', async () => {
    const { client } = clientWith(false);
    const reading = client.read(ORDERS);
    client.close();
    await expect(reading).rejects.toMatchObject({ name: 'AbortError' });
  });
});
