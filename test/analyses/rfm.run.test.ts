import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { AnalysisError } from '../../src/analyses/registry';
import { grid11Segment, GRID11, scoreOfFive } from '../../src/analyses/rfm/rfm.segments';
import { parseRfmParameters } from '../../src/analyses/rfm/rfm.types';
import type { Engine } from '../../src/engine';
import type { OpenedFile } from '../../src/ingest/opened-file';
import { nodeEngine } from '../support/node-engine';
import { analyse, openCsv } from '../support/open';
import {
  anyLines,
  dayAfter,
  daysBetween,
  LINE_MAPPING,
  naiveOrders,
  round,
  sampleShop,
  toCsv,
  type Line,
} from '../support/orders';

vi.mock('../../src/ingest/sniff-client', () => import('../support/sniff-in-process'));

let engine: Engine;
beforeAll(async () => {
  engine = nodeEngine();
  await engine.ready();
});
afterAll(() => engine.close());

interface Scored {
  readonly customer_id: string;
  readonly recency_days: number;
  readonly frequency: number;
  readonly monetary: number;
  readonly r_score: number;
  readonly f_score: number;
  readonly m_score: number;
  readonly segment: string;
  readonly segment8: string;
  readonly value_tier: string;
}

const COLUMNS =
  'customer_id, recency_days, frequency, monetary, r_score, f_score, m_score, segment, segment8, value_tier';

async function rows(): Promise<Scored[]> {
  return (await engine.ask(`SELECT ${COLUMNS} FROM rfm ORDER BY customer_id`)) as unknown as Scored[];
}

async function openLines(lines: readonly Line[]): Promise<OpenedFile> {
  return openCsv(engine, toCsv(lines), { mapping: LINE_MAPPING, rules: [] });
}

async function scored(lines: readonly Line[], parameters: unknown = {}): Promise<Scored[]> {
  await analyse(engine, await openLines(lines), 'rfm', parameters);
  return rows();
}

/** A customer who ordered the given number of times, last so many days before 2024-07-01, for so much in all. */
function customer(id: string, recency: number, frequency: number, monetary: number): Line[] {
  return Array.from({ length: frequency }, (_, index) => ({
    order: `${id}-${index}`,
    customer: id,
    day: dayAfter('2024-07-01', -recency - index),
    quantity: 1,
    price: monetary / frequency,
    sku: 'A',
  }));
}

type Summary = Pick<Scored, 'customer_id' | 'recency_days' | 'frequency' | 'monetary'>;

function naiveSummary(lines: readonly Line[], asOf: string): Summary[] {
  const byCustomer = new Map<string, ReturnType<typeof naiveOrders>>();
  for (const order of naiveOrders(lines.filter(({ customer }) => customer !== '')))
    byCustomer.set(order.customer, [...(byCustomer.get(order.customer) ?? []), order]);
  return [...byCustomer]
    .map(([customer_id, all]) => {
      const orders = all.filter(({ day }) => day < asOf);
      const bought = orders.filter(({ isReturn }) => !isReturn);
      const last = bought
        .map(({ day }) => day)
        .sort()
        .at(-1);
      return {
        customer_id,
        recency_days: last === undefined ? NaN : daysBetween(last, asOf),
        frequency: bought.length,
        monetary: round(orders.reduce((sum, { amount }) => sum + amount, 0)),
      };
    })
    .filter(({ frequency }) => frequency > 0)
    .sort((left, right) => (left.customer_id < right.customer_id ? -1 : 1));
}

/** 1 + floor(bins × (mid-rank − ½) / n), with the rank found by counting. */
function naiveScore(values: readonly number[], value: number, bins: number): number {
  const below = values.filter((other) => other < value).length;
  const ties = values.filter((other) => other === value).length;
  return 1 + Math.floor((bins * (2 * below + ties)) / (2 * values.length) + 1e-12);
}

