import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { breakCuts, cutsOfClasses } from '../../../src/analyses/rfm/cuts.maths';
import type { CutClass } from '../../../src/analyses/rfm/cuts.sql';
import type { Engine } from '../../../src/engine';
import { nodeEngine } from '../../support/node-engine';
import { analyse } from '../../support/open';
import { anyLines, sampleShop, type Line } from '../../support/orders';
import { blockOf, customer, english, openLines, rowOf, tableOf } from './support';

vi.mock('../../../src/ingest/sniff-client', () => import('../../support/sniff-in-process'));

let engine: Engine;
beforeAll(async () => {
  engine = nodeEngine();
  await engine.ready();
});
afterAll(() => engine.close());

const asOf = '2024-07-01';

async function scores(): Promise<Record<string, unknown>[]> {
  return engine.ask(
    'SELECT customer_id, r_score, f_score, m_score, segment, value_tier FROM rfm ORDER BY customer_id',
  );
}

async function cutRows(): Promise<CutClass[]> {
  return (await engine.ask('SELECT * FROM rfm_cuts')) as unknown as CutClass[];
}

describe('the published cut-offs', () => {
  it.each([
    { method: 'midrank' },
    { method: 'midrank', bins: 10, recencyBins: 3 },
    { method: 'rfm-package', bins: 4 },
    { method: 'jenks', monetaryBins: 7 },
    { method: 'jenks', scale: 'linear' },
    { method: 'kmeans', monetaryAs: 'mean', frequencyAs: 'days', months: 6 },
  ])('score the same orders alike when they are given back: %j', async (parameters) => {
    const opened = await openLines(engine, sampleShop());
    const first = await analyse(engine, opened, 'rfm', { ...parameters, asOf: '2025-01-01' });
    const before = await scores();
    const cuts = cutsOfClasses(await cutRows());
    const again = await analyse(engine, opened, 'rfm', {
      ...parameters,
      asOf: '2025-01-01',
      method: 'fixed',
      cuts,
    });
    expect(await scores()).toEqual(before);
    expect(cutsOfClasses(await cutRows())).toEqual(cuts);
    expect(tableOf(again, 'table')).toEqual(tableOf(first, 'table'));
  });

  it('score any orders alike, also where classes are empty', async () => {
    await fc.assert(
      fc.asyncProperty(
        anyLines({ minLength: 3 }),
        fc.constantFrom('midrank', 'jenks', 'kmeans'),
        async (lines, method) => {
          const opened = await openLines(engine, lines);
          fc.pre(opened.facts.lastOrderedOn !== null && lines.some(({ quantity }) => quantity > 0));
          const first = await analyse(engine, opened, 'rfm', { method }).catch(() => null);
          fc.pre(first !== null);
          const before = await scores();
          const bins = Number(first?.resolved?.['bins']);
          await analyse(engine, opened, 'rfm', {
            method: 'fixed',
            bins,
            cuts: cutsOfClasses(await cutRows()),
          });
          expect(await scores()).toEqual(before);
        },
      ),
      { numRuns: 8 },
    );
  });

  it('are shown with the customers of each class, for methods that score by them or when asked for', async () => {
    const opened = await openLines(engine, sampleShop());
    const plain = await analyse(engine, opened, 'rfm');
    expect(plain.blocks.map(({ id }) => id)).not.toContain('cuts');
    const shown = tableOf(await analyse(engine, opened, 'rfm', { show: 'cutoffs', monetaryBins: 3 }), 'cuts');
    expect(shown.rows.map(({ id }) => id)).toEqual(['5', '4', '3', '2', '1']);
    const [own] = await engine.ask(
      'SELECT count(*)::INTEGER AS customers, min(monetary) AS low FROM rfm WHERE m_score = 3',
    );
    expect(rowOf(shown, '3')).toMatchObject({
      monetary: own?.['low'],
      monetary_customers: own?.['customers'],
    });
    expect(rowOf(shown, '4')).toMatchObject({ monetary: null, monetary_customers: null });
    const jenks = await analyse(engine, opened, 'rfm', { method: 'jenks' });
    expect(jenks.blocks.map(({ id }) => id)).toContain('cuts');
  });

  it('carry next month: a value is scored by the old yardstick', async () => {
    const cuts = { recency: [10, 20], frequency: [2, null], monetary: [100, 100] };
    const lines = [
      ...customer('C1', 9, 1, 99),
      ...customer('C2', 10, 2, 100),
      ...customer('C3', 500, 60, 5000),
    ];
    const result = await analyse(engine, await openLines(engine, lines), 'rfm', {
      method: 'fixed',
      bins: 3,
      cuts,
      asOf,
    });
    expect((await scores()).map((row) => [row['r_score'], row['f_score'], row['m_score']])).toEqual([
      [3, 1, 1],
      [2, 2, 3],
      [1, 2, 3],
    ]);
    expect(result.blocks.filter(({ kind }) => kind === 'notice')).toEqual([]);
  });
});

