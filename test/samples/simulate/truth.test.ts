import { describe, expect, it } from 'vitest';
import {
  overallTruth,
  simulateShop,
  type CustomerTruth,
  type ShopDescription,
  type SimulatedShop,
} from '../../../src/samples';
import { expectedDropout } from '../../../src/samples/simulate/expected-orders';
import { expectCentred, meanOf } from '../support/chance';
import { ones, plainShop } from '../support/plain-shop';

const DAY = 86_400;
const PURCHASE = { shape: 1.2, rate: 40 };
const SEASON = {
  months: [1.2, 0.7, 1, 1, 1.1, 1, 0.8, 0.9, 1, 1, 1.6, 0.7],
  weekdays: [1, 1, 1, 1, 1.2, 1.5, 0.3],
  hours: ones(24).map((_, hour) => (hour < 8 ? 0 : 1.5)),
};
const CAMPAIGN = { key: 'c', day: 250, share: 0.7, treated: 0.5, rateFactor: 1.8, days: 60 };

const MODELS: readonly ShopDescription['buying'][] = [
  { model: 'pareto-nbd', purchase: PURCHASE, dropout: { shape: 1, rate: 250 } },
  { model: 'bg-nbd', purchase: PURCHASE, dropout: { a: 0.8, b: 2.5 } },
  { model: 'mbg-nbd', purchase: PURCHASE, dropout: { a: 0.8, b: 2.5 } },
  { model: 'mbg-cnbd-k', k: 3, purchase: PURCHASE, dropout: { a: 0.8, b: 2.5 } },
  { model: 'sbg', days: 30, dropout: { a: 0.8, b: 6 } },
];

/** The first 300 days of a shop with season and campaign, and the same shop 365 days on: a cohort's past does not change. */
function shopsOf(buying: ShopDescription['buying']): { shop: SimulatedShop; later: SimulatedShop } {
  const description = plainShop({
    customers: 6000,
    days: 300,
    season: SEASON,
    campaign: CAMPAIGN,
    buying,
    plans: [{ key: 'plan', weight: 1, price: 20 }],
  });
  return { shop: simulateShop(description), later: simulateShop({ ...description, days: 665 }) };
}

describe.each(MODELS.map((buying) => [buying.model, buying] as const))(
  'the truth under %s',
  (model, buying) => {
    const { shop, later } = shopsOf(buying);
    const truths = [...shop.truths()];

    it('has a P(alive) with which customers are alive, in every tenth of its range', () => {
      for (let tenth = 0; tenth < 10; tenth++) {
        const bin = truths.filter(({ pAlive }) => Math.min(9, Math.floor(pAlive * 10)) === tenth);
        const variance = bin.reduce((sum, { pAlive }) => sum + pAlive * (1 - pAlive), 0);
        const deviation = bin.reduce((sum, truth) => sum + (truth.aliveAtEnd ? 1 : 0) - truth.pAlive, 0);
        if (variance < 5)
          expect(Math.abs(deviation)).toBeLessThan(15); // Bernstein: e^(-15^2 / (2 (5 + 5))) = 1.3e-5
        else expectCentred(deviation, variance);
      }
      if (model !== 'sbg')
        expect(truths.filter(({ pAlive }) => pAlive > 0.2 && pAlive < 0.8).length).toBeGreaterThan(400);
    });

    it('expects the orders that come in the year after', () => {
      const deviations = truths.map(
        ({ customer, expectedOrders }) =>
          (later.history.orderCount[customer] ?? 0) -
          (shop.history.orderCount[customer] ?? 0) -
          expectedOrders,
      );
      const mean = meanOf(deviations);
      expectCentred(
        mean * deviations.length,
        deviations.reduce((sum, value) => sum + (value - mean) ** 2, 0),
      );
    });

    it('agrees with what customers do later: nobody who stopped orders again', () => {
      const gone = truths.filter(({ aliveAtEnd }) => !aliveAtEnd).map(({ customer }) => customer);
      expect(gone.length).toBeGreaterThan(500);
      expect(gone.filter((no) => later.history.orderCount[no] !== shop.history.orderCount[no])).toEqual([]);
      expect(truths.filter(({ aliveAtEnd, diesAt }) => diesAt >= shop.endsAt !== aliveAtEnd)).toEqual([]);
    });

    it('values expected orders at the mean amount', () => {
      const odd = truths.filter((truth) => truth.expectedValue !== truth.expectedOrders * truth.meanAmount);
      expect(odd).toEqual([]);
    });
  },
);

