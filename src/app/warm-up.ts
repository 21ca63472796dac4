import { loadCharts } from '../charts';
import type { Engine } from '../engine';

/** Once the first view stands and nothing else is going on, brings up what the first file will need. */
export function warmUp(engine: Engine): () => void {
  const whenIdle = globalThis.requestIdleCallback ?? ((run: () => void) => setTimeout(run, 200));
  const cancelIdle = globalThis.cancelIdleCallback ?? clearTimeout;
  const handle = whenIdle(() => {
    void engine
      .ready()
      .then(loadCharts)
      .catch(() => undefined); // whoever needs the engine hears why it failed
  });
  return () => cancelIdle(handle as number);
}