describe('the offer to keep cut-offs', () => {
  it('is made where they are shown, and taking it changes nobody', async () => {
    const opened = await openLines(engine, sampleShop());
    expect((await analyse(engine, opened, 'rfm')).offers).toEqual([]);
    const parameters = { method: 'kmeans', monetaryBins: 8 };
    const { offers = [] } = await analyse(engine, opened, 'rfm', parameters);
    const before = await scores();
    const kept = { ...parameters, ...offers[0]?.parameters };
    expect(kept.method).toBe('fixed');
    expect((await analyse(engine, opened, 'rfm', kept)).offers).toEqual([]);
    expect(await scores()).toEqual(before);
  });

  it('fits also when few customers lowered the number of classes', async () => {
    const opened = await openLines(engine, sampleShop(12));
    const { offers = [] } = await analyse(engine, opened, 'rfm', { show: 'cutoffs' });
    const before = await scores();
    await analyse(engine, opened, 'rfm', offers[0]?.parameters);
    expect(await scores()).toEqual(before);
  });
});

describe('breaks', () => {
  const points = (values: readonly number[]) =>
    values.map((value) => ({ value, scaled: Math.log1p(value), customers: 1 }));

  it('lie where a class begins', () => {
    const values = [1, 2, 10, 11, 500, 600];
    expect(breakCuts(points(values), 3, { kind: 'jenks' })).toEqual([10, 500]);
    expect(breakCuts(points(values), 3, { kind: 'kmeans', seed: 7 })).toEqual([10, 500]);
  });

  it('spread few values over the scale and put a single one in its middle', () => {
    expect(breakCuts(points([4, 9]), 5, { kind: 'jenks' })).toEqual([9, 9, 9, 9]);
    expect(breakCuts(points([4, 9, 20]), 5, { kind: 'jenks' })).toEqual([9, 9, 20, 20]);
    expect(breakCuts(points([4]), 5, { kind: 'jenks' })).toEqual([4, 4, null, null]);
  });

  it('find the groups that are there, whatever the money of the richest', async () => {
    const groups: readonly (readonly [spend: number, customers: number])[] = [
      [10, 60],
      [100, 20],
      [1000, 12],
      [10_000, 6],
      [1_000_000, 1],
    ];
    const lines = groups.flatMap(([spend, customers], group) =>
      Array.from({ length: customers }, (_, index) =>
        customer(`G${group}-${index}`, 1 + index, 1, spend + index / 10),
      ).flat(),
    );
    const opened = await openLines(engine, lines);
    for (const method of ['jenks', 'kmeans']) {
      await analyse(engine, opened, 'rfm', { method, asOf });
      const found = await engine.ask(
        'SELECT m_score, count(*)::INTEGER AS customers FROM rfm GROUP BY ALL ORDER BY ALL',
      );
      expect(found.map((row) => row['customers'])).toEqual(groups.map(([, customers]) => customers));
    }
  });
});

describe('what R, F and M count', () => {
  const twice = (day: string, order: string, price: number): Line => ({
    order,
    customer: 'C1',
    day,
    quantity: 1,
    price,
    sku: 'A',
  });
  const lines = [
    twice('2024-06-01', '1', 10),
    twice('2024-06-01', '2', 20),
    twice('2023-01-05', '3', 60),
    ...customer('C2', 5, 2, 7),
    ...customer('C3', 400, 1, 9),
  ];

  async function first(parameters: object): Promise<Record<string, unknown> | undefined> {
    await analyse(engine, await openLines(engine, lines), 'rfm', { asOf, ...parameters });
    const [row] = await engine.ask("SELECT frequency, monetary, revenue FROM rfm WHERE customer_id = 'C1'");
    return row;
  }

  it('is orders or days, money in all or per order', async () => {
    expect(await first({})).toEqual({ frequency: 3, monetary: 90, revenue: 90 });
    expect(await first({ frequencyAs: 'days', monetaryAs: 'mean' })).toEqual({
      frequency: 2,
      monetary: 30,
      revenue: 90,
    });
  });

  it('is in the window only, which begins so many months before the as-of date', async () => {
    expect(await first({ months: 1 })).toEqual({ frequency: 2, monetary: 30, revenue: 30 });
    const result = await analyse(engine, await openLines(engine, lines), 'rfm', { asOf, months: 12 });
    expect(english(blockOf(result, 'without-order'))).toBe(
      '1 customer has no order in the 12 months before 2024-07-01 and no score.',
    );
    await expect(first({ asOf: '2030-01-01', months: 1 })).rejects.toMatchObject({ code: 'no-orders' });
  });

  it('leaves revenue alone when money is scored per order', async () => {
    const opened = await openLines(engine, sampleShop());
    const revenue = async (parameters: object): Promise<unknown> => {
      const { blocks } = await analyse(engine, opened, 'rfm', parameters);
      const metrics = blocks.find((block) => block.kind === 'metrics')?.metrics;
      return metrics?.find(({ id }) => id === 'revenue')?.value.value;
    };
    expect(await revenue({ monetaryAs: 'mean' })).toBeCloseTo(Number(await revenue({})), 4);
  });

  it('may have classes of its own number, on one scale of tiers', async () => {
    await analyse(engine, await openLines(engine, sampleShop()), 'rfm', {
      recencyBins: 3,
      frequencyBins: 4,
      monetaryBins: 10,
    });
    const [row] = await engine.ask(
      "SELECT max(r_score)::INTEGER AS r, max(f_score)::INTEGER AS f, max(m_score)::INTEGER AS m, bool_and((value_tier = 'high') = ((r_score - 1) / 2 + (f_score - 1) / 3 + (m_score - 1) / 9 > 1.999999)) AS tiers FROM rfm",
    );
    expect(row).toEqual({ r: 3, f: 4, m: 10, tiers: true });
  });
});
