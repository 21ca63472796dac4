import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import type { Engine } from '../../src/engine';
import type { OpenedFile } from '../../src/ingest/opened-file';
import { nodeEngine } from '../support/node-engine';
import { analyse, openCsv } from '../support/open';
import { areAbsent, golden, ONLINE_RETAIL, RFM_ORDERS, shared, sharedFile } from '../support/shared-files';

vi.mock('../../src/ingest/sniff-client', () => import('../support/sniff-in-process'));

interface PandasCustomer {
  readonly id: string;
  readonly R: number;
  readonly F: number;
  readonly M: number;
  readonly ntile: string;
  readonly rfm_pkg: string;
}

interface Concentration {
  readonly n_positive: number;
  readonly total: number;
  readonly A_B_C_counts_crossing_item_included: Readonly<Record<string, number>>;
  readonly A_B_C_value_crossing_item_included: Readonly<Record<string, number>>;
  readonly gini: number;
  readonly top_20pct_share: number;
  readonly top20: readonly {
    readonly rank: number;
    readonly id: string;
    readonly value: number;
    readonly cum_share: number;
  }[];
}

interface Pandas {
  readonly raw_profile: Readonly<Record<string, number>>;
  readonly cleaning: Readonly<Record<string, number>>;
  readonly rfm: {
    readonly sums: Readonly<Record<'R' | 'F' | 'M', number>>;
    readonly medians: Readonly<Record<'R' | 'F' | 'M', number>>;
    readonly customers_first200: readonly PandasCustomer[];
  };
  readonly abc_by_customer: Concentration;
  readonly abc_by_product: Concentration;
  readonly monthly_revenue: Readonly<Record<string, number>>;
}

interface PackageCustomer {
  readonly customer_id: string | number;
  readonly recency_days: number;
  readonly transaction_count: number;
  readonly amount: number;
  readonly recency_score: number;
  readonly frequency_score: number;
  readonly monetary_score: number;
  readonly rfm_score: number;
}

interface RPackage {
  readonly analysis_date: string;
  readonly customers: readonly PackageCustomer[];
  readonly custom_bins_example: {
    readonly recency_bins: readonly number[];
    readonly frequency_bins: readonly number[];
    readonly monetary_bins: readonly number[];
    readonly score_counts: readonly { readonly rfm_score: string; readonly Freq: number }[];
  };
}

let engine: Engine;
beforeAll(async () => {
  engine = nodeEngine();
  await engine.ready();
});
afterAll(() => engine.close());

/** Every scored customer as the golden files list them, by id. */
async function scored(): Promise<Record<string, unknown>[]> {
  return engine.ask(
    'SELECT customer_id, recency_days, frequency, monetary, r_score, f_score, m_score, rfm_score FROM rfm ORDER BY customer_id',
  );
}

function expectPackageScores(
  actual: readonly Record<string, unknown>[],
  customers: readonly PackageCustomer[],
): void {
  const expected = customers
    .map((customer) => ({
      customer_id: String(customer.customer_id),
      recency_days: customer.recency_days,
      frequency: customer.transaction_count,
      monetary: Math.round(customer.amount * 1e3) / 1e3,
      r_score: customer.recency_score,
      f_score: customer.frequency_score,
      m_score: customer.monetary_score,
      rfm_score: String(customer.rfm_score),
    }))
    .sort((left, right) => (left.customer_id < right.customer_id ? -1 : 1));
  const rounded = actual.map((row) => ({
    ...row,
    monetary: Math.round(Number(row['monetary']) * 1e3) / 1e3,
  }));
  expect(rounded).toEqual(expected);
}

