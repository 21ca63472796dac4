import { afterAll, describe, expect, it, vi } from 'vitest';
import { rehearse } from '../../src/app/rehearsal';
import { Engine } from '../../src/engine';
import { Gate } from '../support/gated-backend';
import { startNodeBackend } from '../support/node-engine';

vi.mock('../../src/ingest/sniff-client', () => import('../support/sniff-in-process'));

const gate = new Gate();
const engine = new Engine(gate.wrap(startNodeBackend));
afterAll(() => engine.close());

async function tables(): Promise<unknown[]> {
  return engine.ask(`
    SELECT table_name FROM duckdb_tables() UNION ALL SELECT view_name FROM duckdb_views() WHERE NOT internal`);
}

describe('the rehearsal', () => {
  it('runs the first notebook to its end and leaves nothing behind', async () => {
    gate.holding = '"rfm"';
    const rehearsal = rehearse(engine, new AbortController().signal);
    await gate.waiting(1);
    expect(JSON.stringify(await tables())).toContain('order_level');
    gate.open();
    await rehearsal;
    expect(await tables()).toEqual([]);
  });

  it('leaves nothing behind when it is stopped', async () => {
    gate.holding = 'order_level';
    const controller = new AbortController();
    const rehearsal = rehearse(engine, controller.signal).catch((error: unknown) => error);
    await gate.waiting(1);
    controller.abort();
    gate.open();
    expect(await rehearsal).toMatchObject({ code: 'cancelled' });
    expect(await tables()).toEqual([]);
  });
});
