import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { cutsOfClasses } from '../../../src/analyses/rfm/cuts.maths';
import type { CutClass } from '../../../src/analyses/rfm/cuts.sql';
import type { Engine } from '../../../src/engine';
import { nodeEngine } from '../../support/node-engine';
import { analyse } from '../../support/open';
import { dayAfter, daysBetween, sampleShop } from '../../support/orders';
import { blockOf, customer, openLines, rowOf, tableOf } from './support';

vi.mock('../../../src/ingest/sniff-client', () => import('../../support/sniff-in-process'));

let engine: Engine;
beforeAll(async () => {
  engine = nodeEngine();
  await engine.ready();
});
afterAll(() => engine.close());

async function segments(column = 'segment', table = 'rfm'): Promise<Map<unknown, unknown>> {
  const rows = await engine.ask(
    `SELECT customer_id, ${column} AS segment FROM ${table} ORDER BY customer_id`,
  );
  return new Map(rows.map((row) => [row['customer_id'], row['segment']]));
}

describe('stability', () => {
  it('tells for every customer the segment that the changed analysis gives', async () => {
    const opened = await openLines(engine, sampleShop());
    const asOf = '2024-11-01';
    const result = await analyse(engine, opened, 'rfm', { asOf, show: 'stability' });
    const trials = ['earlier', 'later', 'lower_cuts', 'higher_cuts'];
    const said = new Map<string, Map<unknown, unknown>>();
    for (const trial of trials) said.set(trial, await segments(trial, 'rfm_stability'));
    const base = await segments();
    const cuts = cutsOfClasses((await engine.ask('SELECT * FROM rfm_cuts')) as unknown as CutClass[]);
    const [{ first } = {}] = await engine.ask('SELECT min(first_ordered_at)::DATE AS first FROM rfm');
    const days = Math.round(daysBetween(String(first), asOf) / 10);

    const scaled = (factor: number): object =>
      Object.fromEntries(
        Object.entries(cuts).map(([dimension, list]) => [
          dimension,
          (list as (number | null)[]).map((cut) => (cut === null ? null : cut * factor)),
        ]),
      );
    const changed = {
      earlier: { asOf: dayAfter(asOf, -days) },
      later: { asOf: dayAfter(asOf, days) },
      lower_cuts: { asOf, method: 'fixed', cuts: scaled(0.9) },
      higher_cuts: { asOf, method: 'fixed', cuts: scaled(1.1) },
    };
    let flips = 0;
    for (const [trial, parameters] of Object.entries(changed)) {
      await analyse(engine, opened, 'rfm', parameters);
      const actual = await segments();
      for (const [id, segment] of said.get(trial) ?? [])
        expect(segment, `${trial} ${String(id)}`).toBe(actual.get(id) ?? null);
      flips += [...base].filter(([id, segment]) => actual.has(id) && actual.get(id) !== segment).length;
    }
    const [sum] = await engine.ask(
      'SELECT sum(flips)::INTEGER AS flips, bool_and(stable = (flips = 0)) AS flagged FROM rfm_stability',
    );
    expect(flips).toBeGreaterThan(0);
    expect(sum).toEqual({ flips, flagged: true });

    const [loyal] = await engine.ask(
      "SELECT (avg((NOT stable)::INTEGER))::DOUBLE AS flips, (avg((earlier <> segment)::INTEGER) FILTER (earlier IS NOT NULL))::DOUBLE AS earlier FROM rfm_stability WHERE segment = 'loyal'",
    );
    const row = rowOf(tableOf(result, 'stability'), 'loyal');
    expect(row['any']).toBeCloseTo(Number(loyal?.['flips']), 12);
    expect(row['earlier']).toBeCloseTo(Number(loyal?.['earlier']), 12);
  });

  it('puts intervals around the shares of revenue, the same every time, and only when asked', async () => {
    const opened = await openLines(engine, sampleShop());
    const plain = tableOf(await analyse(engine, opened, 'rfm'), 'table');
    expect(plain.columns.map(({ id }) => id)).not.toContain('revenue_interval');
    const first = await analyse(engine, opened, 'rfm', { show: 'stability' });
    const again = await analyse(engine, opened, 'rfm', { show: 'stability' });
    expect(tableOf(again, 'table')).toEqual(tableOf(first, 'table'));
    expect(rowOf(tableOf(first, 'table'), 'champions')['revenue_interval']).toMatchObject({
      key: 'rfm.interval',
    });
    const chart = blockOf(first, 'revenue_shares');
    if (chart.kind !== 'chart' || chart.chart.kind !== 'bar') throw new Error('no bars');
    expect(chart.chart.points.length).toBe(plain.rows.length);
    for (const { value, interval: [low, high] = [NaN, NaN] } of chart.chart.points) {
      expect(low).toBeLessThanOrEqual(value);
      expect(high).toBeGreaterThanOrEqual(value);
    }
  });

  it('lives with orders of a single day, with nobody before it, and with refunds only', async () => {
    const day = Array.from({ length: 30 }, (_, index) => customer(`C${index}`, 1, 1, index)).flat();
    const single = tableOf(
      await analyse(engine, await openLines(engine, day), 'rfm', { show: 'stability' }),
      'stability',
    );
    expect(single.rows.length).toBeGreaterThan(0);
    for (const { cells } of single.rows) expect(cells[2]).toBeNull();
    const free = day.map((line) => ({ ...line, price: 0 }));
    const worthless = await analyse(engine, await openLines(engine, free), 'rfm', { show: 'stability' });
    expect(worthless.blocks.map(({ id }) => id)).not.toContain('revenue_shares');
  });
});
