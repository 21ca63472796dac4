import type { ShopDescription } from '../../../src/samples';

/** A shop without season, effects or statuses: Pareto/NBD, one product, everyone from the first day on. */
export const PLAIN_SHOP: ShopDescription = {
  key: 'plain',
  seed: 7,
  customers: 4000,
  from: '2024-01-01',
  days: 365,
  acquisition: { curve: 'cohort', days: 1 },
  buying: { model: 'pareto-nbd', purchase: { shape: 2, rate: 60 }, dropout: { shape: 1.5, rate: 400 } },
  spend: { p: 4, q: 6, gamma: 100 },
  rateSpendCorrelation: 0,
  season: { months: ones(12), weekdays: ones(7), hours: ones(24) },
  products: {
    furtherLines: 0,
    popularity: 0,
    categories: [{ key: 'all', weight: 1, products: ['thing'], price: { median: 10, sigma: 0 }, cost: 0.5 }],
  },
  regions: [{ key: 'North', weight: 1, cities: [{ key: 'Northport', weight: 1 }] }],
  channels: [{ key: 'web', weight: 1 }],
  channelRates: {},
  levels: [],
  people: { femaleShare: 0.5, unknownShare: 0, birthYears: { mean: 1985, sd: 10 }, names: 'english' },
  referredShare: 0,
  statuses: { unpaid: 0, closed: 0, refunded: 0, returned: 0 },
  priceRise: null,
  campaign: null,
  tickets: null,
  survey: null,
  visits: null,
  plans: [],
};

export function plainShop(changes: Partial<ShopDescription> = {}): ShopDescription {
  return { ...PLAIN_SHOP, ...changes };
}

export function ones(length: number): number[] {
  return Array.from({ length }, () => 1);
}
