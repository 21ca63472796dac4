import { describe, expect, it } from 'vitest';
import { simulateShop, type Order, type OrderLine, type ShopDescription } from '../../../src/samples';
import { countBy, expectCentred, expectMean, expectShare, meanOf } from '../support/chance';
import { plainShop } from '../support/plain-shop';

const DAY = 86_400;

function range(furtherLines: number, popularity: number): ShopDescription['products'] {
  return {
    furtherLines,
    popularity,
    categories: [
      { key: 'tea', weight: 3, products: [...'abcdefghij'], price: { median: 9, sigma: 0.6 }, cost: 0.4 },
      { key: 'cups', weight: 1, products: [...'klmno'], price: { median: 25, sigma: 0.3 }, cost: 0.7 },
    ],
  };
}

function amountOf(lines: readonly OrderLine[]): number {
  return lines.reduce((sum, { quantity, unitPrice }) => sum + quantity * unitPrice, 0);
}

/** Amounts of orders in the mean amounts of their customers. */
function relativeAmounts(description: ShopDescription): { order: Order; relative: number }[] {
  const shop = simulateShop(description);
  return Array.from(shop.orders(), (order) => ({
    order,
    relative: amountOf(order.lines) / (shop.population.meanAmount[order.customer] ?? 0),
  }));
}

describe('amounts', () => {
  it.each([0.8, 4])('are gamma with shape %f around the mean of their customer', (p) => {
    const description = plainShop({ spend: { p, q: 6, gamma: 1000 }, products: range(1.5, 1) });
    const relative = relativeAmounts(description).map((order) => order.relative);
    expectMean(relative, 1);
    expectMean(
      relative.map((value) => value ** 2),
      1 + 1 / p,
    );
    expectMean(relative.map(Math.sqrt), expectedRoot(p));
  });

  it('rise with the prices from the day on', () => {
    const priceRise = { day: 120, factor: 1.25 };
    const orders = relativeAmounts(plainShop({ priceRise, products: range(1, 1) }));
    const isLater = ({ order }: { order: Order }) => order.at >= Date.UTC(2024, 0, 1) / 1000 + 120 * DAY;
    expectMean(
      orders.filter((order) => !isLater(order)).map(({ relative }) => relative),
      1,
    );
    expectMean(
      orders.filter(isLater).map(({ relative }) => relative),
      1.25,
    );
  });
});

describe('baskets', () => {
  const shop = simulateShop(plainShop({ products: range(0.5, 1.2), spend: { p: 4, q: 6, gamma: 400 } }));
  const orders = [...shop.orders()];

  it('have a geometric number of lines with the stated mean, all of different products', () => {
    const lines = orders.map((order) => order.lines.length);
    expectMean(lines, 1.5);
    expectShare(lines.filter((count) => count === 1).length, lines.length, 1 / 1.5);
    const repeating = orders.filter(
      (order) => new Set(order.lines.map(({ product }) => product)).size < order.lines.length,
    );
    expect(repeating).toEqual([]);
  });

  it('draw the first line by the weight of the category and a Zipf law within it', () => {
    const firsts = countBy(orders.map(({ lines }) => lines[0]?.product.name));
    const zipf = (products: string, weight: number): void => {
      const total = [...products].reduce((sum, _, rank) => sum + (rank + 1) ** -1.2, 0);
      [...products].forEach((name, rank) =>
        expectShare(firsts.get(name) ?? 0, orders.length, (weight * (rank + 1) ** -1.2) / total),
      );
    };
    zipf('abcdefghij', 0.75);
    zipf('klmno', 0.25);
  });

  it('are priced in whole cents, with whole quantities, at one factor of the list prices', () => {
    const odd = orders
      .flatMap(({ lines }) => lines)
      .filter(
        ({ quantity, unitPrice }) =>
          !(Number.isInteger(quantity) && quantity >= 1 && unitPrice > 0) ||
          Math.round(unitPrice * 100) / 100 !== unitPrice,
      );
    expect(odd).toEqual([]);
    const factors = orders.map(({ lines }) =>
      lines.map(({ product, unitPrice }) => unitPrice / product.price),
    );
    const spreads = factors
      .filter((each) => each.length > 1)
      .map((each) => Math.max(...each) / Math.min(...each));
    expect(meanOf(spreads)).toBeLessThan(1.02);
  });

  it('have list prices and costs of the stated size', () => {
    const wide = {
      key: 'c',
      weight: 1,
      products: Array.from({ length: 3000 }, (_, at) => `p${at}`),
      cost: 0.4,
    };
    const { products } = simulateShop(
      plainShop({
        customers: 1,
        products: {
          furtherLines: 0,
          popularity: 0,
          categories: [{ ...wide, price: { median: 50, sigma: 0.6 } }],
        },
      }),
    );
    expectMean(
      products.map(({ price }) => Math.log(price)),
      Math.log(50),
    );
    expectMean(
      products.map(({ price }) => Math.log(price / 50) ** 2),
      0.36,
    );
    expect(products.filter(({ price, cost }) => Math.abs(cost - 0.4 * price) > 0.0051)).toEqual([]);
  });
});

