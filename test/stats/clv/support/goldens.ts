import { golden } from '../../../support/shared-files';

export const LIFETIMES = 'cdnow_sample.lifetimes.json';
export const R_PEERS = 'cdnow_sample.r-peers.json';
export const RETAIL_R_PEERS = 'online_retail.r-peers.json';
export const PUBLISHED = 'published_checks.json';

type Numbers = Readonly<Record<string, number>>;

/** One model as the Python package lifetimes fitted it, with its predictions for the first 100 customers. */
export interface LifetimesModel {
  readonly params: Numbers;
  readonly log_likelihood: number;
  readonly se: Numbers | null;
  readonly conditional_expected_holdout_total: number;
  readonly mean_p_alive: number;
  readonly first100: readonly {
    readonly id: string;
    readonly cet_holdout: number;
    readonly p_alive: number;
  }[];
  readonly 'E_X(t)_new_customer': Numbers;
  readonly tracking_cumulative_expected_by_week: readonly number[];
}

export interface LifetimesGolden {
  readonly summary: Readonly<{
    n_customers: number;
    sum_x: number;
    sum_t_x: number;
    sum_T: number;
    first50: readonly Readonly<{ id: string; x: number; t_x: number; T: number; m: number }>[];
  }>;
  readonly models: Readonly<Record<'BG/NBD' | 'MBG/NBD' | 'Pareto/NBD', LifetimesModel>> & {
    readonly 'Gamma-Gamma': Readonly<{
      n_repeat_customers: number;
      params: Numbers;
      lifetimes_internal_ll_times_n: number;
      mean_freq_value_correlation: number;
      first100_repeaters: readonly Readonly<{
        x: number;
        m: number;
        conditional_expected_average_profit: number;
      }>[];
    }>;
  };
  readonly clv_12_months_10pct: Readonly<{
    monthly_discount_rate: number;
    total: number;
    first100_repeaters: readonly Readonly<{ id: string; clv: number }>[];
  }>;
}

interface PeerFit {
  readonly params: Numbers;
  readonly log_likelihood: number;
}

interface ToolsFit extends PeerFit {
  readonly aic: number;
  readonly bic: number;
  readonly se: Numbers;
  readonly predict_totals: Numbers;
  readonly first100: readonly Readonly<{ Id: string; PAlive: number; CET: number }>[];
  readonly pmf_plot: readonly Readonly<{ 'num.transactions': string; variable: string; value: number }>[];
}

export interface RGolden {
  readonly BTYD: {
    readonly pnbd: PeerFit & {
      readonly first100: readonly Readonly<
        Record<'cet' | 'p_alive' | 'dert_10pct_annual_weekly_log', number>
      >[];
    };
  };
  readonly BTYDplus: Readonly<Record<'mbgcnbd' | 'bgcnbd' | 'nbd', PeerFit>> & {
    readonly cbs_sums: Numbers;
    readonly regularity_wheat: number;
  };
  readonly CLVTools: Readonly<Record<'pnbd' | 'bgnbd' | 'ggomnbd', ToolsFit>> & {
    readonly gg: PeerFit;
  };
}

export function lifetimesGolden(): LifetimesGolden {
  return golden<LifetimesGolden>(LIFETIMES);
}

export function rGolden(file = R_PEERS): RGolden {
  return golden<RGolden>(file);
}
