import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import type { Engine } from '../../../src/engine';
import { nodeEngine } from '../../support/node-engine';
import { analyse } from '../../support/open';
import { sampleShop } from '../../support/orders';
import { blockOf, customer, english, openLines, tableOf } from './support';

vi.mock('../../../src/ingest/sniff-client', () => import('../../support/sniff-in-process'));

let engine: Engine;
beforeAll(async () => {
  engine = nodeEngine();
  await engine.ready();
});
afterAll(() => engine.close());

async function segments(): Promise<Map<string, string>> {
  const rows = await engine.ask('SELECT customer_id, segment FROM rfm');
  return new Map(rows.map((row) => [String(row['customer_id']), String(row['segment'])]));
}

describe('movement', () => {
  it.each([{}, { months: 3 }])(
    'is the difference of two analyses, also for who had no score: %j',
    async (parameters) => {
      const opened = await openLines(engine, sampleShop());
      const [since, asOf] = ['2024-06-01', '2024-11-01'];
      await analyse(engine, opened, 'rfm', { ...parameters, asOf: since });
      const before = await segments();
      const result = await analyse(engine, opened, 'rfm', {
        ...parameters,
        asOf,
        compareTo: since,
        show: 'movement',
      });
      const now = await segments();
      const counts = new Map<string, number>();
      for (const id of new Set([...before.keys(), ...now.keys()])) {
        const move = `${before.get(id) ?? 'none'} > ${now.get(id) ?? 'none'}`;
        counts.set(move, (counts.get(move) ?? 0) + 1);
      }
      const moves = await engine.ask('SELECT * FROM rfm_moves');
      expect(
        new Map(moves.map((row) => [`${row['from_segment']} > ${row['to_segment']}`, row['customers']])),
      ).toEqual(counts);
      expect([...counts.keys()].some((move) => move.startsWith('none'))).toBe(true);

      const chart = blockOf(result, 'moves');
      if (chart.kind !== 'chart' || chart.chart.kind !== 'heatmap') throw new Error('no matrix');
      const { x, y, cells } = chart.chart;
      for (const cell of cells) {
        const [from, to] = [y[cell.y], x[cell.x]].map((label) =>
          typeof label === 'object' ? label.key.replace('rfm.segment.', '') : '',
        );
        expect(cell.value).toBe(counts.get(`${from} > ${to}`));
      }
      expect(cells).toHaveLength(counts.size);
      const fell = tableOf(result, 'fallen');
      const [flagged] = await engine.ask('SELECT count(*)::INTEGER AS n FROM rfm_movers WHERE fell');
      const left = [...before].filter(([id, segment]) => isTop(segment) && !isTop(now.get(id) ?? 'none'));
      expect(flagged?.['n']).toBe(left.length);
      expect(fell.rows.reduce((sum, { cells }) => sum + Number(cells[2]), 0)).toBe(left.length);
    },
  );

  it('looks back a quarter when no date is given, less when the orders are young', async () => {
    const opened = await openLines(engine, sampleShop());
    const { resolved } = await analyse(engine, opened, 'rfm', { asOf: '2024-12-01', show: 'movement' });
    expect(resolved?.['compareTo']).toBe('2024-09-02');
    const young = Array.from({ length: 30 }, (_, index) =>
      customer(`C${index}`, 1 + (index % 11), 1, index),
    ).flat();
    const short = await analyse(engine, await openLines(engine, young), 'rfm', {
      asOf: '2024-07-01',
      show: 'movement',
    });
    expect(short.resolved?.['compareTo']).toBe('2024-06-25');
  });

  it('says so when nobody fell', async () => {
    const single = Array.from({ length: 30 }, (_, index) => customer(`C${index}`, 1, 1, index)).flat();
    const result = await analyse(engine, await openLines(engine, single), 'rfm', { show: 'movement' });
    expect(english(blockOf(result, 'fallen'))).toBe('Nobody has left the top segments since 2024-06-30.');
  });

  it('refuses an earlier date that is not earlier', async () => {
    const opened = await openLines(engine, sampleShop(40));
    await expect(
      analyse(engine, opened, 'rfm', { asOf: '2024-06-01', compareTo: '2024-06-01', show: 'movement' }),
    ).rejects.toMatchObject({ code: 'invalid-parameters', facts: { parameter: 'compareTo' } });
  });
});

function isTop(segment: string): boolean {
  return segment === 'champions' || segment === 'loyal';
}
