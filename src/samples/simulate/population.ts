import { Categorical, GammaOfNormal, Random, WeightedChoice } from '../random';
import type { Buying, ShopDescription, Spend } from '../description';
import { DAY, type Calendar } from './calendar';

export const ARM = { none: 0, control: 1, treated: 2 } as const;

/** What is fixed of every customer before she buys: one entry a customer, in the order of acquisition. */
export interface Population {
  readonly count: number;
  /** Whole seconds since the start: the moment of the first order. */
  readonly acquiredAt: Uint32Array;
  /** Orders per day while she lives, the channel's factor included. */
  readonly rate: Float64Array;
  /** Pareto/NBD: rate of dropout per day. Else the probability of leaving at each occasion. */
  readonly dropout: Float64Array;
  /** Mean amount of her orders before any price rise. */
  readonly meanAmount: Float64Array;
  /** Position in the description's channels. */
  readonly channel: Uint16Array;
  /** Position in the description's plans, where the shop charges by period. */
  readonly plan: Uint16Array;
  /** Arm of the campaign: a value of `ARM`. */
  readonly arm: Uint8Array;
}

/**
 * Acquisition, rates, dropout, mean amounts and campaign arms of all customers. Acquisition has the density
 * of the stated curve times the season. Rate and mean amount are coupled by a normal copula: scores z and
 * r z + sqrt(1 - r^2) e are turned into the two margins, where the mean amount is p / nu with nu ~ gamma(q, gamma).
 */
export function toPopulation(description: ShopDescription, calendar: Calendar): Population {
  const { seed, customers: count, channels, channelRates } = description;
  const population: Population = {
    count,
    acquiredAt: acquisitionTimes(seed, count, calendar),
    rate: new Float64Array(count),
    dropout: new Float64Array(count),
    meanAmount: new Float64Array(count),
    channel: new Uint16Array(count),
    plan: new Uint16Array(count),
    arm: new Uint8Array(count),
  };
  const traits = new Random(seed, 'traits');
  const channelOf = new WeightedChoice(channels.map(({ key, weight }, at) => ({ key, weight, at })));
  const rateOf = purchaseRates(description.buying);
  const meanAmountOf = meanAmounts(description.spend);
  const r = description.rateSpendCorrelation;
  for (let no = 0; no < count; no++) {
    traits.at(no);
    const channel = channelOf.draw(traits);
    const z = traits.normal();
    population.channel[no] = channel.at;
    population.rate[no] = rateOf(z) * (channelRates[channel.key] ?? 1);
    population.meanAmount[no] = meanAmountOf(r * z + Math.sqrt(1 - r * r) * traits.normal());
    population.dropout[no] = drawDropout(description.buying, traits);
  }
  if (description.buying.model === 'sbg') choosePlans(description, population);
  assignArms(description, calendar, population);
  return population;
}

function acquisitionTimes(seed: number, count: number, { acquisition }: Calendar): Uint32Array {
  const random = new Random(seed, 'acquisition');
  return Uint32Array.from({ length: count }, () =>
    Math.floor(acquisition.timeAt(random.uniform() * acquisition.total) * DAY),
  ).sort();
}

/** From a normal score to orders per day. Contracts are charged by the calendar. */
function purchaseRates(buying: Buying): (z: number) => number {
  if (buying.model === 'sbg') return () => 1 / buying.days;
  const { shape, rate } = buying.purchase;
  const gamma = new GammaOfNormal(shape);
  return (z) => gamma.quantile(z) / rate;
}

/** From a normal score to the mean amount of a customer. */
function meanAmounts({ p, q, gamma }: Spend): (z: number) => number {
  const inverseScale = new GammaOfNormal(q);
  return (z) => (p * gamma) / inverseScale.quantile(-z);
}

/** A contract's charges are the price of its plan. */
function choosePlans({ seed, plans }: ShopDescription, population: Population): void {
  const random = new Random(seed, 'plans');
  const choice = new Categorical(plans.map(({ weight }) => weight));
  for (let no = 0; no < population.count; no++) {
    const plan = choice.draw(random.at(no));
    population.plan[no] = plan;
    population.meanAmount[no] = plans[plan]?.price ?? 0;
  }
}

function drawDropout(buying: Buying, random: Random): number {
  return buying.model === 'pareto-nbd'
    ? random.gamma(buying.dropout.shape) / buying.dropout.rate
    : random.beta(buying.dropout.a, buying.dropout.b);
}

/** A campaign takes the stated share of those acquired before it is sent. */
function assignArms(
  { seed, campaign }: ShopDescription,
  { campaignAt }: Calendar,
  population: Population,
): void {
  if (campaign === null) return;
  const random = new Random(seed, 'arms');
  for (let no = 0; no < population.count; no++) {
    if ((population.acquiredAt[no] ?? 0) >= campaignAt * DAY) break;
    random.at(no);
    if (!random.bernoulli(campaign.share)) continue;
    population.arm[no] = random.bernoulli(campaign.treated) ? ARM.treated : ARM.control;
  }
}