describe.skipIf(areAbsent(ONLINE_RETAIL, shared('golden')))('Online Retail against pandas and R', () => {
  let opened: OpenedFile;
  let pandas: Pandas;

  beforeAll(async () => {
    pandas = golden<Pandas>('online_retail.pandas.json');
    opened = await openCsv(engine, await sharedFile(ONLINE_RETAIL));
  });

  it('reads every row and counts what the cleaning rule keeps', () => {
    const { ledger, orders, customers, firstOrderedOn, lastOrderedOn } = opened.facts;
    expect(opened.facts.issues).toEqual([]);
    expect({ fileRows: ledger.fileRows, setAside: ledger.setAside, lines: ledger.lines }).toEqual({
      fileRows: pandas.raw_profile['rows'],
      setAside: 0,
      lines: pandas.raw_profile['rows'],
    });
    expect(ledger.amount).toBeCloseTo(pandas.raw_profile['gross_value_all_rows'] ?? NaN, 4);
    expect({ lines: ledger.countedLines, customers, orders }).toEqual({
      lines: pandas.cleaning['rows'],
      customers: pandas.cleaning['customers'],
      orders: pandas.cleaning['invoices'],
    });
    expect(ledger.countedAmount).toBeCloseTo(pandas.cleaning['revenue'] ?? NaN, 4);
    expect([firstOrderedOn, lastOrderedOn]).toEqual(['2010-12-01', '2011-12-09']);
    const missing = ledger.entries.find(({ rule }) => rule.key === 'missing_customer');
    expect(missing?.lines).toBe(pandas.raw_profile['null_CustomerID']);
  });

  it('sums revenue by month as pandas does', async () => {
    const { blocks } = await analyse(engine, opened, 'import');
    const months = blocks.find((block) => block.id === 'months');
    if (months?.kind !== 'chart' || months.chart.kind !== 'line') throw new Error('no chart of months');
    expect(months.chart.points.map(({ label }) => label)).toEqual(Object.keys(pandas.monthly_revenue));
    months.chart.points.forEach(({ label, value }) => {
      expect(value).toBeCloseTo(pandas.monthly_revenue[String(label)] ?? NaN, 4);
    });
    expect(months.chart.partialLast).toBe(true);
  });

  it('gives every customer the R, F, M and scores of the R package', async () => {
    const { analysis_date, customers } = golden<RPackage>('online_retail.rfm.json');
    await analyse(engine, opened, 'rfm', { method: 'rfm-package', asOf: analysis_date });
    const rows = await scored();
    expect(rows).toHaveLength(4339);
    expectPackageScores(rows, customers);
    const byId = new Map(rows.map((row) => [row['customer_id'], row]));
    for (const customer of pandas.rfm.customers_first200) {
      expect(byId.get(customer.id)?.['rfm_score'], customer.id).toBe(customer.rfm_pkg);
    }
  });

  it('scores by NTILE as pandas does, with the day after the last order as its own as-of date', async () => {
    const { resolved } = await analyse(engine, opened, 'rfm', { method: 'ntile' });
    expect(resolved).toEqual({ asOf: '2011-12-10', bins: 5 });
    const rows = await scored();
    const byId = new Map(rows.map((row) => [row['customer_id'], row]));
    for (const { id, R, F, M, ntile } of pandas.rfm.customers_first200) {
      const row = byId.get(id);
      expect({ R: row?.['recency_days'], F: row?.['frequency'], score: row?.['rfm_score'] }, id).toEqual({
        R,
        F,
        score: ntile,
      });
      expect(row?.['monetary']).toBeCloseTo(M, 6);
    }
    const sum = (name: string): number => rows.reduce((total, row) => total + Number(row[name]), 0);
    expect([sum('recency_days'), sum('frequency')]).toEqual([pandas.rfm.sums.R, pandas.rfm.sums.F]);
    expect(sum('monetary')).toBeCloseTo(pandas.rfm.sums.M, 4);
  });

  it.each(['customer', 'product'] as const)('classes and concentration by %s', async (by) => {
    const expected = by === 'customer' ? pandas.abc_by_customer : pandas.abc_by_product;
    await analyse(engine, opened, 'abc', { by });
    const table = by === 'customer' ? 'abc' : 'abc_product';
    const item = by === 'customer' ? 'customer_id' : 'sku';
    const classes = await engine.ask(
      `SELECT class, count(*)::INTEGER AS items, sum(revenue) AS value FROM ${table} GROUP BY class ORDER BY class`,
    );
    expect(Object.fromEntries(classes.map((row) => [row['class'], row['items']]))).toEqual(
      expected.A_B_C_counts_crossing_item_included,
    );
    for (const row of classes) {
      expect(row['value']).toBeCloseTo(
        expected.A_B_C_value_crossing_item_included[String(row['class'])] ?? NaN,
        4,
      );
    }
    const largest = await engine.ask(`SELECT * FROM ${table} ORDER BY revenue_rank LIMIT 20`);
    expect(largest.map((row) => row[item])).toEqual(expected.top20.map(({ id }) => id));
    largest.forEach((row, index) => {
      expect(row['cumulative_share']).toBeCloseTo(expected.top20[index]?.cum_share ?? NaN, 10);
    });
  });

  it.each(['customer', 'product'] as const)('Gini and the share of the top fifth by %s', async (by) => {
    const expected = by === 'customer' ? pandas.abc_by_customer : pandas.abc_by_product;
    const { blocks, rows } = await analyse(engine, opened, 'abc', { by });
    expect(rows).toBe(expected.n_positive);
    const metrics = blocks.find((block) => block.kind === 'metrics')?.metrics ?? [];
    const value = (id: string): unknown => metrics.find((metric) => metric.id === id)?.value.value;
    expect(value('gini')).toBeCloseTo(expected.gini, 9);
    expect(value('top_share')).toBeCloseTo(expected.top_20pct_share, 9);
    expect(value('total')).toBeCloseTo(expected.total, 4);
  });
});

describe.skipIf(areAbsent(RFM_ORDERS, shared('golden')))('the orders of the R package rfm', () => {
  let opened: OpenedFile;
  let reference: RPackage;

  beforeAll(async () => {
    reference = golden<RPackage>('rfm_data_orders.rfm.json');
    opened = await openCsv(engine, await sharedFile(RFM_ORDERS));
  });

  it('gives every customer the R, F, M and scores of the package', async () => {
    await analyse(engine, opened, 'rfm', { method: 'rfm-package', asOf: reference.analysis_date });
    expectPackageScores(await scored(), reference.customers);
  });

  it('counts scores under fixed cut-offs as the package does with custom bins', async () => {
    const { recency_bins, frequency_bins, monetary_bins, score_counts } = reference.custom_bins_example;
    await analyse(engine, opened, 'rfm', {
      method: 'fixed',
      cuts: { recency: recency_bins, frequency: frequency_bins, monetary: monetary_bins },
      asOf: reference.analysis_date,
    });
    const rows = await engine.ask(
      'SELECT rfm_score, count(*)::INTEGER AS customers FROM rfm GROUP BY ALL ORDER BY ALL',
    );
    expect(rows).toEqual(
      score_counts
        .map(({ rfm_score, Freq }) => ({ rfm_score: String(rfm_score), customers: Freq }))
        .sort((left, right) => (left.rfm_score < right.rfm_score ? -1 : 1)),
    );
  });
});
