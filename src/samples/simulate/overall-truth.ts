import type { ShopDescription } from '../description';
import type { OrderStatus } from '../shop';
import type { Calendar } from './calendar';
import { DAY } from './calendar';
import { ARM, type Population } from './population';
import type { SimulatedShop } from './simulate-shop';
import { toSurveyModel } from './survey-model';
import type { History } from './buying';

/** What is true of the whole shop, as plain JSON. Amounts are those of the price lists of their day. */
export interface OverallTruth {
  readonly key: string;
  readonly seed: number;
  readonly customers: number;
  readonly aliveAtEnd: number;
  /** Sum of the customers' P(alive): the expected number alive for who knows the rates. */
  readonly expectedAlive: number;
  /** Means over customers. */
  readonly meanRate: number;
  readonly meanAmount: number;
  /** Sums over customers, for the 365 days after the span. */
  readonly expectedOrders: number;
  readonly expectedValue: number;
  readonly purchases: number;
  readonly returns: number;
  readonly lines: number;
  /** Sum of all purchases, of the goods that came back (positive) and of the refunds. */
  readonly purchasedAmount: number;
  readonly returnedAmount: number;
  readonly refundedAmount: number;
  /** Purchases by status. */
  readonly statuses: Readonly<Partial<Record<OrderStatus, number>>>;
  /** The parameters of the models. */
  readonly parameters: Pick<
    ShopDescription,
    'buying' | 'spend' | 'rateSpendCorrelation' | 'season' | 'channelRates' | 'priceRise'
  >;
  readonly campaign: CampaignTruth | null;
  readonly survey: SurveyTruth | null;
}

export interface CampaignTruth {
  readonly key: string;
  readonly rateFactor: number;
  readonly days: number;
  readonly treated: number;
  readonly control: number;
  /** Orders that the treated made for the campaign's sake: expected from their rates and the time they lived. */
  readonly extraOrders: number;
}

export interface SurveyTruth {
  readonly overall: string;
  readonly responseRate: number;
  readonly responseBias: number;
  readonly ticketEffect: number;
  /** Of each driven question, the standardised coefficients of its drivers. */
  readonly drivers: Readonly<Record<string, Readonly<Record<string, number>>>>;
  /** Correlations of the latent scores, in the order of the scale questions. */
  readonly questions: readonly string[];
  readonly correlations: readonly (readonly number[])[];
}

/** Walks all orders and customers once. */
export function overallTruth(shop: SimulatedShop): OverallTruth {
  const { description, calendar, population, history } = shop;
  const { buying, spend, rateSpendCorrelation, season, channelRates, priceRise } = description;
  return {
    key: shop.key,
    seed: shop.seed,
    customers: shop.customerCount,
    ...customerSums(shop),
    ...orderSums(shop),
    parameters: { buying, spend, rateSpendCorrelation, season, channelRates, priceRise },
    campaign: campaignTruth(description, calendar, population, history),
    survey: surveyTruth(description),
  };
}

function customerSums(shop: SimulatedShop) {
  const sums = {
    aliveAtEnd: 0,
    expectedAlive: 0,
    meanRate: 0,
    meanAmount: 0,
    expectedOrders: 0,
    expectedValue: 0,
  };
  for (const truth of shop.truths()) {
    sums.aliveAtEnd += truth.aliveAtEnd ? 1 : 0;
    sums.expectedAlive += truth.pAlive;
    sums.meanRate += truth.rate / shop.customerCount;
    sums.meanAmount += truth.meanAmount / shop.customerCount;
    sums.expectedOrders += truth.expectedOrders;
    sums.expectedValue += truth.expectedValue;
  }
  return sums;
}

function orderSums(shop: SimulatedShop) {
  const statuses: Partial<Record<OrderStatus, number>> = {};
  let purchases = 0;
  let lines = 0;
  let purchasedCents = 0;
  let returnedCents = 0;
  let refundedCents = 0;
  for (const order of shop.orders()) {
    let cents = 0;
    for (const { quantity, unitPrice } of order.lines) cents += Math.round(unitPrice * 100) * quantity;
    lines += order.lines.length;
    refundedCents += Math.round(order.refund * 100);
    if (order.returns === null) {
      purchases += 1;
      purchasedCents += cents;
      statuses[order.status] = (statuses[order.status] ?? 0) + 1;
    } else returnedCents -= cents;
  }
  return {
    purchases,
    returns: shop.orderCount - purchases,
    lines,
    purchasedAmount: purchasedCents / 100,
    returnedAmount: returnedCents / 100,
    refundedAmount: refundedCents / 100,
    statuses,
  };
}

function campaignTruth(
  { campaign }: ShopDescription,
  { campaignAt, days, purchases, treatedPurchases }: Calendar,
  { arm, rate }: Population,
  { diesAt }: History,
): CampaignTruth | null {
  if (campaign === null) return null;
  let extraOrders = 0;
  arm.forEach((value, no) => {
    const until = Math.min((diesAt[no] ?? 0) / DAY, days);
    if (value !== ARM.treated || until <= campaignAt) return;
    extraOrders += (rate[no] ?? 0) * (treatedPurchases.exposure(until) - purchases.exposure(until));
  });
  return {
    key: campaign.key,
    rateFactor: campaign.rateFactor,
    days: campaign.days,
    treated: arm.filter((value) => value === ARM.treated).length,
    control: arm.filter((value) => value === ARM.control).length,
    extraOrders,
  };
}

function surveyTruth({ survey }: ShopDescription): SurveyTruth | null {
  if (survey === null) return null;
  const { questions, coefficients } = toSurveyModel(survey);
  const { overall, responseRate, responseBias, ticketEffect } = survey;
  return {
    overall,
    responseRate,
    responseBias,
    ticketEffect,
    drivers: Object.fromEntries(questions.flatMap(({ key, drivers }) => (drivers ? [[key, drivers]] : []))),
    questions: questions.map(({ key }) => key),
    correlations: coefficients.map((a) =>
      coefficients.map((b) => a.reduce((sum, value, at) => sum + value * (b[at] ?? 0), 0)),
    ),
  };
}
