import fc from 'fast-check';
import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import type { MetricsBlock } from '../../src/blocks';
import { parseAbcParameters } from '../../src/analyses/abc/abc.types';
import type { AnalysisResult } from '../../src/analyses/analysis';
import { AnalysisError } from '../../src/analyses/registry';
import type { Engine } from '../../src/engine';
import type { OpenedFile } from '../../src/ingest/opened-file';
import { nodeEngine } from '../support/node-engine';
import { analyse, openCsv } from '../support/open';
import { anyLines, LINE_MAPPING, naiveOrders, round, sampleShop, toCsv, type Line } from '../support/orders';
import { areAbsent, golden, shared } from '../support/shared-files';

vi.mock('../../src/ingest/sniff-client', () => import('../support/sniff-in-process'));

let engine: Engine;
beforeAll(async () => {
  engine = nodeEngine();
  await engine.ready();
});
afterAll(() => engine.close());

async function openLines(lines: readonly Line[]): Promise<OpenedFile> {
  return openCsv(engine, toCsv(lines), { mapping: LINE_MAPPING, rules: [] });
}

/** A file in which each customer spent the given amount. */
async function openAmounts(amounts: Readonly<Record<string, number>>): Promise<OpenedFile> {
  const rows = Object.entries(amounts).map(
    ([customer, amount], index) => `${index},${customer},2024-01-01,${amount}`,
  );
  return openCsv(engine, ['order_id,customer_id,date,amount', ...rows].join('\n'));
}

function metric({ blocks }: AnalysisResult, id: string): number {
  const metrics = blocks.find((block): block is MetricsBlock => block.kind === 'metrics')?.metrics;
  return Number(metrics?.find((candidate) => candidate.id === id)?.value.value);
}

interface Ranked {
  readonly item: string;
  readonly revenue: number;
  readonly revenue_rank: number;
  readonly cumulative_share: number;
  readonly class: string;
}

async function table(name = 'abc', item = 'customer_id'): Promise<Ranked[]> {
  const columns = 'revenue, revenue_rank, cumulative_share, class';
  return (await engine.ask(
    `SELECT ${item} AS item, ${columns} FROM ${name} ORDER BY revenue_rank`,
  )) as unknown as Ranked[];
}

interface Naive {
  readonly ranked: { readonly item: string; readonly value: number; readonly class: string }[];
  readonly gini: number;
  readonly topShare: number;
  readonly notPositive: { readonly item: string; readonly value: number }[];
}

function naiveAbc(totals: ReadonlyMap<string, number>, a = 0.8, b = 0.95): Naive {
  const all = [...totals].map(([item, value]) => ({ item, value: round(value) }));
  const positive = all.filter(({ value }) => value > 0);
  positive.sort((left, right) => right.value - left.value || (left.item < right.item ? -1 : 1));
  const total = positive.reduce((sum, { value }) => sum + value, 0);
  let before = 0;
  const ranked = positive.map(({ item, value }) => {
    const share = before / total + 1e-12;
    before += value;
    return { item, value, class: share < a ? 'A' : share < b ? 'B' : 'C' };
  });
  const n = ranked.length;
  const ascending = ranked.map(({ value }) => value).reverse();
  const weighted = ascending.reduce((sum, value, index) => sum + (2 * (index + 1) - n - 1) * value, 0);
  const top = ranked.slice(0, Math.ceil(0.2 * n - 1e-9)).reduce((sum, { value }) => sum + value, 0);
  const notPositive = all.filter(({ value }) => value <= 0);
  return { ranked, gini: weighted / (n * total), topShare: top / total, notPositive };
}

