import { describe, expect, it } from 'vitest';
import { simulateShop, type Contract, type ShopDescription, type SimulatedShop } from '../../../src/samples';
import { countBy, expectCentred, expectMean, expectShare } from '../support/chance';
import { ones, plainShop } from '../support/plain-shop';

const DAY = 86_400;
const GAMMA = { shape: 2, rate: 60 };
const NEVER = { shape: 1, rate: 1e9 };

/** Repeat orders of each customer. */
function repeats({ history }: SimulatedShop): number[] {
  return Array.from(history.orderCount, (orders) => orders - 1);
}

/** Days from acquisition until a customer stops or the span ends. */
function livedDays({ history, population, calendar }: SimulatedShop, no: number): number {
  const until = Math.min(history.diesAt[no] ?? 0, calendar.days * DAY);
  return (until - (population.acquiredAt[no] ?? 0)) / DAY;
}

/**
 * Given rate and lifetime the number of purchases is Poisson under Pareto/NBD, and under BG/NBD and MBG/NBD
 * purchases minus rate x time lived is a martingale with the same variance: the standardised sum is normal.
 */
function expectPoisson(shop: SimulatedShop): void {
  let expected = 0;
  let made = 0;
  repeats(shop).forEach((count, no) => {
    expected += (shop.population.rate[no] ?? 0) * livedDays(shop, no);
    made += count;
  });
  expectCentred(made - expected, expected);
}

describe('margins over customers', () => {
  it('are gamma rates of purchase and dropout', () => {
    const { population } = simulateShop(plainShop({ customers: 20_000 }));
    expectMean(population.rate, 2 / 60);
    expectMean(
      population.rate.map((rate) => rate * rate),
      (2 * 3) / 60 ** 2,
    );
    expectMean(population.dropout, 1.5 / 400);
    expectMean(
      population.dropout.map((rate) => rate * rate),
      (1.5 * 2.5) / 400 ** 2,
    );
  });

  it('are beta probabilities of dropout', () => {
    const dropout = { a: 0.9, b: 2.1 };
    const { population } = simulateShop(
      plainShop({ customers: 20_000, buying: { model: 'bg-nbd', purchase: GAMMA, dropout } }),
    );
    expectMean(population.dropout, 0.3);
    expectMean(
      population.dropout.map((p) => p * p),
      (0.9 * 1.9) / (3 * 4),
    );
  });

  it('are gamma-gamma mean amounts: mean p gamma / (q - 1), inverse gamma', () => {
    const { population } = simulateShop(plainShop({ customers: 20_000 }));
    expectMean(population.meanAmount, (4 * 100) / 5);
    expectMean(
      population.meanAmount.map((mean) => 1 / mean),
      6 / (4 * 100),
    );
  });

  it('multiply the rate by the factor of the channel', () => {
    const { population } = simulateShop(
      plainShop({
        customers: 20_000,
        channels: [
          { key: 'web', weight: 3 },
          { key: 'fair', weight: 1 },
        ],
        channelRates: { fair: 2.5 },
      }),
    );
    const rates = (channel: number) => population.rate.filter((_, no) => population.channel[no] === channel);
    expectShare(rates(1).length, 20_000, 0.25);
    expectMean(rates(0), 2 / 60);
    expectMean(rates(1), (2.5 * 2) / 60);
  });

  // Spearman's correlation of a normal copula is 6/pi asin(r/2); its standard error is below 1/sqrt(n)
  it.each([-0.6, 0, 0.35, 1])('couple rate and mean amount by a normal copula of correlation %f', (r) => {
    const { population } = simulateShop(plainShop({ customers: 10_000, rateSpendCorrelation: r }));
    const expected = (6 / Math.PI) * Math.asin(r / 2);
    expect(Math.abs(spearman(population.rate, population.meanAmount) - expected)).toBeLessThan(0.039);
  });
});