describe('statuses and returns', () => {
  const statuses = { unpaid: 0.05, closed: 0.04, refunded: 0.06, returned: 0.1 };
  const shop = simulateShop(plainShop({ statuses, products: range(1, 1) }));
  const orders = [...shop.orders()];
  const purchases = orders.filter(({ returns }) => returns === null);
  const returns = orders.filter((order) => order.returns !== null);

  it('have their shares of all purchases', () => {
    const counts = countBy(purchases.map(({ status }) => status));
    for (const status of ['unpaid', 'closed', 'refunded'] as const)
      expectShare(counts.get(status) ?? 0, purchases.length, statuses[status]);
    const early = purchases.filter(({ at }) => at < shop.endsAt - 30 * DAY);
    const back = new Set(returns.map((order) => order.returns));
    expectShare(early.filter(({ no }) => back.has(no)).length, early.length, statuses.returned);
  });

  it('tell how far the latest orders have come', () => {
    const ages = (wanted: string) =>
      purchases.filter(({ status }) => status === wanted).map(({ at }) => (shop.endsAt - at) / DAY);
    expect(Math.max(...ages('paid'))).toBeLessThan(2);
    expect(Math.max(...ages('shipped'))).toBeLessThan(10);
    expect(Math.min(...ages('shipped'))).toBeGreaterThanOrEqual(2);
    expect(ages('completed').every((age) => age >= 10)).toBe(true);
  });

  it('refund at most the amount, and nothing where nothing was refunded', () => {
    const most = ({ status, lines }: Order) =>
      status === 'refunded' ? Math.round(amountOf(lines) * 100) / 100 : 0;
    expect(orders.filter((order) => order.refund > most(order))).toEqual([]);
    const full = purchases.filter(
      ({ refund, lines }) => refund > 0 && Math.abs(refund - amountOf(lines)) < 0.005,
    );
    expectShare(full.length, purchases.filter(({ status }) => status === 'refunded').length, 0.5);
  });

  it('bring back lines of an earlier order of the same customer that was kept until then', () => {
    const isSound = ({ returns: bought, customer, at, lines }: Order): boolean => {
      const order = orders[bought ?? -1];
      if (order === undefined || order.returns !== null) return false;
      const days = (at - order.at) / DAY;
      return (
        order.customer === customer &&
        ['paid', 'shipped', 'completed'].includes(order.status) &&
        days >= 2 &&
        days <= 30 &&
        lines.length > 0 &&
        lines.every(({ product, quantity, unitPrice }) =>
          order.lines.some(
            (line) => line.product === product && line.quantity === -quantity && line.unitPrice === unitPrice,
          ),
        )
      );
    };
    expect(returns.length).toBeGreaterThan(500);
    expect(returns.filter((order) => !isSound(order))).toEqual([]);
    expect(new Set(returns.map((order) => order.returns)).size).toBe(returns.length);
  });
});

describe('orders', () => {
  it('come in the order of time with their number, within the span, as many as counted', () => {
    const shop = simulateShop(
      plainShop({
        acquisition: { curve: 'even' },
        statuses: { unpaid: 0, closed: 0, refunded: 0, returned: 0.2 },
      }),
    );
    const orders = [...shop.orders()];
    expect(orders.map(({ no }) => no)).toEqual(orders.map((_, at) => at));
    expect(orders).toHaveLength(shop.orderCount);
    expect(new Set(orders.map(({ id }) => id)).size).toBe(orders.length);
    expect(orders.filter(({ at }, index) => at < (orders[index - 1]?.at ?? shop.startsAt))).toEqual([]);
    expect(orders.at(-1)?.at).toBeLessThan(shop.endsAt);
    const firsts = new Map<number, number>();
    for (const { customer, at } of orders) if (!firsts.has(customer)) firsts.set(customer, at);
    expect([...shop.customers()].filter(({ no, acquiredAt }) => firsts.get(no) !== acquiredAt)).toEqual([]);
  });

  it('are made at a speed worth watching', () => {
    const shop = simulateShop(plainShop({ customers: 30_000, products: range(1.5, 1) }));
    const begin = performance.now();
    let lines = 0;
    for (const order of shop.orders()) lines += order.lines.length;
    const seconds = (performance.now() - begin) / 1000;
    console.log(`orders(): ${lines} lines, ${Math.round(lines / seconds / 1000)} thousand a second`);
    expectCentred(lines - shop.orderCount * 2.5, shop.orderCount * 1.5 * 2.5);
  });
});

/** E sqrt(X) of a gamma variable with mean 1 and shape p: Gamma(p + 1/2) / Gamma(p) / sqrt(p); values of the gamma function from tables. */
function expectedRoot(p: number): number {
  return p === 4 ? 11.631728396567448 / 6 / 2 : 0.8974706963062772 / 1.1642297137253033 / Math.sqrt(0.8);
}