describe('classes and concentration', () => {
  it('equal those of a naive program on any orders, by customer and by product', async () => {
    await fc.assert(
      fc.asyncProperty(
        anyLines(),
        fc.constantFrom([0.8, 0.95], [0.5, 0.51], [0.01, 0.99]),
        async (lines, borders) => {
          const [a = 0, b = 0] = borders;
          const opened = await openLines(lines);
          const byCustomer = new Map<string, number>();
          for (const { customer, amount } of naiveOrders(lines))
            byCustomer.set(customer, (byCustomer.get(customer) ?? 0) + amount);
          const byProduct = new Map<string, number>();
          for (const { sku, quantity, price } of lines)
            byProduct.set(sku, (byProduct.get(sku) ?? 0) + quantity * price);
          for (const by of ['customer', 'product'] as const) {
            const naive = naiveAbc(by === 'customer' ? byCustomer : byProduct, a, b);
            const result = await analyse(engine, opened, 'abc', { by, a, b });
            const rows = by === 'customer' ? await table() : await table('abc_product', 'sku');
            expect(rows.map((row) => ({ item: row.item, value: row.revenue, class: row.class }))).toEqual(
              naive.ranked,
            );
            const apart = await engine.ask(
              `SELECT ${by === 'customer' ? 'customer_id' : 'sku'} AS item, revenue AS value FROM abc_not_positive ORDER BY item`,
            );
            expect(apart).toEqual(
              [...naive.notPositive].sort((left, right) => (left.item < right.item ? -1 : 1)),
            );
            if (naive.ranked.length === 0) continue;
            expect(metric(result, 'gini')).toBeCloseTo(naive.gini, 9);
            expect(metric(result, 'top_share')).toBeCloseTo(naive.topShare, 9);
            expect(rows.at(-1)?.cumulative_share).toBe(1);
          }
        },
      ),
      { numRuns: 12 },
    );
  });

  it('leave the item that crosses a border in the higher class', async () => {
    await analyse(engine, await openAmounts({ C1: 79, C2: 10, C3: 7, C4: 4 }), 'abc');
    expect((await table()).map((row) => row.class).join('')).toBe('AABC');
    await analyse(engine, await openAmounts({ C1: 80, C2: 15, C3: 5 }), 'abc');
    expect((await table()).map((row) => row.class).join('')).toBe('ABC');
  });

  it('always have an A', async () => {
    await analyse(engine, await openAmounts({ C1: 99, C2: 1 }), 'abc');
    expect((await table()).map((row) => row.class).join('')).toBe('AC');
  });

  it('rank equal values by id', async () => {
    await analyse(engine, await openAmounts({ C10: 5, C02: 5, C1: 5, C03: 7 }), 'abc');
    expect((await table()).map(({ item }) => item)).toEqual(['C03', 'C02', 'C1', 'C10']);
  });

  it('find equal money equal, however it was added up', async () => {
    const rows = ['1,C2,2024-01-01,0.3', '2,C1,2024-01-01,0.1', '3,C1,2024-01-02,0.2'];
    await analyse(
      engine,
      await openCsv(engine, ['order_id,customer_id,date,amount', ...rows].join('\n')),
      'abc',
    );
    expect((await table()).map(({ item }) => item)).toEqual(['C1', 'C2']);
  });

  it('are of no concentration where all are equal', async () => {
    const result = await analyse(
      engine,
      await openAmounts(Object.fromEntries(Array.from({ length: 30 }, (_, index) => [`C${index}`, 7]))),
      'abc',
    );
    expect(metric(result, 'gini')).toBeCloseTo(0, 12);
    expect(metric(result, 'top_share')).toBeCloseTo(0.2, 12);
  });

  it('list items of nothing and of less apart', async () => {
    const result = await analyse(engine, await openAmounts({ C1: 50, C2: 0, C3: -20, C4: -5 }), 'abc');
    expect(result.rows).toBe(1);
    expect(await engine.ask('SELECT * FROM abc_not_positive')).toEqual([
      { customer_id: 'C3', revenue: -20 },
      { customer_id: 'C4', revenue: -5 },
      { customer_id: 'C2', revenue: 0 },
    ]);
    expect(result.blocks.find(({ id }) => id === 'not-positive')).toMatchObject({
      text: { values: { zero: 1, negative: 2, negativeTotal: { value: -25 } } },
    });
  });

  it('say so where nothing is positive', async () => {
    const result = await analyse(engine, await openAmounts({ C1: -5, C2: 0 }), 'abc');
    expect(result.blocks.map(({ id }) => id)).toEqual(['nothing-positive', 'not-positive']);
    expect(result.rows).toBe(0);
  });

  it('draw bars and a curve that cover all items', async () => {
    const { blocks, rows } = await analyse(engine, await openLines(sampleShop()), 'abc');
    const chart = blocks.find(({ id }) => id === 'pareto');
    if (chart?.kind !== 'chart' || chart.chart.kind !== 'pareto') throw new Error('no pareto');
    const { bars, curve, items } = chart.chart;
    expect(items).toBe(rows);
    expect(bars).toHaveLength(60);
    expect([bars[0]?.from, bars.at(-1)?.to]).toEqual([0, 1]);
    bars.slice(1).forEach((bar, index) => expect(bar.from).toBeCloseTo(bars[index]?.to ?? NaN, 12));
    expect([curve[0], curve.at(-1)]).toEqual([
      [0, 0],
      [1, 1],
    ]);
    curve.slice(1).forEach(([x, y], index) => {
      const [before, below] = curve[index] ?? [1, 1];
      expect(x > before && y >= below).toBe(true);
    });
  });
});