describe('purchases', () => {
  it('under Pareto/NBD are Poisson until an exponential lifetime is over', () => {
    const shop = simulateShop(plainShop({ customers: 20_000 }));
    expectPoisson(shop);
    const dead = shop.history.diesAt.filter((diesAt) => diesAt < 365 * DAY).length;
    // acquired some time in the first day: half a day changes the share by less than 1e-3 of itself
    expectShare(dead, 20_000, 1 - (400 / (400 + 364.5)) ** 1.5);
  });

  it('under BG/NBD never stop before the first repeat, and then with probability p after each', () => {
    const shop = simulateShop(
      plainShop({ customers: 20_000, buying: { model: 'bg-nbd', purchase: GAMMA, dropout: { a: 1, b: 3 } } }),
    );
    expectPoisson(shop);
    expectDropout(shop, 1);
    const beforeRepeat = shop.history.diesAt.filter((_, no) => shop.history.orderCount[no] === 1);
    expect(Math.min(...beforeRepeat)).toBeGreaterThanOrEqual(365 * DAY);
  });

  it('under MBG/NBD may stop after the first purchase, too', () => {
    const shop = simulateShop(
      plainShop({
        customers: 20_000,
        buying: { model: 'mbg-nbd', purchase: GAMMA, dropout: { a: 1, b: 3 } },
      }),
    );
    expectPoisson(shop);
    expectDropout(shop, 0);
    const stoppedAtOnce = shop.history.diesAt.filter(
      (diesAt, no) => Math.floor(diesAt) === shop.population.acquiredAt[no] || diesAt < DAY,
    ).length;
    expect(stoppedAtOnce).toBeGreaterThan(20_000 / 5);
  });

  it('under MBG/CNBD-k come in Erlang gaps with mean 1 / rate', () => {
    const purchase = { shape: 1e6, rate: 1e7 }; // a purchase every ten days, for everyone
    const shop = simulateShop(
      plainShop({
        customers: 2000,
        buying: { model: 'mbg-cnbd-k', k: 3, purchase, dropout: { a: 1e-6, b: 1 } },
      }),
    );
    const gaps = firstGaps(shop);
    expectMean(gaps, 10);
    expectMean(
      gaps.map((gap) => gap * gap),
      100 * (1 + 1 / 3),
    );
  });

  it('charge contracts every period until they are not renewed', () => {
    const description = plainShop({
      customers: 5000,
      buying: { model: 'sbg', days: 30, dropout: { a: 0.8, b: 2.4 } },
      plans: [
        { key: 'small', weight: 3, price: 9.9 },
        { key: 'large', weight: 1, price: 29.9 },
      ],
    });
    const shop = simulateShop(description);
    const charges = purchaseTimes(shop);
    const isSound = ({ customer, startedAt, endedAt, endReason, plan }: Contract): boolean => {
      const times = charges[customer] ?? [];
      const next = startedAt + times.length * 30 * DAY;
      return (
        times.every((at, charge) => at === startedAt + charge * 30 * DAY) &&
        (endedAt === null ? next >= shop.endsAt : next === endedAt) &&
        (endReason === null) === (endedAt === null) &&
        shop.population.meanAmount[customer] === (plan === 'small' ? 9.9 : 29.9)
      );
    };
    expect(shop.contracts).toHaveLength(5000);
    expect(shop.contracts.filter((contract) => !isSound(contract))).toEqual([]);
    // sBG: S(1) = b / (a + b), S(2) = b (b + 1) / ((a + b) (a + b + 1)) (Fader & Hardie 2007)
    const atLeast = (count: number) => charges.filter((times) => (times?.length ?? 0) >= count).length;
    expectShare(atLeast(2), 5000, 2.4 / 3.2);
    expectShare(atLeast(3), 5000, (2.4 * 3.4) / (3.2 * 4.2));
    expectShare(shop.contracts.filter(({ plan }) => plan === 'small').length, 5000, 0.75);
  });
});

describe('season and campaign', () => {
  const months = [1.2, 0.7, 1, 1, 1.1, 1, 0.8, 0.9, 1, 1, 1.4, 0.9];
  const weekdays = [1, 1, 0.9, 1, 1.2, 1.5, 0.4];
  const hours = Array.from({ length: 24 }, (_, hour): number => (hour < 7 ? 0 : hour < 18 ? 1 : 2));
  const lasting = { model: 'pareto-nbd', purchase: GAMMA, dropout: NEVER } as const;

  it('move purchases to the months, weekdays and hours with large factors', () => {
    const shop = simulateShop(plainShop({ season: { months, weekdays, hours }, buying: lasting, days: 366 }));
    const dates = repeatTimes(shop).map((at) => new Date(at * 1000));
    const calendarDays = Array.from({ length: 365 }, (_, day) => new Date(Date.UTC(2024, 0, 2 + day)));
    const month = (date: Date) => date.getUTCMonth();
    const weekday = (date: Date) => (date.getUTCDay() + 6) % 7;
    const weight = (date: Date) => (months[month(date)] ?? 0) * (weekdays[weekday(date)] ?? 0);
    const total = calendarDays.reduce((sum, date) => sum + weight(date), 0);
    const later = dates.filter((date) => date.getTime() >= Date.UTC(2024, 0, 2));
    for (const part of [month, weekday]) {
      const counts = countBy(later.map(part));
      for (const [value, count] of counts) {
        const days = calendarDays.filter((date) => part(date) === value);
        const share = days.reduce((sum, date) => sum + weight(date), 0) / total;
        expectShare(count, later.length, share);
      }
    }
    const byHour = countBy(later.map((date) => date.getUTCHours()));
    const hourTotal = hours.reduce((sum, factor) => sum + factor, 0);
    hours.forEach((factor, hour) => {
      if (factor === 0) expect(byHour.get(hour)).toBeUndefined();
      else expectShare(byHour.get(hour) ?? 0, later.length, factor / hourTotal);
    });
  });

  it('leave the number of purchases in a year alone', () => {
    const shop = simulateShop(
      plainShop({ season: { months, weekdays: ones(7), hours }, buying: lasting, days: 366 }),
    );
    const later = repeatTimes(shop).filter((at) => at >= shop.startsAt + DAY).length;
    const exposure = shop.calendar.purchases.exposure(366) - shop.calendar.purchases.exposure(1);
    expect(exposure / 365).toBeCloseTo(1, 2);
    const expected = shop.population.rate.reduce((sum, rate) => sum + rate, 0) * exposure;
    expectCentred(later - expected, expected);
  });

  it('multiply the rate of the treated in the days of the campaign, and of nobody else', () => {
    const campaign = { key: 'c', day: 100, share: 0.8, treated: 0.4, rateFactor: 2, days: 30 };
    const shop = simulateShop(plainShop({ customers: 10_000, buying: lasting, campaign }));
    const arms = countBy(shop.sends.map(({ arm }) => arm));
    expectShare(shop.sends.length, 10_000, 0.8);
    expectShare(arms.get('treated') ?? 0, shop.sends.length, 0.4);
    const sentAt = shop.sends.find(({ arm }) => arm === 'treated')?.sentAt ?? 0;
    for (const arm of ['treated', 'control'] as const) {
      const members = new Set(shop.sends.filter((send) => send.arm === arm).map(({ customer }) => customer));
      const rate = [...members].reduce((sum, no) => sum + (shop.population.rate[no] ?? 0), 0);
      const times = repeatTimes(shop, members);
      const bought = (from: number, days: number): number => {
        const begin = sentAt + from * DAY;
        return times.filter((at) => at >= begin && at < begin + days * DAY).length;
      };
      const during = rate * 30 * (arm === 'treated' ? 2 : 1);
      expectCentred(bought(0, 30) - during, during);
      expectCentred(bought(-50, 50) - rate * 50, rate * 50);
      expectCentred(bought(30, 100) - rate * 100, rate * 100);
    }
    expect(shop.sends.every(({ arm, sentAt: at }) => (arm === 'control') === (at === null))).toBe(true);
  });
});