function naiveSegment8(all: readonly Summary[], { recency_days, frequency, monetary }: Summary): string {
  const mean = (of: (row: Summary) => number): number =>
    all.reduce((sum, row) => sum + of(row), 0) / all.length;
  const recent = recency_days < mean((row) => row.recency_days) - 1e-9;
  const often = frequency > mean((row) => row.frequency) + 1e-9;
  const much = monetary > mean((row) => row.monetary) + 1e-9;
  const kind = recent ? (often ? 'value' : 'develop') : often ? 'keep' : 'retain';
  return `${much ? 'important' : 'general'}_${kind}`;
}

function naiveTier(scores: readonly number[], bins: number): string {
  const reached = scores.reduce((sum, score) => sum + score - 1, 0) / (3 * (bins - 1));
  return reached >= 2 / 3 - 1e-9 ? 'high' : reached >= 1 / 3 - 1e-9 ? 'medium' : 'low';
}

function naiveRfm(lines: readonly Line[], asOf: string, wanted = 5): Scored[] {
  const summary = naiveSummary(lines, asOf);
  const bins = summary.length < 25 ? 3 : wanted;
  return summary.map((row) => {
    const score = (of: (row: Summary) => number): number => naiveScore(summary.map(of), of(row), bins);
    const r_score = score((other) => -other.recency_days);
    const f_score = score((other) => other.frequency);
    const m_score = score((other) => other.monetary);
    const [r = 0, f = 0, m = 0] = [r_score, f_score, m_score].map((value) => scoreOfFive(value, bins));
    return {
      ...row,
      r_score,
      f_score,
      m_score,
      segment: grid11Segment(r, Math.floor((f + m) / 2 + 0.5)),
      segment8: naiveSegment8(summary, row),
      value_tier: naiveTier([r_score, f_score, m_score], bins),
    };
  });
}

const asOf = '2024-07-01';

