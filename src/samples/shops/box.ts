import type { ScaleQuestion, ShopDescription } from '../description';
import { EVENING_HOURS } from './habits';

/** Subscription box: contracts with a start and an end, a charge every month, tickets, an exit question. */
export const SUBSCRIPTION_BOX: ShopDescription = {
  key: 'box',
  seed: 20260115,
  customers: 1400,
  from: '2023-07-01',
  days: 1095,
  acquisition: { curve: 'growth', factor: 1.6 },
  buying: { model: 'sbg', days: 30, dropout: { a: 0.9, b: 8 } },
  spend: { p: 6, q: 6, gamma: 20 },
  rateSpendCorrelation: 0,
  season: {
    months: [1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1],
    weekdays: [1, 1, 1, 1, 1, 1, 1],
    hours: EVENING_HOURS,
  },
  products: {
    furtherLines: 0,
    popularity: 0,
    categories: [
      {
        key: 'Box',
        weight: 1,
        products: ['Kitchen box', 'Garden box', 'Book box'],
        price: { median: 25, sigma: 0 },
        cost: 0.55,
      },
    ],
  },
  regions: [
    {
      key: 'England',
      weight: 60,
      cities: [
        { key: 'London', weight: 3 },
        { key: 'Leeds', weight: 1 },
        { key: 'Bristol', weight: 1 },
      ],
    },
    {
      key: 'Scotland',
      weight: 15,
      cities: [
        { key: 'Glasgow', weight: 1 },
        { key: 'Edinburgh', weight: 1 },
      ],
    },
    { key: 'Wales', weight: 10, cities: [{ key: 'Cardiff', weight: 1 }] },
    {
      key: 'Ireland',
      weight: 15,
      cities: [
        { key: 'Dublin', weight: 2 },
        { key: 'Cork', weight: 1 },
      ],
    },
  ],
  channels: [
    { key: 'Search', weight: 35 },
    { key: 'Social', weight: 35 },
    { key: 'Friend', weight: 15 },
    { key: 'Voucher', weight: 15 },
  ],
  channelRates: { Search: 1, Social: 1, Friend: 1, Voucher: 1 },
  levels: [],
  people: {
    femaleShare: 0.62,
    unknownShare: 0.15,
    birthYears: { mean: 1988, sd: 9 },
    names: 'english',
  },
  referredShare: 0.15,
  statuses: { unpaid: 0.02, closed: 0, refunded: 0.015, returned: 0 },
  priceRise: { day: 730, factor: 1.1 },
  campaign: null,
  tickets: {
    perOrder: 0.05,
    types: [
      { key: 'Late box', weight: 35 },
      { key: 'Damaged box', weight: 25 },
      { key: 'Payment', weight: 20 },
      { key: 'Wish to leave', weight: 20 },
    ],
    channels: [
      { key: 'Chat', weight: 50 },
      { key: 'E-mail', weight: 40 },
      { key: 'Phone', weight: 10 },
    ],
    hoursToAnswer: 8,
    hoursToClose: 48,
    open: 0.06,
  },
  survey: {
    waves: [545, 910],
    responseRate: 0.35,
    responseBias: 0.4,
    missing: 0.02,
    invited: 500,
    overall: 'overall',
    ticketEffect: -0.8,
    questions: [
      rating('surprise', 'The box surprises me', 3.8),
      rating('worth', 'The box is worth its price', 3.4),
      rating('delivery', 'The box arrives when it should', 3.7),
      {
        ...rating('overall', 'All in all, how satisfied are you?', 3.7),
        drivers: { worth: 0.5, surprise: 0.4, delivery: 0.2 },
      },
      {
        kind: 'scale',
        key: 'recommend',
        text: 'How likely are you to recommend the box to a friend?',
        min: 0,
        max: 10,
        mean: 7.1,
        sd: 2.4,
        drivers: { overall: 0.8 },
      },
    ],
  },
  visits: null,
  plans: [
    { key: 'Monthly', weight: 70, price: 24.9 },
    { key: 'Family', weight: 30, price: 39.9 },
  ],
};

function rating(key: string, text: string, mean: number): ScaleQuestion {
  return { kind: 'scale', key, text, min: 1, max: 5, mean, sd: 1, factor: 'liking', loading: 0.5 };
}
