import type { ScaleQuestion, ShopDescription } from '../description';
import { OFFICE_HOURS } from './habits';

/** B2B distributor of restaurant supplies: few accounts of very different size, returns, visits, a quarterly survey. */
export const DISTRIBUTOR: ShopDescription = {
  key: 'distributor',
  seed: 20260331,
  customers: 180,
  from: '2024-01-01',
  days: 912,
  acquisition: { curve: 'growth', factor: 0.4 },
  buying: {
    model: 'mbg-cnbd-k',
    k: 2,
    purchase: { shape: 1.2, rate: 22 },
    dropout: { a: 0.5, b: 14 },
  },
  spend: { p: 4, q: 2.4, gamma: 260 },
  rateSpendCorrelation: 0.35,
  season: {
    months: [0.85, 0.9, 1, 1, 1.1, 1.15, 1.1, 0.9, 1, 1, 1.05, 1.2],
    weekdays: [1.3, 1.2, 1.1, 1.1, 1, 0.1, 0.02],
    hours: OFFICE_HOURS,
  },
  products: {
    furtherLines: 2.6,
    popularity: 1,
    categories: [
      {
        key: 'Tableware',
        weight: 24,
        products: [
          'Plate 28 cm, 12 pcs',
          'Bowl 18 cm, 12 pcs',
          'Cup and saucer, 24 pcs',
          'Cutlery set, 60 pcs',
          'Glass 33 cl, 48 pcs',
        ],
        price: { median: 72, sigma: 0.4 },
        cost: 0.68,
      },
      {
        key: 'Packaging',
        weight: 34,
        products: [
          'Box 1 l, 300 pcs',
          'Lid 12 oz, 1000 pcs',
          'Paper bag, 500 pcs',
          'Napkins, 4000 pcs',
          'Foil 30 cm x 150 m',
          'Cup 12 oz, 1000 pcs',
        ],
        price: { median: 38, sigma: 0.45 },
        cost: 0.74,
      },
      {
        key: 'Cleaning',
        weight: 26,
        products: [
          'Dish detergent 10 l',
          'Degreaser 5 l',
          'Sanitiser 5 l',
          'Gloves M, 1000 pcs',
          'Mop heads, 10 pcs',
        ],
        price: { median: 29, sigma: 0.35 },
        cost: 0.66,
      },
      {
        key: 'Kitchen equipment',
        weight: 8,
        products: ['Gastronorm set', 'Stick blender', 'Scale 15 kg', 'Chef knife 26 cm', 'Induction hob'],
        price: { median: 145, sigma: 0.7 },
        cost: 0.7,
      },
      {
        key: 'Dry goods',
        weight: 18,
        products: ['Sugar sticks, 1000 pcs', 'Tea bags, 600 pcs', 'Coffee beans 6 kg', 'Frying oil 20 l'],
        price: { median: 46, sigma: 0.5 },
        cost: 0.8,
      },
    ],
  },
  regions: [
    {
      key: 'North',
      weight: 30,
      cities: [
        { key: 'Northport', weight: 3 },
        { key: 'Ashby', weight: 1 },
      ],
    },
    {
      key: 'South',
      weight: 26,
      cities: [
        { key: 'Southbridge', weight: 2 },
        { key: 'Wexham', weight: 1 },
      ],
    },
    { key: 'East', weight: 18, cities: [{ key: 'Eastleigh Bay', weight: 1 }] },
    {
      key: 'West',
      weight: 26,
      cities: [
        { key: 'Westford', weight: 2 },
        { key: 'Marlow Hill', weight: 1 },
      ],
    },
  ],
  channels: [
    { key: 'Field sales', weight: 45 },
    { key: 'Web shop', weight: 35 },
    { key: 'Trade fair', weight: 20 },
  ],
  channelRates: { 'Field sales': 1.2, 'Web shop': 0.8, 'Trade fair': 0.9 },
  levels: [
    { key: 'Net 14', weight: 45 },
    { key: 'Net 30', weight: 40 },
    { key: 'Net 60', weight: 15 },
  ],
  people: {
    femaleShare: 0,
    unknownShare: 1,
    birthYears: { mean: 1980, sd: 10 },
    names: 'companies',
  },
  referredShare: 0.08,
  statuses: { unpaid: 0, closed: 0.01, refunded: 0, returned: 0.05 },
  priceRise: { day: 640, factor: 1.06 },
  campaign: null,
  tickets: {
    perOrder: 0.05,
    types: [
      { key: 'Late delivery', weight: 40 },
      { key: 'Wrong item', weight: 25 },
      { key: 'Damaged', weight: 20 },
      { key: 'Invoice', weight: 15 },
    ],
    channels: [
      { key: 'Phone', weight: 60 },
      { key: 'E-mail', weight: 40 },
    ],
    hoursToAnswer: 5,
    hoursToClose: 60,
    open: 0.05,
  },
  survey: {
    waves: [181, 273, 365, 456, 547, 638, 730, 821, 905],
    responseRate: 0.45,
    responseBias: 0.25,
    missing: 0.03,
    invited: 120,
    overall: 'overall',
    ticketEffect: -0.7,
    questions: [
      rating('delivery', 'Deliveries arrive on time', 3.7),
      rating('range', 'The range covers what we need', 4.1),
      rating('people', 'Our account manager understands our business', 4),
      rating('price', 'Prices are fair', 3.3),
      rating('complaints', 'Complaints are solved quickly', 3.5),
      {
        ...rating('overall', 'Overall we are satisfied', 3.8),
        drivers: { delivery: 0.45, complaints: 0.3, people: 0.25, price: 0.15, range: 0.1 },
      },
      {
        kind: 'scale',
        key: 'recommend',
        text: 'How likely are you to recommend us to a colleague?',
        min: 0,
        max: 10,
        mean: 7.3,
        sd: 2.2,
        drivers: { overall: 0.8 },
      },
      {
        kind: 'text',
        key: 'better',
        text: 'What should we do better?',
        share: 0.3,
        answers: [
          { key: 'Deliver before 9 am', weight: 35 },
          { key: 'Fewer substitutions, please', weight: 25 },
          { key: 'All good', weight: 25 },
          { key: 'Longer credit terms', weight: 15 },
        ],
      },
    ],
  },
  visits: {
    perCustomerYear: 6,
    by: [
      { key: 'A. Moreau', weight: 4 },
      { key: 'J. Lindqvist', weight: 3 },
      { key: 'S. Okafor', weight: 3 },
    ],
    notes: [
      { key: 'Stock check', weight: 40 },
      { key: 'New menu', weight: 25 },
      { key: 'Price talk', weight: 20 },
      { key: 'Complaint followed up', weight: 15 },
    ],
  },
  plans: [],
};

function rating(key: string, text: string, mean: number): ScaleQuestion {
  return { kind: 'scale', key, text, min: 1, max: 5, mean, sd: 1, factor: 'liking', loading: 0.5 };
}