describe('mid-rank scores', () => {
  it.each([3, 4, 5, 10])('equal those of a naive program on a made-up shop, in %i classes', async (bins) => {
    const lines = sampleShop();
    const actual = await scored(lines, { bins, asOf: '2025-01-01' });
    expect(actual).toEqual(naiveRfm(lines, '2025-01-01', bins));
  });

  it('equal those of a naive program on any orders', async () => {
    await fc.assert(
      fc.asyncProperty(anyLines(), fc.integer({ min: 0, max: 420 }), async (lines, offset) => {
        const day = dayAfter('2023-01-01', offset);
        const expected = naiveRfm(lines, day);
        fc.pre(expected.length > 0);
        expect(await scored(lines, { asOf: day })).toEqual(expected);
      }),
      { numRuns: 10 },
    );
  });

  it('do not depend on the order of rows, on names, or on the currency', async () => {
    await fc.assert(
      fc.asyncProperty(anyLines({ minLength: 5 }), fc.integer(), async (lines, seed) => {
        fc.pre(naiveSummary(lines, asOf).length > 0);
        const plain = await scored(lines, { asOf });
        const shuffled = lines
          .map((line, index) => ({ line, key: Math.imul(index + 1, seed | 1) }))
          .sort((left, right) => left.key - right.key)
          .map(({ line }) => ({ ...line, customer: `Z${line.customer}`, price: line.price * 4 }));
        const other = await scored(shuffled, { asOf });
        const expected = plain.map((row) => ({
          ...row,
          customer_id: `Z${row.customer_id}`,
          monetary: round(row.monetary * 4),
        }));
        expect(other).toEqual(expected);
      }),
      { numRuns: 10 },
    );
  });

  it('give equal customers equal scores: all alike, everybody is in the middle, and a notice says so', async () => {
    const lines = Array.from({ length: 30 }, (_, index) => customer(`C${index}`, 10, 2, 100)).flat();
    const { blocks } = await analyse(engine, await openLines(lines), 'rfm', { asOf });
    expect(
      new Set((await rows()).map(({ r_score, f_score, m_score }) => `${r_score}${f_score}${m_score}`)),
    ).toEqual(new Set(['333']));
    expect(blocks.filter(({ kind }) => kind === 'notice').map(({ id }) => id)).toEqual([
      'flat-recency',
      'flat-frequency',
      'flat-monetary',
    ]);
  });

  it('are three for fewer than 25 customers, and a notice says so', async () => {
    const shop = (size: number): Line[] =>
      Array.from({ length: size }, (_, index) =>
        customer(`C${index}`, 1 + index, 1 + index, 10 * (index + 1)),
      ).flat();
    const few = await analyse(engine, await openLines(shop(24)), 'rfm', { asOf });
    expect(few.resolved).toEqual({ asOf, bins: 3 });
    expect(few.blocks.map(({ id }) => id)).toContain('few-customers');
    expect(Math.max(...(await rows()).map(({ m_score }) => m_score))).toBe(3);
    const enough = await analyse(engine, await openLines(shop(25)), 'rfm', { asOf });
    expect(enough.resolved).toEqual({ asOf, bins: 5 });
    expect((await rows()).filter(({ m_score }) => m_score === 5)).toHaveLength(5);
  });

  it('exist for a single customer', async () => {
    const [only, ...others] = await scored(customer('C1', 3, 1, 5), { asOf });
    expect(others).toEqual([]);
    expect(only).toMatchObject({
      r_score: 2,
      f_score: 2,
      m_score: 2,
      segment: 'need_attention',
      value_tier: 'medium',
    });
  });

  it('keep customers without a readable amount', async () => {
    const opened = await openCsv(
      engine,
      [
        'order_id,customer_id,date,amount',
        '1,C1,2024-01-01,5',
        '2,C2,2024-01-02,?',
        '3,C3,2024-01-03,7',
        '4,C3,2024-01-03,8',
      ].join('\n'),
    );
    await analyse(engine, opened, 'rfm');
    expect((await rows()).map(({ customer_id, monetary }) => [customer_id, monetary])).toEqual([
      ['C1', 5],
      ['C2', 0],
      ['C3', 15],
    ]);
  });
});

describe('what counts', () => {
  it('is an order before the as-of date', async () => {
    const lines = [...customer('C1', 10, 1, 50), ...customer('C2', 0, 1, 70), ...customer('C3', -5, 1, 90)];
    const opened = await openLines(lines);
    const { blocks } = await analyse(engine, opened, 'rfm', { asOf });
    expect((await rows()).map(({ customer_id }) => customer_id)).toEqual(['C1']);
    expect(blocks.find(({ id }) => id === 'without-order')).toMatchObject({
      text: { values: { customers: 2, asOf } },
    });
  });

  it('is everything when no as-of date is given: the day after the last order', async () => {
    const { resolved } = await analyse(
      engine,
      await openLines([...customer('C1', 10, 1, 50), ...customer('C2', 1, 1, 70)]),
      'rfm',
    );
    expect(resolved).toEqual({ asOf: '2024-07-01', bins: 3 });
    expect((await rows()).map(({ recency_days }) => recency_days)).toEqual([10, 1]);
  });

  it('is whole days, whatever the time of day', async () => {
    const opened = await openCsv(
      engine,
      'order_id,customer_id,date,amount\n1,C1,2024-06-30 23:59:59,5\n2,C2,2024-06-30 00:00:00,5\n3,C3,2024-02-28 12:00:00,5\n',
    );
    await analyse(engine, opened, 'rfm', { asOf });
    expect((await rows()).map(({ recency_days }) => recency_days)).toEqual([1, 1, 124]);
  });

  it('is not a return: it lowers the money and is no order', async () => {
    const back: Line = {
      order: 'back',
      customer: 'C1',
      day: '2024-06-29',
      quantity: -1,
      price: 30,
      sku: 'A',
    };
    const [row] = await scored([...customer('C1', 10, 2, 100), back], { asOf });
    expect(row).toMatchObject({ recency_days: 10, frequency: 2, monetary: 70 });
  });

  it('is nothing when there are only returns, or only later orders, or no dates', async () => {
    const returns = customer('C1', 10, 2, 100).map((line) => ({ ...line, quantity: -1 }));
    const error = await analyse(engine, await openLines(returns), 'rfm', { asOf }).catch(
      (cause: unknown) => cause,
    );
    expect(error).toBeInstanceOf(AnalysisError);
    expect(error).toMatchObject({ code: 'no-orders', facts: { asOf } });
    await expect(
      analyse(engine, await openLines(customer('C1', 0, 1, 5)), 'rfm', { asOf }),
    ).rejects.toMatchObject({ code: 'no-orders' });
    const undated = await openCsv(engine, 'order_id,customer_id,amount\n1,C1,5\n2,C2,6\n');
    await expect(analyse(engine, undated, 'rfm')).rejects.toMatchObject({ code: 'no-orders' });
  });
});

