import { rehearseCharts } from '../charts';
import { warmUp as warmUpEngine, type Engine } from '../engine';
import { warmUpSniffer } from '../ingest/sniff-client';

/**
 * Once the first view stands and nothing else is going on, brings up what the first file will need. Stops as soon as
 * there is a file.
 */
export function warmUp(engine: Engine, signal: AbortSignal): void {
  const whenIdle = globalThis.requestIdleCallback ?? ((run: () => void) => setTimeout(run, 200));
  whenIdle(() => {
    if (signal.aborted) return;
    void bringUp(engine, signal).catch(() => undefined); // whoever needs the engine hears why it failed
  });
}

async function bringUp(engine: Engine, signal: AbortSignal): Promise<void> {
  await engine.ready();
  await rehearseCharts();
  await warmUpSniffer(signal);
  await warmUpEngine(engine, signal);
}
