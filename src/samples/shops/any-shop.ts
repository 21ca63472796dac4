import type { GammaOver, ShopDescription } from '../description';
import { EVENING_HOURS } from './habits';
import { VOCABULARIES, type VocabularyKey } from './vocabularies';

/** What a reader chooses who wants a shop of her own making. */
export interface ShopWishes {
  readonly customers: number;
  readonly years: number;
  /** Share of customers who stop for good within a year, 0 < churn < 1. */
  readonly churn: number;
  /** Orders a year of a customer who stays. */
  readonly ordersPerYear: number;
  readonly seed: number;
  readonly language: VocabularyKey;
}

/** Mean lines of an order. */
export const LINES_PER_ORDER = 2;

const DAYS_PER_YEAR = 365;

/** A Pareto/NBD shop without effects: two years of it teach what a model can find again. */
export function describeShop(wishes: ShopWishes): ShopDescription {
  const words = VOCABULARIES[wishes.language];
  return {
    key: 'made',
    seed: wishes.seed,
    customers: wishes.customers,
    from: '2023-01-01',
    days: Math.round(wishes.years * DAYS_PER_YEAR),
    acquisition: { curve: 'even' },
    buying: { model: 'pareto-nbd', purchase: purchaseOf(wishes), dropout: dropoutOf(wishes) },
    spend: { p: 3, q: 5, gamma: 80 },
    rateSpendCorrelation: 0,
    season: {
      months: [0.9, 0.85, 0.95, 1, 1, 1, 0.9, 0.9, 1, 1.05, 1.3, 1.15],
      weekdays: [1, 1, 1, 1, 1.05, 1.05, 0.9],
      hours: EVENING_HOURS,
    },
    products: {
      furtherLines: LINES_PER_ORDER - 1,
      popularity: 1,
      categories: words.categories.map(([key, ...products], index) => ({
        key,
        weight: words.categories.length - index,
        products,
        price: { median: 12 + 9 * index, sigma: 0.5 },
        cost: 0.5,
      })),
    },
    regions: words.regions.map(([key, ...cities], index) => ({
      key,
      weight: words.regions.length - index,
      cities: cities.map((city) => ({ key: city, weight: 1 })),
    })),
    channels: words.channels.map((key, index) => ({ key, weight: words.channels.length - index })),
    channelRates: Object.fromEntries(words.channels.map((key) => [key, 1])),
    levels: [],
    people: {
      femaleShare: 0.5,
      unknownShare: 0.1,
      birthYears: { mean: 1985, sd: 12 },
      names: wishes.language === 'zh' ? 'chinese' : 'english',
    },
    referredShare: 0.1,
    statuses: { unpaid: 0, closed: 0, refunded: 0, returned: 0.02 },
    priceRise: null,
    campaign: null,
    tickets: null,
    survey: null,
    visits: null,
    plans: [],
  };
}

/**
 * Order lines to expect: customers come evenly over the span D, each buys at once and then at mean rate λ while she lives. With
 * dropout rates gamma(1, β) her expected lifetime within u days is β ln(1 + u/β) (the mean of a Lomax variable cut at u), whose
 * mean over u in 0..D is (β/D) ((D + β) ln(1 + D/β) − D).
 */
export function expectedLines(wishes: ShopWishes): number {
  const days = wishes.years * DAYS_PER_YEAR;
  const { rate: beta } = dropoutOf(wishes);
  const { shape, rate } = purchaseOf(wishes);
  const lifetime = (beta / days) * ((days + beta) * Math.log(1 + days / beta) - days);
  return Math.round(wishes.customers * (1 + (shape / rate) * lifetime) * LINES_PER_ORDER);
}

function purchaseOf({ ordersPerYear }: ShopWishes): GammaOver {
  return { shape: 1, rate: DAYS_PER_YEAR / ordersPerYear };
}

/** With rates gamma(1, β), P(stops within a year) = 1 − β / (β + 365). */
function dropoutOf({ churn }: ShopWishes): GammaOver {
  return { shape: 1, rate: (DAYS_PER_YEAR * (1 - churn)) / churn };
}
