import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import type { AnalysisResult } from '../../src/analyses/analysis';
import { ANALYSES } from '../../src/analyses/registry';
import { ruleText, type Block, type Condition, type RowsSource, type Selection } from '../../src/blocks';
import { hasMessage, Translator, type Text } from '../../src/i18n';
import type { Engine } from '../../src/engine';
import { countRowsSql } from '../../src/app/rows/rows.sql';
import { countCopies, type OpenedFile } from '../../src/ingest/opened-file';
import { nodeEngine } from '../support/node-engine';
import { analyse, openCsv } from '../support/open';
import { sampleShop, toCsv, type Line } from '../support/orders';
import { textsIn } from '../support/texts';

vi.mock('../../src/ingest/sniff-client', () => import('../support/sniff-in-process'));

let engine: Engine;
beforeAll(async () => {
  engine = nodeEngine();
  await engine.ready();
});
afterAll(() => engine.close());

const TRANSLATORS = [new Translator('en'), new Translator('zh')];

function expectSpeaks(texts: readonly Text[]): void {
  for (const text of texts) {
    expect(hasMessage(text.key), text.key).toBe(true);
    for (const translator of TRANSLATORS) {
      const rendered = translator.text(text);
      expect(rendered, text.key).not.toMatch(/[{}]|undefined|NaN|\[object|<\/?m>/);
      expect(rendered.trim(), text.key).not.toBe('');
    }
  }
}

const BACK: Line = { order: 'C1', customer: 'B1', day: '2024-05-01', quantity: -1, price: 5, sku: 'X' };

const PARAMETERS: readonly (readonly [analysis: string, parameters: object])[] = [
  ['import', {}],
  ...['grid11', 'segment8', 'tiers'].map((scheme) => ['rfm', { scheme }] as const),
  ['rfm', { method: 'rfm-package', bins: 3 }],
  ['rfm', { method: 'ntile', bins: 10, asOf: '2024-06-01' }],
  ['rfm', { show: 'all' }],
  [
    'rfm',
    { show: 'all', method: 'kmeans', scheme: 'tiers', months: 12, monetaryAs: 'mean', frequencyAs: 'days' },
  ],
  ['abc', {}],
  ['abc', { by: 'product', measure: 'orders', a: 0.1, b: 0.2 }],
  ['abc', { measure: 'quantity', a: 0.5, b: 0.9 }],
];

const FILES: Readonly<Record<string, string>> = {
  'a shop': toCsv(sampleShop()),
  'three customers': toCsv(sampleShop(3)),
  'one line': toCsv(sampleShop(1).slice(0, 1)),
  'customers who gave everything back': toCsv([
    BACK,
    ...sampleShop(40).filter(({ order }) => !order.startsWith('C')),
  ]),
  'all alike': toCsv(
    Array.from({ length: 30 }, (_, row): Line => ({
      ...BACK,
      quantity: 1,
      order: `${row}`,
      customer: `K${row}`,
    })),
  ),
  'broken cells': `${toCsv(sampleShop(40))}9,K,never,1,x,A\n9,K\n`,
};

describe.each(Object.keys(FILES))('blocks of %s', (name) => {
  let opened: OpenedFile;
  const results: { readonly id: string; readonly result: AnalysisResult }[] = [];

  beforeAll(async () => {
    const mapping = {
      order_id: 'OrderNo',
      customer_id: 'CustomerID',
      ordered_at: 'OrderDate',
      quantity: 'Quantity',
      unit_price: 'UnitPrice',
      sku: 'SKU',
    };
    opened = await countCopies(engine, await openCsv(engine, FILES[name] ?? '', { mapping }));
  });

  it.each(PARAMETERS)('%s %j speak both languages, and have rows behind them', async (id, parameters) => {
    const result = await analyse(engine, opened, id, parameters);
    results.push({ id, result });
    expectSpeaks(textsIn(result.blocks));
    expect(new Set(result.blocks.map((block) => block.id)).size).toBe(result.blocks.length);
    expect(JSON.parse(JSON.stringify(result.blocks))).toEqual(result.blocks);
    const steps = new Set(result.steps.map((step) => step.name));
    for (const block of result.blocks) {
      for (const step of block.steps ?? []) expect(steps, `${block.id}: ${step}`).toContain(step);
      expectFinite(block);
      await expectRows(block);
    }
  });

  it('speak of what is in the file, too', () => {
    expectSpeaks(opened.rules.map(ruleText));
  });
});

/** No number on a page may be NaN or infinite. */
function expectFinite(value: unknown): void {
  if (typeof value === 'number') expect(Number.isFinite(value)).toBe(true);
  else if (typeof value === 'object' && value !== null) Object.values(value).forEach(expectFinite);
}

/** The table behind a block exists, and a mark that stands for rows selects some. */
async function expectRows(block: Block): Promise<void> {
  if (!block.source) return;
  const count = async (source: RowsSource): Promise<number> =>
    (await engine.row(countRowsSql(source), { rows: 'number' })).rows;
  expect(await count(block.source)).toBeGreaterThanOrEqual(0);
  const selections = selectionsIn(block).slice(0, 6);
  for (const selection of selections) {
    const table = (selection[0] as Condition).table;
    expect(
      await count({ table, selection }),
      `${block.id} ${JSON.stringify(selection)}`,
    ).toBeGreaterThanOrEqual(0);
  }
}

function selectionsIn(value: unknown): Selection[] {
  if (typeof value !== 'object' || value === null) return [];
  const inside = Object.values(value).flatMap(selectionsIn);
  return 'select' in value && Array.isArray(value.select) ? [value.select as Selection, ...inside] : inside;
}

describe('marks', () => {
  it('stand for exactly the customers they count', async () => {
    const opened = await openCsv(engine, FILES['a shop'] ?? '');
    const { blocks } = await analyse(engine, opened, 'rfm');
    const chart = blocks.find(({ id }) => id === 'segments');
    if (chart?.kind !== 'chart' || chart.chart.kind !== 'treemap') throw new Error('no treemap');
    let all = 0;
    for (const { value, select = [] } of chart.chart.items) {
      const { rows } = await engine.row(countRowsSql({ table: 'rfm', selection: select }), {
        rows: 'number',
      });
      expect(rows).toBe(value);
      all += rows;
    }
    expect(all).toBe(opened.facts.customers);
    const abc = await analyse(engine, opened, 'abc');
    const classes = abc.blocks.find(({ id }) => id === 'classes');
    if (classes?.kind !== 'table') throw new Error('no table');
    for (const { cells, select = [] } of classes.rows) {
      expect(
        (await engine.row(countRowsSql({ table: 'abc', selection: select }), { rows: 'number' })).rows,
      ).toBe(cells[1]);
    }
  });
});

describe('the overview', () => {
  it('shows every line of the file in its ledger', async () => {
    const opened = await openCsv(engine, FILES['a shop'] ?? '');
    const { blocks } = await analyse(engine, opened, 'import');
    const table = blocks.find(({ id }) => id === 'ledger');
    if (table?.kind !== 'table') throw new Error('no ledger');
    const lines = (id: string): number => Number(table.rows.find((row) => row.id === id)?.cells[2]);
    const on = opened.rules
      .filter(({ enabled, key }) => enabled && key !== 'missing_date')
      .map(({ key }) => key);
    expect(on).toEqual(['missing_customer', 'cancelled']);
    expect(on.reduce((sum, key) => sum + lines(key), lines('all'))).toBe(lines('counted'));
    expect(lines('missing_customer')).toBeLessThan(0);
    expect(table.rows.map(({ id }) => id)).toEqual([
      'all',
      'missing_customer',
      'cancelled',
      'nonpositive_price',
      'duplicate',
      'counted',
    ]);
    const [row] = table.rows.filter(({ id }) => id === 'cancelled');
    const { rows } = await engine.row(countRowsSql({ table: 'order_lines', selection: row?.select ?? [] }), {
      rows: 'number',
    });
    expect(rows).toBe(-lines('cancelled'));
  });

  it('shows the months of counted orders only', async () => {
    const opened = await openCsv(engine, FILES['a shop'] ?? '');
    const { blocks } = await analyse(engine, opened, 'import');
    const chart = blocks.find(({ id }) => id === 'months');
    if (chart?.kind !== 'chart' || chart.chart.kind !== 'line') throw new Error('no months');
    const sum = chart.chart.points.reduce((total, { value }) => total + value, 0);
    expect(sum).toBeCloseTo(opened.facts.ledger.countedAmount, 6);
    expect(chart.chart.points.map(({ label }) => label)).toEqual(
      [...chart.chart.points.map(({ label }) => label)].sort(),
    );
  });
});

describe('every analysis', () => {
  it('names its title, question, method and settings in both languages', () => {
    for (const { title, question, method, settings } of ANALYSES) {
      const keys = [
        title,
        question,
        method,
        ...settings.flatMap((setting) => [
          setting.label,
          ...(setting.kind === 'choice' ? setting.options.map(({ label }) => label) : []),
        ]),
      ];
      expectSpeaks(keys.filter(hasMessage).map((key) => ({ key })));
      const literal = keys.filter((key) => !hasMessage(key));
      expect(literal.every((key) => /^\d+$/.test(key))).toBe(true);
    }
  });

  it('has parameters for its settings, and its defaults parse again', () => {
    for (const { parse } of ANALYSES) expect(parse(parse(undefined))).toEqual(parse({}));
  });
});
