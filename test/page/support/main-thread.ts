import type { Page } from 'playwright-core';

interface TraceEvent {
  readonly name: string;
  readonly pid: number;
  readonly tid: number;
  /** Microseconds by the clock, and of the thread's own computing. */
  readonly dur?: number;
  readonly tdur?: number;
  readonly args?: { readonly name?: string };
}

/**
 * Watches the tasks of the page's main thread. The browser's long-task observer measures by the clock, so on a machine
 * that is busy with other work it blames the page for waiting; this tells what the page itself took.
 * @returns ends the watch: the milliseconds that each task of over `limit` computed
 */
export async function watchMainThread(page: Page): Promise<(limit: number) => Promise<number[]>> {
  const browser = page.context().browser();
  if (!browser) throw new Error('the page has no browser');
  await browser.startTracing(page, { categories: ['-*', 'toplevel', '__metadata'] });
  return async (limit) => {
    const trace = JSON.parse((await browser.stopTracing()).toString()) as { traceEvents: TraceEvent[] };
    const threadOf = ({ pid, tid }: TraceEvent): string => `${pid}:${tid}`;
    const main = new Set(
      trace.traceEvents
        .filter((event) => event.name === 'thread_name' && event.args?.name === 'CrRendererMain')
        .map(threadOf),
    );
    const tasks = trace.traceEvents.filter(
      (event) => event.name.endsWith('RunTask') && main.has(threadOf(event)),
    );
    if (tasks.length === 0) throw new Error('the trace holds no task of the main thread');
    return tasks.map(({ tdur, dur = 0 }) => (tdur ?? dur) / 1000).filter((ms) => ms > limit);
  };
}
