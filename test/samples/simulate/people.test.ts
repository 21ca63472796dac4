import { describe, expect, it } from 'vitest';
import { simulateShop, type ShopDescription } from '../../../src/samples';
import { countBy, expectMean, expectShare } from '../support/chance';
import { plainShop } from '../support/plain-shop';

const N = 8000;

const DESCRIPTION: ShopDescription = plainShop({
  customers: N,
  acquisition: { curve: 'even' },
  regions: [
    { key: 'North', weight: 3, cities: [{ key: 'Ashby', weight: 1 }] },
    {
      key: 'South',
      weight: 1,
      cities: [
        { key: 'Wexham', weight: 4 },
        { key: 'Marlow', weight: 1 },
      ],
    },
  ],
  levels: [
    { key: 'gold', weight: 1 },
    { key: 'plain', weight: 9 },
  ],
  people: { femaleShare: 0.6, unknownShare: 0.2, birthYears: { mean: 1980, sd: 8 }, names: 'chinese' },
  referredShare: 0.25,
});

describe('customers', () => {
  const customers = [...simulateShop(DESCRIPTION).customers()];
  const count = (is: (customer: (typeof customers)[number]) => boolean) => customers.filter(is).length;

  it('have the stated shares of regions, cities within them, and levels', () => {
    const south = count(({ region }) => region === 'South');
    expectShare(south, N, 0.25);
    expectShare(
      count(({ city }) => city === 'Marlow'),
      south,
      0.2,
    );
    expect(count(({ region, city }) => region === 'North' && city !== 'Ashby')).toBe(0);
    expectShare(
      count(({ level }) => level === 'gold'),
      N,
      0.1,
    );
  });

  it('are of the stated gender and age where that is known', () => {
    const known = count(({ gender }) => gender !== null);
    expectShare(known, N, 0.8);
    expectShare(
      count(({ gender }) => gender === 'female'),
      known,
      0.6,
    );
    const years = customers.flatMap(({ birthYear }) => birthYear ?? []);
    expectShare(years.length, N, 0.8);
    expectMean(years, 1980);
    expectMean(
      years.map((year) => (year - 1980) ** 2),
      64 + 1 / 12,
    );
  });

  it('are brought by earlier customers, the stated share of them', () => {
    expectShare(
      count(({ referrer }) => referrer !== null),
      N - 1,
      0.25,
    );
    const isEarlier = (referrer: number, at: number) => (customers[referrer]?.acquiredAt ?? Infinity) < at;
    expect(count(({ referrer, acquiredAt }) => referrer !== null && !isEarlier(referrer, acquiredAt))).toBe(
      0,
    );
  });

  it('are numbered in the order of acquisition, and nobody shares id, e-mail or phone', () => {
    expect(customers.map(({ no }) => no)).toEqual(customers.map((_, at) => at));
    expect(
      count(({ acquiredAt }, ...[at]: number[]) => acquiredAt < (customers[(at ?? 0) - 1]?.acquiredAt ?? 0)),
    ).toBe(0);
    for (const of of ['id', 'email', 'phone'] as const)
      expect(new Set(customers.map((customer) => customer[of])).size).toBe(N);
  });

  it('can be told for made-up by e-mail and phone, and have Chinese names', () => {
    expect(count(({ email }) => !/^[a-z]+\d+@example\.com$/.test(email))).toBe(0);
    expect(count(({ phone }) => !/^164\d{8}$/.test(phone))).toBe(0);
    expect(count(({ name }) => !/^\p{Script=Han}{2,3}$/u.test(name))).toBe(0);
  });

  it.each([
    ['english', /^[A-Z][a-z]+ [A-Z][a-z]+$/],
    ['companies', /^[A-Z][a-z]+ [A-Z][a-z]+ (Ltd|LLC|& Sons|& Co)$/],
  ] as const)('have names of the kind %s; companies neither gender nor year of birth', (names, pattern) => {
    const shop = simulateShop({ ...DESCRIPTION, customers: 500, people: { ...DESCRIPTION.people, names } });
    const others = [...shop.customers()];
    expect(others.filter(({ name }) => !pattern.test(name))).toEqual([]);
    expect(others.filter(({ phone }) => !/^\+1 555 \d{3} \d{4}$/.test(phone))).toEqual([]);
    const known = others.filter(({ gender, birthYear }) => gender !== null || birthYear !== null);
    expect(known.length > 0).toBe(names === 'english');
  });
});

