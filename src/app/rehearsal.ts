import type { Engine } from '../engine';
import { isRefusal, readDraft } from '../ingest/draft';
import { importDraft } from '../ingest/import-draft';
import { NotebookSession } from '../notebook';

const ROWS = 30_000;

/** Functions that proved busy in the first round are compiled well during the second. */
const ROUNDS = 2;

/**
 * Does the main job on made-up orders and forgets it: reads, imports, runs the first notebook. The browser compiles the
 * database's functions quickly at first and well only once they have proved busy; after a rehearsal the first real file takes
 * three quarters of the time. Leaves an empty database, also when it is stopped.
 */
export async function rehearse(engine: Engine, signal: AbortSignal): Promise<void> {
  const session = new NotebookSession(engine);
  const stop = (): void => session.cancel();
  signal.addEventListener('abort', stop);
  try {
    const draft = await readDraft(madeUpOrders()); // not stopped: that would end the reader that the first file needs
    if (isRefusal(draft)) return;
    for (let round = 0; round < ROUNDS && !signal.aborted; round += 1) {
      const { facts } = await importDraft(engine, draft, { signal });
      await session.runAll(facts);
    }
  } finally {
    signal.removeEventListener('abort', stop);
    await engine.clear();
  }
}

/** Order lines of no meaning, with what real exports have: cancelled orders, lines without a customer, quoted text. */
function madeUpOrders(): File {
  const header = 'InvoiceNo,StockCode,Description,Quantity,InvoiceDate,UnitPrice,CustomerID,Country';
  const lines = Array.from({ length: ROWS }, (_, row) => {
    const order = 500_000 + Math.floor(row / 20);
    const cancelled = row % 97 === 0;
    const customer = row % 9 ? 10_000 + (order % 4000) : '';
    const day = `${1 + (row % 12)}/${1 + (row % 28)}/2019 ${row % 24}:${10 + (row % 50)}`;
    return `${cancelled ? 'C' : ''}${order},${row % 4000},"MADE UP ITEM, SIZE ${row % 50}",${cancelled ? -1 : 1 + (row % 12)},${day},${(row % 900) / 100},${customer},Region ${row % 30}`;
  });
  return new File([[header, ...lines].join('\n')], 'rehearsal.csv');
}