describe('acquisition', () => {
  const days = 200;
  const halves = (description: Partial<ShopDescription>) => {
    const { population } = simulateShop(plainShop({ customers: 20_000, days, ...description }));
    return population.acquiredAt.filter((at) => at < (days / 2) * DAY).length;
  };

  it('is even, or grows by the factor from the first day to the last', () => {
    expectShare(halves({ acquisition: { curve: 'even' } }), 20_000, 0.5);
    const byDay = Array.from({ length: days }, (_, day) => 1 + (2 * day) / (days - 1));
    const total = byDay.reduce((sum, value) => sum + value, 0);
    const first = byDay.slice(0, days / 2).reduce((sum, value) => sum + value, 0);
    expectShare(halves({ acquisition: { curve: 'growth', factor: 3 } }), 20_000, first / total);
  });

  it('of a cohort is within its days', () => {
    const { population } = simulateShop(plainShop({ acquisition: { curve: 'cohort', days: 9 } }));
    expect(population.acquiredAt.at(-1)).toBeLessThan(9 * DAY);
    expect(population.acquiredAt.at(-1)).toBeGreaterThan(8 * DAY);
  });
});

/**
 * At every occasion to stop the stopping minus its probability is a martingale difference.
 * @param skipped purchases at the beginning after which nobody stops
 */
function expectDropout({ history, population }: SimulatedShop, skipped: number): void {
  let deviation = 0;
  let variance = 0;
  history.orderCount.forEach((orders, no) => {
    const p = population.dropout[no] ?? 0;
    const occasions = orders - skipped;
    deviation += ((history.diesAt[no] ?? 0) < 365 * DAY ? 1 : 0) - occasions * p;
    variance += occasions * p * (1 - p);
  });
  expectCentred(deviation, variance);
}

/** Moments of each customer's purchases, read from the history: `orders()` draws what was bought as well. */
function purchaseTimes({ history, startsAt }: SimulatedShop): number[][] {
  const times: number[][] = [];
  for (let rank = 0; rank < history.orders.count; rank++)
    (times[history.orders.customer(rank)] ??= []).push(startsAt + history.orders.second(rank));
  return times;
}

function repeatTimes(shop: SimulatedShop, members?: ReadonlySet<number>): number[] {
  return purchaseTimes(shop).flatMap((times, no) => (members?.has(no) === false ? [] : times.slice(1)));
}

/** The first ten gaps of everyone, in days: all of them are over well before the end. */
function firstGaps(shop: SimulatedShop): number[] {
  return purchaseTimes(shop).flatMap((times) =>
    times.slice(1, 11).map((at, gap) => (at - (times[gap] ?? 0)) / DAY),
  );
}

function spearman(a: Float64Array, b: Float64Array): number {
  const [x, y] = [ranks(a), ranks(b)];
  const middle = (a.length - 1) / 2;
  const covariance = x.reduce((sum, rank, at) => sum + (rank - middle) * ((y[at] ?? 0) - middle), 0);
  return covariance / x.reduce((sum, rank) => sum + (rank - middle) ** 2, 0);
}

function ranks(values: Float64Array): number[] {
  const order = [...values.keys()].sort((i, j) => (values[i] ?? 0) - (values[j] ?? 0));
  const result: number[] = [];
  order.forEach((at, rank) => (result[at] = rank));
  return result;
}