describe('the segment grid', () => {
  it('covers the 25 cells once each, as the catalogue of methods says', () => {
    const catalogue: Readonly<Record<string, readonly string[]>> = {
      champions: ['55', '54', '45'],
      loyal: ['34', '35', '44'],
      potential_loyalist: ['42', '43', '52', '53'],
      new: ['51'],
      promising: ['41'],
      need_attention: ['33'],
      about_to_sleep: ['31', '32'],
      at_risk: ['23', '24', '13'],
      cannot_lose: ['14', '15', '25'],
      hibernating: ['21', '22', '12'],
      lost: ['11'],
    };
    expect(Object.values(catalogue).flat()).toHaveLength(25);
    expect(Object.keys(catalogue).sort()).toEqual(GRID11.map(({ key }) => key as string).sort());
    for (const [segment, cells] of Object.entries(catalogue)) {
      for (const cell of cells) expect(grid11Segment(Number(cell[0]), Number(cell[1])), cell).toBe(segment);
    }
  });

  it('is the same in SQL, for all 125 scores', async () => {
    // One customer for each triple of cut-offs: the value is the score.
    const lines = [1, 2, 3, 4, 5].flatMap((r) =>
      [1, 2, 3, 4, 5].flatMap((f) =>
        [1, 2, 3, 4, 5].flatMap((m) => customer(`C${r}${f}${m}`, 60 - r * 10, f, m * 10)),
      ),
    );
    const cuts = { recency: [15, 25, 35, 45], frequency: [2, 3, 4, 5], monetary: [15, 25, 35, 45] };
    const all = await scored(lines, { method: 'fixed', cuts, asOf });
    expect(all).toHaveLength(125);
    for (const { customer_id, r_score, f_score, m_score, segment, value_tier } of all) {
      expect(`C${r_score}${f_score}${m_score}`).toBe(customer_id);
      expect(segment, customer_id).toBe(grid11Segment(r_score, Math.floor((f_score + m_score) / 2 + 0.5)));
      expect(value_tier, customer_id).toBe(naiveTier([r_score, f_score, m_score], 5));
    }
  });

  it('scales scores of other ranges to five', () => {
    expect([1, 2, 3].map((score) => scoreOfFive(score, 3))).toEqual([1, 3, 5]);
    expect([1, 2, 3, 4].map((score) => scoreOfFive(score, 4))).toEqual([1, 2, 4, 5]);
    expect([1, 2, 3, 4, 5].map((score) => scoreOfFive(score, 5))).toEqual([1, 2, 3, 4, 5]);
    expect([1, 5, 6, 10].map((score) => scoreOfFive(score, 10))).toEqual([1, 3, 3, 5]);
  });
});