describe('other measures', () => {
  const rows = [
    'order_id,customer_id,date,quantity,unit_price,sku',
    '1,C1,2024-01-01,3,1,A',
    '1,C1,2024-01-01,5,1,B',
    '2,C1,2024-01-02,1,1,A',
    '3,C2,2024-01-02,10,1,A',
    '4,C2,2024-01-05,-10,1,A',
  ];

  it('count orders, returns apart', async () => {
    await analyse(engine, await openCsv(engine, rows.join('\n')), 'abc', { measure: 'orders' });
    expect((await table()).map(({ item, revenue }) => [item, revenue])).toEqual([
      ['C1', 2],
      ['C2', 1],
    ]);
  });

  it('sum quantities', async () => {
    await analyse(engine, await openCsv(engine, rows.join('\n')), 'abc', {
      measure: 'quantity',
      by: 'product',
    });
    expect((await table('abc_product', 'sku')).map(({ item, revenue }) => [item, revenue])).toEqual([
      ['B', 5],
      ['A', 4],
    ]);
  });

  it('count the orders of a product, also without order numbers', async () => {
    const opened = await openCsv(engine, rows.join('\n'));
    await analyse(engine, opened, 'abc', { measure: 'orders', by: 'product' });
    const numbered = (await table('abc_product', 'sku')).map(({ item, revenue }) => [item, revenue]);
    expect(numbered).toEqual([
      ['A', 3],
      ['B', 1],
    ]);
    const mapping = {
      customer_id: 'customer_id',
      ordered_at: 'date',
      quantity: 'quantity',
      unit_price: 'unit_price',
      sku: 'sku',
    };
    await analyse(engine, await openCsv(engine, rows.join('\n'), { mapping, rules: [] }), 'abc', {
      measure: 'orders',
      by: 'product',
    });
    expect((await table('abc_product', 'sku')).map(({ item, revenue }) => [item, revenue])).toEqual(numbered);
  });

  it('need their column', async () => {
    const opened = await openAmounts({ C1: 5 });
    await expect(analyse(engine, opened, 'abc', { measure: 'quantity' })).rejects.toMatchObject({
      code: 'missing-role',
      facts: { role: 'quantity' },
    });
    await expect(analyse(engine, opened, 'abc', { by: 'product' })).rejects.toMatchObject({
      code: 'missing-role',
      facts: { role: 'sku' },
    });
  });
});

describe('parameters', () => {
  it('have defaults', () => {
    expect(parseAbcParameters({})).toEqual({ by: 'customer', measure: 'revenue', a: 0.8, b: 0.95 });
  });

  it.each([
    { a: 0.8, b: 0.8 },
    { a: 0.9, b: 0.5 },
    { a: 0 },
    { b: 1 },
    { a: NaN },
    { a: '0.8' },
    { by: 'region' },
    { measure: 'x' },
    { c: 1 },
  ])('are checked: %j', (parameters) => {
    expect(() => parseAbcParameters(parameters)).toThrow(AnalysisError);
  });
});

interface ConcentrationCase {
  readonly id: string;
  readonly data?: string;
  readonly expected: {
    readonly n: number;
    readonly total: number;
    readonly gini: number;
    readonly share_top20pct: number;
    readonly abc_counts: Readonly<Record<string, number>>;
    readonly abc_value: Readonly<Record<string, number | null>>;
  };
}

describe.skipIf(areAbsent(shared('golden/stats/concentration.json')))('the reference cases of R', () => {
  const read = (path: string): string[] => readFileSync(shared(path), 'utf8').trim().split(/\r?\n/);
  const totals: Readonly<Record<string, () => Record<string, number>>> = {
    all_equal: () => ({ C1: 10, C2: 10, C3: 10, C4: 10 }),
    one_holds_all: () => ({ C1: 100, C2: 0, C3: 0, C4: 0 }),
    cdnow_customer_revenue: () => summed(read('data/stats/cdnow_sample.csv')),
    groceries_item_counts: () => summed(read('data/stats/groceries_long.csv')),
  };

  it('equal ours, where zeros are listed apart instead of classed C', async () => {
    const { cases } = golden<{ cases: readonly ConcentrationCase[] }>('stats/concentration.json');
    expect(cases.map(({ id }) => id).sort()).toEqual(Object.keys(totals).sort());
    for (const { id, expected } of cases) {
      const amounts = totals[id]?.() ?? {};
      const zeros = Object.values(amounts).filter((amount) => amount === 0).length;
      const result = await analyse(engine, await openAmounts(amounts), 'abc');
      const rows = await table();
      expect(rows.length + zeros, id).toBe(expected.n);
      expect(metric(result, 'total')).toBeCloseTo(expected.total, 6);
      for (const name of ['A', 'B', 'C']) {
        const ofClass = rows.filter((row) => row.class === name);
        expect(ofClass.length + (name === 'C' ? zeros : 0), `${id} ${name}`).toBe(expected.abc_counts[name]);
        expect(ofClass.reduce((sum, { revenue }) => sum + revenue, 0)).toBeCloseTo(
          expected.abc_value[name] ?? 0,
          6,
        );
      }
      if (zeros > 0) continue;
      expect(metric(result, 'gini'), id).toBeCloseTo(expected.gini, 10);
      expect(metric(result, 'top_share'), id).toBeCloseTo(expected.share_top20pct, 10);
    }
  });

  /** Sums by the first column; a file without an amount counts its last column. */
  function summed([header = '', ...lines]: string[]): Record<string, number> {
    const names = header.split(',').map((name) => name.replaceAll('"', '').toLowerCase());
    const value = names.findIndex((name) => /sales/.test(name));
    const key = value < 0 ? names.length - 1 : 0;
    const sums: Record<string, number> = {};
    for (const line of lines) {
      const cells = line.match(/"[^"]*"|[^,]+/g)?.map((cell) => cell.replaceAll('"', '')) ?? [];
      const id = `i ${cells[key] ?? ''}`.replaceAll(',', ';');
      sums[id] = Math.round(((sums[id] ?? 0) + (value < 0 ? 1 : Number(cells[value]))) * 1e6) / 1e6;
    }
    return sums;
  }
});
