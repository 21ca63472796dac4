/** A label with its probability weight; weights need not sum to 1. */
export interface Weighted {
  readonly key: string;
  readonly weight: number;
}

/** A gamma distribution over customers: `shape` and `rate`, mean shape / rate. */
export interface GammaOver {
  readonly shape: number;
  readonly rate: number;
}

/** A beta distribution over customers: mean a / (a + b). */
export interface BetaOver {
  readonly a: number;
  readonly b: number;
}

/** When customers come: their number by day follows the curve over the span, times the season. */
export type Acquisition =
  | { readonly curve: 'even' }
  /** Linear growth: the last day brings `factor` times as many as the first. */
  | { readonly curve: 'growth'; readonly factor: number }
  /** All within the first days: one cohort. */
  | { readonly curve: 'cohort'; readonly days: number };

/** How often a customer buys and when she stops for good. Rates are per day. */
export type Buying =
  /** Poisson purchases, exponential lifetime (Schmittlein, Morrison & Colombo 1987). */
  | { readonly model: 'pareto-nbd'; readonly purchase: GammaOver; readonly dropout: GammaOver }
  /** Poisson purchases, after each of which she may stop (Fader, Hardie & Lee 2005). */
  | { readonly model: 'bg-nbd'; readonly purchase: GammaOver; readonly dropout: BetaOver }
  /** The same, but she may stop after her first purchase too (Batislam et al. 2007). */
  | { readonly model: 'mbg-nbd'; readonly purchase: GammaOver; readonly dropout: BetaOver }
  /**
   * Erlang-k purchases: more regular than Poisson; dropout as in MBG (Platzer & Reutterer 2016).
   * `purchase` is the distribution of orders per day, the rate of the k stages is k times as high.
   */
  | {
      readonly model: 'mbg-cnbd-k';
      readonly k: number;
      readonly purchase: GammaOver;
      readonly dropout: BetaOver;
    }
  /** A charge every `days`; at each renewal she may leave (Fader & Hardie 2007, sBG). */
  | { readonly model: 'sbg'; readonly days: number; readonly dropout: BetaOver };

/** A customer's mean order amount: gamma-gamma (Fader, Hardie & Lee 2005). An order's amount is gamma with shape `p`. */
export interface Spend {
  readonly p: number;
  readonly q: number;
  readonly gamma: number;
}

/** What the year and the week do to the rate of purchase: factors, of which the mean does not matter. */
export interface Season {
  /** By month, January first. */
  readonly months: readonly number[];
  /** By day of the week, Monday first. */
  readonly weekdays: readonly number[];
  /** By hour of the day. */
  readonly hours: readonly number[];
}

export interface ProductRange {
  readonly categories: readonly CategoryDescription[];
  /** Mean number of further lines of an order beside the first (geometric); a contract's charge has one line. */
  readonly furtherLines: number;
  /** Zipf exponent of the products' popularity within a category. */
  readonly popularity: number;
}

export interface CategoryDescription extends Weighted {
  readonly products: readonly string[];
  /** Median price of a unit and the standard deviation of its logarithm. */
  readonly price: { readonly median: number; readonly sigma: number };
  /** Share of the price. */
  readonly cost: number;
}

/** A mailing with a control arm and what it does. */
export interface CampaignDescription {
  readonly key: string;
  /** Days after the start. */
  readonly day: number;
  /** Share of the customers acquired by then who take part. */
  readonly share: number;
  /** Share of these who are sent it. */
  readonly treated: number;
  /** Factor on the purchase rate of the treated for so many days. */
  readonly rateFactor: number;
  readonly days: number;
}

export interface PriceRise {
  readonly day: number;
  readonly factor: number;
}

export interface TicketDescription {
  /** Tickets per order. */
  readonly perOrder: number;
  readonly types: readonly Weighted[];
  readonly channels: readonly Weighted[];
  /** Mean hours to the first answer and to the end. */
  readonly hoursToAnswer: number;
  readonly hoursToClose: number;
  /** Share never closed. */
  readonly open: number;
}

