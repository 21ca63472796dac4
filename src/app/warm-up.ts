import { rehearseCharts } from '../charts';
import type { Engine } from '../engine';
import { rehearse } from './rehearsal';

/** Once the first view stands and nothing else is going on, brings up what the first file will need. */
export async function warmUp(engine: Engine, signal: AbortSignal): Promise<void> {
  await idle();
  if (signal.aborted) return;
  await engine.ready();
  await rehearseCharts();
  if (!signal.aborted) await rehearse(engine, signal);
}

function idle(): Promise<void> {
  const whenIdle = globalThis.requestIdleCallback ?? ((run: () => void) => setTimeout(run, 200));
  return new Promise((resolve) => whenIdle(() => resolve()));
}
