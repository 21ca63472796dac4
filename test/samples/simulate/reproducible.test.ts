import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import {
  DISTRIBUTOR,
  overallTruth,
  simulateShop,
  SUBSCRIPTION_BOX,
  TEA_SHOP,
  type ShopDescription,
  type SimulatedShop,
} from '../../../src/samples';

const PARTS: Record<string, (shop: SimulatedShop) => unknown> = {
  products: (shop) => shop.products,
  customers: (shop) => [...shop.customers()],
  orders: (shop) => [...shop.orders()],
  truths: (shop) => [...shop.truths()],
  contracts: (shop) => shop.contracts,
  tickets: (shop) => shop.tickets,
  sends: (shop) => shop.sends,
  responses: (shop) => shop.responses,
  visits: (shop) => shop.visits,
  overall: overallTruth,
};

function hashes(description: ShopDescription, parts = Object.keys(PARTS)): Record<string, string> {
  const shop = simulateShop(description);
  return Object.fromEntries(
    parts.map((part) => [
      part,
      createHash('sha256')
        .update(JSON.stringify(PARTS[part]?.(shop)))
        .digest('hex'),
    ]),
  );
}

describe.each([TEA_SHOP, DISTRIBUTOR, SUBSCRIPTION_BOX])('the shop $key', (description) => {
  const made = hashes(description);

  it('is the same from the same seed, in whatever order its parts are asked for', () => {
    const backwards = hashes(description, Object.keys(PARTS).reverse());
    expect(backwards).toEqual(made);
  });

  it('differs from another seed in every part that it has', () => {
    const other = hashes({ ...description, seed: description.seed + 1 });
    const empty = createHash('sha256').update('[]').digest('hex');
    const same = Object.keys(made).filter((part) => made[part] === other[part] && made[part] !== empty);
    // the boxes of the subscription have one price
    expect(same).toEqual(description.key === 'box' ? ['products'] : []);
  });

  it('gives the same orders to two who walk them at once', () => {
    const shop = simulateShop(description);
    const [first, second] = [shop.orders()[Symbol.iterator](), shop.orders()[Symbol.iterator]()];
    const head = Array.from({ length: 50 }, () => first.next().value);
    expect(Array.from({ length: 50 }, () => second.next().value)).toEqual(head);
    expect(first.next().value).toEqual(second.next().value);
  });

  it('knows a customer by her number alone', () => {
    const shop = simulateShop(description);
    const customers = [...shop.customers()];
    for (const no of [171, 3, 99]) expect(shop.customer(no)).toEqual(customers[no]);
  });
});

it('what a shop is asked for changes nothing else in it: tickets come and go alone', () => {
  const { orders, customers, visits, tickets } = hashes(DISTRIBUTOR);
  const without = hashes({ ...DISTRIBUTOR, tickets: null });
  expect(without).toMatchObject({ orders, customers, visits });
  expect(without.tickets).not.toBe(tickets);
});