describe('tickets', () => {
  const shop = simulateShop({
    ...DESCRIPTION,
    acquisition: { curve: 'cohort', days: 100 },
    days: 500,
    tickets: {
      perOrder: 0.3,
      types: [
        { key: 'late', weight: 3 },
        { key: 'broken', weight: 1 },
      ],
      channels: [{ key: 'mail', weight: 1 }],
      hoursToAnswer: 4,
      hoursToClose: 20,
      open: 0.1,
    },
  });
  const early = shop.tickets.filter(({ openedAt }) => openedAt < shop.endsAt - 40 * 86_400);
  const hours = (from: number, to: number | null) => ((to ?? NaN) - from) / 3600;

  it('follow orders at the stated rate: Poisson, but for those that open after the end', () => {
    const n = shop.history.orders.count;
    expect(shop.tickets.length).toBeLessThan(0.3 * n + 3.9 * Math.sqrt(0.3 * n));
    expect(shop.tickets.length).toBeGreaterThan(0.3 * n * 0.98 - 3.9 * Math.sqrt(0.3 * n));
  });

  it('wait as long as stated for an answer and for the end, or stay open', () => {
    expectMean(
      early.map(({ openedAt, answeredAt }) => hours(openedAt, answeredAt)),
      4,
    );
    const closed = early.filter(({ closedAt }) => closedAt !== null);
    expectMean(
      closed.map(({ openedAt, closedAt }) => hours(openedAt, closedAt)),
      20,
    );
    expectShare(early.length - closed.length, early.length, 0.1);
    expectShare(early.filter(({ type }) => type === 'broken').length, early.length, 0.25);
  });

  it('know nothing of the time after the span, and come in the order of opening', () => {
    const times = shop.tickets.flatMap(({ openedAt, answeredAt, closedAt }) => [
      openedAt,
      answeredAt ?? 0,
      closedAt ?? 0,
    ]);
    expect(times.reduce((most, time) => Math.max(most, time), 0)).toBeLessThan(shop.endsAt);
    const opened = shop.tickets.map(({ openedAt }) => openedAt);
    expect(opened).toEqual([...opened].sort((a, b) => a - b));
    expect(
      shop.tickets.filter(({ customer, openedAt }) => shop.customer(customer).acquiredAt > openedAt),
    ).toEqual([]);
  });
});

it('visits come at the stated rate a year, in office hours, after the acquisition', () => {
  const shop = simulateShop({
    ...DESCRIPTION,
    visits: {
      perCustomerYear: 3,
      by: [
        { key: 'A', weight: 1 },
        { key: 'B', weight: 3 },
      ],
      notes: [{ key: 'stock', weight: 1 }],
    },
  });
  const days = shop.population.acquiredAt.reduce((sum, at) => sum + 365 - Math.floor(at / 86_400) - 1, 0);
  const expected = (3 * days) / 365;
  expect(Math.abs(shop.visits.length - expected)).toBeLessThan(3.9 * Math.sqrt(expected));
  expectShare(countBy(shop.visits.map(({ by }) => by)).get('A') ?? 0, shop.visits.length, 0.25);
  const hours = shop.visits.map(({ at }) => new Date(at * 1000).getUTCHours());
  expect([Math.min(...hours), Math.max(...hours)]).toEqual([9, 16]);
  const early = shop.visits.filter(
    ({ customer, at }) => at <= shop.startsAt + (shop.population.acquiredAt[customer] ?? 0),
  );
  expect(early).toEqual([]);
});