describe('other scores', () => {
  it('NTILE: sizes differ by one at most, ties are split by id', async () => {
    const lines = Array.from({ length: 27 }, (_, index) =>
      customer(`C${String(index).padStart(2, '0')}`, 10, 1, 5),
    ).flat();
    const all = await scored(lines, { method: 'ntile', asOf });
    expect(all.map(({ m_score }) => m_score).join('')).toBe('111111222222333334444455555');
  });

  it('fixed cut-offs: a score is one more than the cuts not above the value, recency the other way round', async () => {
    const lines = [
      ...customer('C1', 30, 1, 10),
      ...customer('C2', 31, 2, 20),
      ...customer('C3', 60, 3, 19),
      ...customer('C4', 61, 9, 500),
    ];
    const cuts = { recency: [31, 61], frequency: [2, 3], monetary: [20, 400] };
    const all = await scored(lines, { method: 'fixed', bins: 3, cuts, asOf });
    expect(all.map(({ r_score, f_score, m_score }) => `${r_score}${f_score}${m_score}`)).toEqual([
      '311',
      '222',
      '231',
      '133',
    ]);
  });

  it('the published score keeps scores apart that have two digits', async () => {
    await scored(sampleShop(60), { bins: 10, asOf: '2025-01-01' });
    const [row] = await engine.ask(
      "SELECT count(*) FILTER (regexp_full_match(rfm_score, '\\d+-\\d+-\\d+'))::INTEGER AS dashed, count(*)::INTEGER AS n FROM rfm",
    );
    expect(row?.['dashed']).toBe(row?.['n']);
  });
});

describe('parameters', () => {
  const cuts = { recency: [1, 2, 3, 4], frequency: [1, 2, 3, 4], monetary: [1, 2, 3, 4] };

  it('have defaults', () => {
    expect(parseRfmParameters(undefined)).toMatchObject({
      bins: 5,
      method: 'midrank',
      scheme: 'grid11',
      frequencyAs: 'orders',
      monetaryAs: 'sum',
      months: 'all',
      show: 'segments',
    });
    expect(parseRfmParameters({ method: 'fixed', cuts })).toMatchObject({ method: 'fixed', cuts });
  });

  it.each([
    [{ bins: 2 }, 'bins'],
    [{ bins: 11 }, 'bins'],
    [{ bins: 4.5 }, 'bins'],
    [{ bins: '5' }, 'bins'],
    [{ method: 'kmeans++' }, 'method'],
    [{ scheme: '__proto__' }, 'scheme'],
    [{ asOf: '2024-13-01' }, 'asOf'],
    [{ asOf: "2024-01-01'; DROP TABLE orders; --" }, 'asOf'],
    [{ asOf: 5 }, 'asOf'],
    [{ asOf: '2024-02-31' }, 'asOf'],
    [{ months: 0 }, 'months'],
    [{ recencyBins: 11 }, 'recencyBins'],
    [{ monetaryAs: 'median' }, 'monetaryAs'],
    [{ show: ['secrets'] }, 'show'],
    [{ nonsense: 1 }, 'nonsense'],
    [{ method: 'fixed' }, ''],
    [{ method: 'fixed', bins: 3, cuts }, ''],
    [{ method: 'fixed', cuts: { ...cuts, recency: [4, 3, 2, 1] } }, 'cuts.recency'],
    [{ method: 'fixed', cuts: { ...cuts, recency: [1, null, 3, 4] } }, 'cuts.recency'],
    [{ method: 'fixed', frequencyBins: 4, cuts }, ''],
    [{ method: 'fixed', cuts: { ...cuts, recency: [1, 2, 3, Infinity] } }, 'cuts.recency.3'],
    ['text', ''],
  ])('are checked: %j', (parameters, parameter) => {
    let error: unknown;
    try {
      parseRfmParameters(parameters);
    } catch (cause) {
      error = cause;
    }
    expect(error).toBeInstanceOf(AnalysisError);
    expect(error).toMatchObject({ code: 'invalid-parameters', facts: { parameter } });
  });
});
