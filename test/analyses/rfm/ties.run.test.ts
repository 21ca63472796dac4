import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import type { Engine } from '../../../src/engine';
import { nodeEngine } from '../../support/node-engine';
import { analyse } from '../../support/open';
import { sampleShop } from '../../support/orders';
import { blockOf, customer, english, openLines, rowOf, tableOf } from './support';

vi.mock('../../../src/ingest/sniff-client', () => import('../../support/sniff-in-process'));

let engine: Engine;
beforeAll(async () => {
  engine = nodeEngine();
  await engine.ready();
});
afterAll(() => engine.close());

async function segmentsBy(method: string, scheme: 'segment' | 'value_tier'): Promise<Map<unknown, unknown>> {
  const rows = await engine.ask(`SELECT customer_id, ${scheme} AS segment FROM rfm`);
  expect(rows.length, method).toBeGreaterThan(0);
  return new Map(rows.map((row) => [row['customer_id'], row['segment']]));
}

describe('the comparison of methods', () => {
  it.each([
    ['grid11', 'segment'],
    ['tiers', 'value_tier'],
  ] as const)(
    'counts the customers who change their segment when the method is changed: %s',
    async (scheme, column) => {
      const opened = await openLines(engine, sampleShop());
      const by: Record<string, Map<unknown, unknown>> = {};
      for (const method of ['midrank', 'rfm-package', 'ntile']) {
        await analyse(engine, opened, 'rfm', { method, scheme, bins: 4 });
        by[method] = await segmentsBy(method, column);
      }
      const differ = (left: string, right: string): number =>
        [...(by[left] ?? [])].filter(([id, segment]) => by[right]?.get(id) !== segment).length;
      const table = tableOf(await analyse(engine, opened, 'rfm', { show: 'ties', scheme, bins: 4 }), 'ties');
      expect(differ('midrank', 'ntile')).toBeGreaterThan(0);
      expect(rowOf(table, 'midrank_or_package')['customers']).toBe(differ('midrank', 'rfm-package'));
      expect(rowOf(table, 'midrank_or_ntile')['customers']).toBe(differ('midrank', 'ntile'));
      expect(rowOf(table, 'package_or_ntile')['customers']).toBe(differ('rfm-package', 'ntile'));
      const [rows] = await engine.ask(
        'SELECT count(*)::INTEGER AS n, sum(revenue)::DOUBLE AS revenue FROM rfm_methods WHERE midrank_or_ntile',
      );
      expect(rows?.['n']).toBe(differ('midrank', 'ntile'));
      expect(rows?.['revenue']).toBeCloseTo(Number(rowOf(table, 'midrank_or_ntile')['revenue']), 6);
    },
  );

  it('names the largest tie', async () => {
    const lines = Array.from({ length: 30 }, (_, index) =>
      customer(`C${index}`, 1 + index, 1 + (index % 2), index),
    ).flat();
    const { caption } = tableOf(
      await analyse(engine, await openLines(engine, lines), 'rfm', { show: ['ties'] }),
      'ties',
    );
    expect(caption?.values).toMatchObject({
      customers: 15,
      all: 30,
      dimension: { key: 'rfm.dimension.frequency' },
    });
  });

  it('finds nothing where all customers are alike, except that NTILE tears them apart', async () => {
    const lines = Array.from({ length: 30 }, (_, index) => customer(`C${index}`, 10, 2, 100)).flat();
    const table = tableOf(
      await analyse(engine, await openLines(engine, lines), 'rfm', { show: 'ties' }),
      'ties',
    );
    expect(Number(rowOf(table, 'midrank_or_ntile')['customers'])).toBeGreaterThan(10);
  });

  it('says that a scheme without scores has nothing to compare', async () => {
    const result = await analyse(engine, await openLines(engine, sampleShop(40)), 'rfm', {
      show: 'ties',
      scheme: 'segment8',
    });
    expect(english(blockOf(result, 'ties'))).toContain('not at scores');
  });
});
