import * as v from 'valibot';
import { MOST_CUSTOMERS } from './order-keys';

/** Issues of these types carry their code as the message; the rest is told apart by valibot's own types. */
const NO_WEIGHT = 'no-weight';
const DUPLICATE_KEY = 'duplicate-key';
const NOT_A_DATE = 'not-a-date';

const finite = v.pipe(v.number(), v.finite());
const nonNegative = v.pipe(finite, v.minValue(0));
const positive = v.pipe(finite, v.gtValue(0));
const share = v.pipe(finite, v.minValue(0), v.maxValue(1));
const whole = v.pipe(finite, v.integer());
const count = v.pipe(whole, v.minValue(1));
const key = v.pipe(v.string(), v.nonEmpty());
const day = v.pipe(whole, v.minValue(0));

const gamma = v.strictObject({ shape: positive, rate: positive });
const beta = v.strictObject({ a: positive, b: positive });

/** At least one entry, keys that differ, not all weights zero. */
function weightedList<Entries extends v.ObjectEntries>(entries: Entries) {
  const list = v.array(v.strictObject({ key, weight: nonNegative, ...entries }));
  return v.pipe(
    list,
    v.nonEmpty(),
    v.check((items) => hasWeight(weighed(items).map(({ weight }) => weight)), NO_WEIGHT),
    v.check((items) => areDistinct(weighed(items).map((item) => item.key)), DUPLICATE_KEY),
  );
}

/** What every entry of a weighted list has: lost on the compiler where further entries are generic. */
function weighed(items: unknown): readonly { readonly key: string; readonly weight: number }[] {
  return items as { key: string; weight: number }[];
}

const weights = weightedList({});

function factors(length: number) {
  return v.pipe(
    v.array(nonNegative),
    v.length(length),
    v.check((values) => hasWeight(values), NO_WEIGHT),
  );
}

function hasWeight(values: readonly number[]): boolean {
  return values.some((value) => value > 0);
}

function areDistinct(keys: readonly string[]): boolean {
  return new Set(keys).size === keys.length;
}

function isDay(text: string): boolean {
  const time = Date.parse(`${text}T00:00:00Z`);
  return !Number.isNaN(time) && new Date(time).toISOString().startsWith(text);
}

const acquisition = v.variant('curve', [
  v.strictObject({ curve: v.literal('even') }),
  v.strictObject({ curve: v.literal('growth'), factor: nonNegative }),
  v.strictObject({ curve: v.literal('cohort'), days: count }),
]);

const buying = v.variant('model', [
  v.strictObject({ model: v.literal('pareto-nbd'), purchase: gamma, dropout: gamma }),
  v.strictObject({ model: v.literal('bg-nbd'), purchase: gamma, dropout: beta }),
  v.strictObject({ model: v.literal('mbg-nbd'), purchase: gamma, dropout: beta }),
  v.strictObject({ model: v.literal('mbg-cnbd-k'), k: count, purchase: gamma, dropout: beta }),
  v.strictObject({ model: v.literal('sbg'), days: count, dropout: beta }),
]);

const categories = weightedList({
  products: v.pipe(v.array(key), v.nonEmpty()),
  price: v.strictObject({ median: positive, sigma: nonNegative }),
  cost: nonNegative,
});

const question = v.variant('kind', [
  v.strictObject({
    kind: v.literal('scale'),
    key,
    text: key,
    min: whole,
    max: whole,
    mean: finite,
    sd: positive,
    drivers: v.exactOptional(v.record(v.string(), finite)),
    factor: v.exactOptional(key),
    loading: v.exactOptional(share),
    labels: v.exactOptional(v.array(v.string())),
  }),
  v.strictObject({ kind: v.literal('choice'), key, text: key, options: weights }),
  v.strictObject({ kind: v.literal('multi'), key, text: key, options: weights }),
  v.strictObject({ kind: v.literal('text'), key, text: key, answers: weights, share }),
]);

const survey = v.strictObject({
  waves: v.pipe(v.array(day), v.nonEmpty()),
  responseRate: v.pipe(share, v.gtValue(0)),
  responseBias: finite,
  missing: share,
  invited: count,
  questions: v.pipe(
    v.array(question),
    v.nonEmpty(),
    v.check((list) => areDistinct(list.map((entry) => entry.key)), DUPLICATE_KEY),
  ),
  overall: key,
  ticketEffect: finite,
});

const tickets = v.strictObject({
  perOrder: nonNegative,
  types: weights,
  channels: weights,
  hoursToAnswer: nonNegative,
  hoursToClose: nonNegative,
  open: share,
});

/** A `ShopDescription` as far as one place alone can tell; `checkDescription` looks at what must fit together. */
export const SHOP_DESCRIPTION = v.strictObject({
  key,
  seed: v.pipe(v.number(), v.safeInteger()),
  customers: v.pipe(count, v.maxValue(MOST_CUSTOMERS)),
  from: v.pipe(v.string(), v.check(isDay, NOT_A_DATE)),
  days: v.pipe(count, v.maxValue(36_525)),
  acquisition,
  buying,
  spend: v.strictObject({ p: positive, q: v.pipe(finite, v.gtValue(1)), gamma: positive }),
  rateSpendCorrelation: v.pipe(finite, v.minValue(-1), v.maxValue(1)),
  season: v.strictObject({ months: factors(12), weekdays: factors(7), hours: factors(24) }),
  products: v.strictObject({ categories, furtherLines: nonNegative, popularity: nonNegative }),
  regions: weightedList({ cities: weights }),
  channels: weights,
  channelRates: v.record(v.string(), positive),
  levels: v.union([v.pipe(v.array(v.never()), v.empty()), weights]),
  people: v.strictObject({
    femaleShare: share,
    unknownShare: share,
    birthYears: v.strictObject({ mean: finite, sd: nonNegative }),
    names: v.picklist(['chinese', 'english', 'companies']),
  }),
  referredShare: share,
  statuses: v.strictObject({ unpaid: share, closed: share, refunded: share, returned: share }),
  priceRise: v.nullable(v.strictObject({ day, factor: positive })),
  campaign: v.nullable(
    v.strictObject({ key, day, share, treated: share, rateFactor: nonNegative, days: count }),
  ),
  tickets: v.nullable(tickets),
  survey: v.nullable(survey),
  visits: v.nullable(v.strictObject({ perCustomerYear: nonNegative, by: weights, notes: weights })),
  plans: v.union([v.pipe(v.array(v.never()), v.empty()), weightedList({ price: positive })]),
});