/** A rating. Its latent score follows from the common factor of its battery and from its drivers. */
export interface ScaleQuestion {
  readonly kind: 'scale';
  readonly key: string;
  readonly text: string;
  readonly min: number;
  readonly max: number;
  /** The latent score's mean and standard deviation, drivers included, in scale points. */
  readonly mean: number;
  readonly sd: number;
  /** Stated drivers: the coefficients of other scale questions' standardised latent scores on this one's. */
  readonly drivers?: Readonly<Record<string, number>>;
  /** Battery whose common factor it shares, with its loading in 0..1; not read where there are drivers. */
  readonly factor?: string;
  readonly loading?: number;
  /** Words for the points of the scale, lowest first, where the file writes words. */
  readonly labels?: readonly string[];
}

export type QuestionDescription =
  | ScaleQuestion
  | {
      readonly kind: 'choice';
      readonly key: string;
      readonly text: string;
      readonly options: readonly Weighted[];
    }
  | {
      readonly kind: 'multi';
      readonly key: string;
      readonly text: string;
      /** Each weight is the share that ticks it, in per cent where one is above 1. */
      readonly options: readonly Weighted[];
    }
  | {
      readonly kind: 'text';
      readonly key: string;
      readonly text: string;
      readonly answers: readonly Weighted[];
      readonly share: number;
    };

export interface SurveyDescription {
  /** Days after the start on which a wave goes out. */
  readonly waves: readonly number[];
  /** Share of the invited who answer, at a latent overall score of zero. */
  readonly responseRate: number;
  /** How the log odds of answering grow with one standard deviation of the overall score. */
  readonly responseBias: number;
  /** Share of single answers left out. */
  readonly missing: number;
  /** Most that are invited a wave. */
  readonly invited: number;
  readonly questions: readonly QuestionDescription[];
  /** The scale question that the response bias and the tickets act on. */
  readonly overall: string;
  /** What an unsolved or slow ticket does to the overall score, in standard deviations. */
  readonly ticketEffect: number;
}

export interface VisitDescription {
  readonly perCustomerYear: number;
  readonly by: readonly Weighted[];
  readonly notes: readonly Weighted[];
}

/** A shop as a model states it: everything that is simulated follows from this and the seed. */
export interface ShopDescription {
  readonly key: string;
  readonly seed: number;
  readonly customers: number;
  /** First day, ISO. */
  readonly from: string;
  readonly days: number;
  readonly acquisition: Acquisition;
  readonly buying: Buying;
  readonly spend: Spend;
  /** Correlation between a customer's rate of purchase and mean amount (normal copula), -1 to 1; 0 = none. */
  readonly rateSpendCorrelation: number;
  readonly season: Season;
  readonly products: ProductRange;
  readonly regions: readonly (Weighted & { readonly cities: readonly Weighted[] })[];
  readonly channels: readonly Weighted[];
  /** Factors of a channel on the purchase rate of whom it brought. */
  readonly channelRates: Readonly<Record<string, number>>;
  readonly levels: readonly Weighted[];
  readonly people: {
    readonly femaleShare: number;
    readonly unknownShare: number;
    readonly birthYears: { readonly mean: number; readonly sd: number };
    readonly names: 'chinese' | 'english' | 'companies';
  };
  /** Share of customers whom an earlier one brought. */
  readonly referredShare: number;
  readonly statuses: {
    /** Shares of orders never paid, closed after the payment, refunded in part or whole; all four exclude each other. */
    readonly unpaid: number;
    readonly closed: number;
    readonly refunded: number;
    /** Share of orders followed by a return of some of their lines. */
    readonly returned: number;
  };
  readonly priceRise: PriceRise | null;
  readonly campaign: CampaignDescription | null;
  readonly tickets: TicketDescription | null;
  readonly survey: SurveyDescription | null;
  readonly visits: VisitDescription | null;
  /** Plans of a shop that charges by period, with their price. */
  readonly plans: readonly (Weighted & { readonly price: number })[];
}