describe('without season the truth is the closed form', () => {
  function flat(buying: ShopDescription['buying']) {
    const shop = simulateShop(plainShop({ customers: 300, buying }));
    const cases = [...shop.truths()].map((truth: CustomerTruth) => {
      const waited = shop.calendar.days - (shop.history.lastAt[truth.customer] ?? 0) / DAY;
      return { ...truth, waited, dropout: shop.population.dropout[truth.customer] ?? 0 };
    });
    return { shop, cases };
  }

  it('of Schmittlein, Morrison & Colombo (1987)', () => {
    const { cases } = flat({ model: 'pareto-nbd', purchase: PURCHASE, dropout: { shape: 1, rate: 250 } });
    for (const { rate, dropout: mu, waited, pAlive, expectedOrders } of cases) {
      const expected = 1 / (1 + (mu / (mu + rate)) * (Math.exp((mu + rate) * waited) - 1));
      expect(pAlive).toBeCloseTo(expected, 9);
      expect(expectedOrders).toBeCloseTo(expected * (rate / mu) * (1 - Math.exp(-365 * mu)), 6);
    }
  });

  it('of BG/NBD: certain before the first repeat', () => {
    const { shop, cases } = flat({ model: 'bg-nbd', purchase: PURCHASE, dropout: { a: 0.8, b: 2.5 } });
    for (const { customer, rate, dropout: p, waited, pAlive } of cases) {
      const stayed = (1 - p) * Math.exp(-rate * waited);
      expect(pAlive).toBeCloseTo(shop.history.orderCount[customer] === 1 ? 1 : stayed / (p + stayed), 8);
    }
  });

  it('of MBG/CNBD-k: Erlang survival', () => {
    const { cases } = flat({ model: 'mbg-cnbd-k', k: 2, purchase: PURCHASE, dropout: { a: 0.8, b: 2.5 } });
    for (const { rate, dropout: p, waited, pAlive } of cases) {
      const stages = 2 * rate * waited;
      const stayed = (1 - p) * Math.exp(-stages) * (1 + stages);
      expect(pAlive).toBeCloseTo(stayed / (p + stayed), 8);
    }
  });

  it('of expected orders at the ends: k = 1, no dropout, certain dropout', () => {
    expect(expectedDropout(0.1, 0.2, 1, 5, 100)).toBeCloseTo((1 - Math.exp(-2)) / 0.2, 12);
    expect(expectedDropout(0.1, 0, 4, 0, 4000)).toBeCloseTo(400 - 3 / 8, 3); // renewal theory: t / m - (k - 1) / 2k
    expect(expectedDropout(0.1, 1, 4, 0, 4000)).toBeCloseTo(1, 9);
  });
});

describe('overallTruth', () => {
  const shop = simulateShop(
    plainShop({
      campaign: CAMPAIGN,
      statuses: { unpaid: 0.1, closed: 0.1, refunded: 0.1, returned: 0.1 },
      products: {
        furtherLines: 1,
        popularity: 1,
        categories: [
          { key: 'all', weight: 1, products: ['a', 'b', 'c'], price: { median: 10, sigma: 0.3 }, cost: 0.5 },
        ],
      },
    }),
  );
  const truth = overallTruth(shop);

  it('sums up orders and customers, and survives JSON', () => {
    const orders = [...shop.orders()];
    const amount = (kept: boolean) =>
      orders
        .filter(({ returns }) => (returns === null) === kept)
        .flatMap(({ lines }) => lines)
        .reduce((sum, { quantity, unitPrice }) => sum + quantity * unitPrice, 0);
    expect(truth.purchases + truth.returns).toBe(orders.length);
    expect(truth.lines).toBe(orders.reduce((sum, { lines }) => sum + lines.length, 0));
    expect(truth.purchasedAmount).toBeCloseTo(amount(true), 4);
    expect(truth.returnedAmount).toBeCloseTo(-amount(false), 4);
    expect(truth.refundedAmount).toBeCloseTo(
      orders.reduce((sum, { refund }) => sum + refund, 0),
      4,
    );
    expect(Object.values(truth.statuses).reduce((sum, count) => sum + count, 0)).toBe(truth.purchases);
    expect(truth.aliveAtEnd).toBe([...shop.truths()].filter(({ aliveAtEnd }) => aliveAtEnd).length);
    expect(JSON.parse(JSON.stringify(truth))).toEqual(truth);
  });

  it('expects as many extra orders as the same shop makes with the campaign and without it', () => {
    // the same customers with the same rates; with rate factor 1 their purchases run on the plain clock
    const treated = new Set(
      shop.sends.filter(({ arm }) => arm === 'treated').map(({ customer }) => customer),
    );
    const without = simulateShop({ ...shop.description, campaign: { ...CAMPAIGN, rateFactor: 1 } });
    const extra = [...treated].map(
      (no) => (shop.history.orderCount[no] ?? 0) - (without.history.orderCount[no] ?? 0),
    );
    const variance = extra.reduce((sum, value) => sum + value ** 2, 0);
    const made = extra.reduce((sum, value) => sum + value, 0);
    expectCentred(made - (truth.campaign?.extraOrders ?? 0), variance);
    expect(made).toBeGreaterThan(200);
  });
});
