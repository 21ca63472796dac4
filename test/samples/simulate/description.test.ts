import { describe, expect, it } from 'vitest';
import {
  checkDescription,
  describeShop,
  DISTRIBUTOR,
  ShopDescriptionError,
  simulateShop,
  SUBSCRIPTION_BOX,
  TEA_SHOP,
} from '../../../src/samples';
import { ones } from '../support/plain-shop';

/** The tea shop with the value at a path replaced; undefined takes the key away. */
function changed(path: readonly (string | number)[], value: unknown): unknown {
  const copy = structuredClone(TEA_SHOP) as unknown;
  let place = copy as Record<string | number, unknown>;
  for (const key of path.slice(0, -1)) place = place[key] as Record<string | number, unknown>;
  const last = path.at(-1) ?? '';
  if (value === undefined) delete place[last];
  else place[last] = value;
  return copy;
}

function errorOf(description: unknown): ShopDescriptionError {
  try {
    checkDescription(description);
  } catch (error) {
    if (error instanceof ShopDescriptionError) return error;
    throw error;
  }
  throw new Error('the description was accepted');
}

describe('checkDescription', () => {
  it.each([TEA_SHOP, DISTRIBUTOR, SUBSCRIPTION_BOX])(
    'gives back what can be simulated: $key',
    (description) => {
      expect(checkDescription(structuredClone(description))).toEqual(description);
    },
  );

  it('accepts shops made to wishes', () => {
    for (const language of ['zh', 'en'] as const) {
      const wishes = { customers: 10, years: 1, churn: 0.5, ordersPerYear: 2, seed: 1, language };
      expect(() => checkDescription(describeShop(wishes))).not.toThrow();
    }
  });

  it.each<[string, readonly (string | number)[], unknown]>([
    ['out-of-range', ['customers'], 0],
    ['out-of-range', ['customers'], 2_000_000],
    ['not-whole', ['customers'], 1.5],
    ['wrong-type', ['customers'], '5'],
    ['out-of-range', ['days'], 0],
    ['out-of-range', ['buying', 'purchase', 'rate'], -1],
    ['out-of-range', ['buying', 'purchase', 'shape'], 0],
    ['out-of-range', ['buying', 'dropout', 'a'], Infinity],
    ['wrong-type', ['buying', 'dropout', 'a'], NaN],
    ['wrong-type', ['buying', 'model'], 'nbd'],
    ['out-of-range', ['spend', 'q'], 1],
    ['out-of-range', ['rateSpendCorrelation'], 1.1],
    ['wrong-length', ['season', 'months'], ones(11)],
    ['no-weight', ['season', 'hours'], Array.from({ length: 24 }, () => 0)],
    ['out-of-range', ['season', 'weekdays', 3], -0.5],
    ['empty-list', ['products', 'categories'], []],
    ['empty-list', ['products', 'categories', 0, 'products'], []],
    ['empty-list', ['regions', 2, 'cities'], []],
    ['no-weight', ['channels'], [{ key: 'web', weight: 0 }]],
    [
      'duplicate-key',
      ['levels'],
      [
        { key: 'a', weight: 1 },
        { key: 'a', weight: 2 },
      ],
    ],
    ['unknown-reference', ['channelRates', 'fax'], 2],
    ['out-of-range', ['people', 'femaleShare'], 1.2],
    ['wrong-type', ['people', 'names'], 'klingon'],
    ['shares-above-one', ['statuses'], { unpaid: 0.5, closed: 0.3, refunded: 0.3, returned: 0 }],
    ['out-of-range', ['priceRise', 'day'], 730],
    ['out-of-range', ['campaign', 'day'], 800],
    ['out-of-range', ['tickets', 'hoursToClose'], 1],
    ['out-of-range', ['survey', 'responseRate'], 0],
    ['out-of-range', ['survey', 'waves', 1], 730],
    ['unknown-reference', ['survey', 'overall'], 'mood'],
    ['not-a-scale', ['survey', 'overall'], 'advice'],
    ['unknown-reference', ['survey', 'questions', 5, 'drivers', 'mood'], 0.1],
    ['cyclic-drivers', ['survey', 'questions', 0, 'drivers'], { recommend: 0.2 }],
    ['drivers-too-strong', ['survey', 'questions', 6, 'drivers'], { overall: 1.2 }],
    ['wrong-length', ['survey', 'questions', 0, 'labels'], ['bad', 'good']],
    ['out-of-range', ['survey', 'questions', 0, 'max'], 1],
    ['not-a-date', ['from'], '2024-02-30'],
    ['not-a-date', ['from'], '1 July'],
    ['not-whole', ['seed'], 2 ** 60],
    ['unknown-key', ['discount'], 1],
    ['missing-key', ['spend'], undefined],
    ['missing-key', ['season', 'hours'], undefined],
  ])('refuses with the code %s what is wrong at %j', (code, path, value) => {
    const error = errorOf(changed(path, value));
    expect(error.code).toBe(code);
    expect(error.path).toEqual(path);
  });

  it('refuses contracts without plans, and what is no description at all', () => {
    expect(errorOf({ ...SUBSCRIPTION_BOX, plans: [] })).toMatchObject({
      code: 'empty-list',
      path: ['plans'],
    });
    expect(errorOf(null).code).toBe('wrong-type');
    expect(errorOf('tea').path).toEqual([]);
  });

  it('says the facts that a message needs', () => {
    const [shares, drivers] = [
      errorOf(changed(['statuses', 'unpaid'], 0.99)),
      errorOf(changed(['survey', 'questions', 6, 'drivers'], { overall: 1.2 })),
    ];
    expect(shares.facts.sum).toBeCloseTo(1.05, 12);
    expect(drivers.facts.variance).toBeCloseTo(1.44, 12);
    expect(errorOf(changed(['customers'], -4)).facts).toEqual({ expected: '>=1', received: '-4' });
  });
});

it(
  'simulateShop refuses what cannot be simulated, and more orders than it can hold',
  { timeout: 30_000 },
  () => {
    expect(() => simulateShop({ ...TEA_SHOP, customers: 0 })).toThrow(ShopDescriptionError);
    const often = {
      model: 'pareto-nbd',
      purchase: { shape: 2, rate: 1e-6 },
      dropout: { shape: 1, rate: 1e9 },
    } as const;
    const error = expect(() => simulateShop({ ...TEA_SHOP, customers: 1, buying: often }));
    error.toThrow(expect.objectContaining({ code: 'too-many-orders', path: ['buying'] }));
  },
);
