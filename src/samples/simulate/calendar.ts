import type { Acquisition, CampaignDescription, Season, ShopDescription } from '../description';
import { Intensity } from './intensity';

export const DAY = 86_400;

/** How far the calendar goes on after the span, for what is expected in the year to come. */
export const AHEAD_DAYS = 365;

/** Days of each month in an average year. */
const MONTH_DAYS = [31, 28.25, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

/** Hour of the day at which a campaign is sent, and from which its effect counts. */
const SENDING_HOUR = 10;

/** The shop's span and the rates at which its customers come and buy. Times are days since `startsAt`. */
export interface Calendar {
  /** Seconds since 1970, as in `Shop`. */
  readonly startsAt: number;
  readonly endsAt: number;
  readonly days: number;
  /** Whether the rate of purchase is the same in every hour. */
  readonly isFlat: boolean;
  /** Of the purchases of all but the treated; goes on for `AHEAD_DAYS` after the span. */
  readonly purchases: Intensity;
  /** Of the purchases of those whom the campaign reached. */
  readonly treatedPurchases: Intensity;
  /** Of the customers' coming. */
  readonly acquisition: Intensity;
  /** When the campaign goes out, in days. */
  readonly campaignAt: number;
}

export function toCalendar(description: ShopDescription): Calendar {
  const { from, days, season, campaign } = description;
  const startsAt = Date.parse(`${from}T00:00:00Z`) / 1000;
  const seasonal = seasonalRates(season, startsAt, days + AHEAD_DAYS);
  return {
    startsAt,
    endsAt: startsAt + days * DAY,
    days,
    isFlat: seasonal.every((rate) => Math.abs(rate - 1) < 1e-9),
    purchases: new Intensity(seasonal),
    treatedPurchases: new Intensity(seasonal.map((rate, hour) => rate * effectAt(campaign, hour))),
    acquisition: new Intensity(
      seasonal.slice(0, days * 24).map((rate, hour) => rate * comingAt(description.acquisition, hour, days)),
    ),
    campaignAt: (campaign?.day ?? 0) + SENDING_HOUR / 24,
  };
}

/**
 * The season's factor in each hour: month times weekday times hour, each divided by its mean over an average
 * year, a week and a day, so that the factors move purchases about and keep the rate of a year.
 */
function seasonalRates(season: Season, startsAt: number, days: number): Float64Array {
  const months = overMean(season.months, MONTH_DAYS);
  const weekdays = overMean(season.weekdays);
  const hours = overMean(season.hours);
  const rates = new Float64Array(days * 24);
  for (let day = 0; day < days; day++) {
    const date = new Date((startsAt + day * DAY) * 1000);
    const ofDay = (months[date.getUTCMonth()] ?? 1) * (weekdays[(date.getUTCDay() + 6) % 7] ?? 1);
    for (let hour = 0; hour < 24; hour++) rates[day * 24 + hour] = ofDay * (hours[hour] ?? 1);
  }
  return rates;
}

function overMean(factors: readonly number[], weights: readonly number[] = factors.map(() => 1)): number[] {
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  const mean = factors.reduce((sum, factor, at) => sum + factor * (weights[at] ?? 0), 0) / total;
  return factors.map((factor) => factor / mean);
}

function effectAt(campaign: CampaignDescription | null, hour: number): number {
  if (campaign === null) return 1;
  const since = hour - campaign.day * 24 - SENDING_HOUR;
  return since >= 0 && since < campaign.days * 24 ? campaign.rateFactor : 1;
}

function comingAt(acquisition: Acquisition, hour: number, days: number): number {
  const day = Math.floor(hour / 24);
  switch (acquisition.curve) {
    case 'even':
      return 1;
    case 'growth':
      return 1 + ((acquisition.factor - 1) * day) / Math.max(1, days - 1);
    case 'cohort':
      return day < acquisition.days ? 1 : 0;
  }
}
