import type { RowOf } from '../../engine';
import type { CutClass } from './cuts.sql';
import type { Movement } from './movement/movement.run';
import type { SchemePairs } from './schemes/schemes.run';
import type { Stability } from './stability/stability.run';
import type { Ties } from './ties/ties.run';
import type { RfmBins, RfmParameters } from './rfm.types';

/** One row over all scored customers. */
export const RFM_TOTALS = {
  customers: 'number',
  revenue: 'number',
  repeaters: 'number',
  active_90: 'number',
  without_order: 'number',
  distinct_recency: 'number',
  distinct_frequency: 'number',
  distinct_monetary: 'number',
} as const;

/** One row per segment of the scheme. */
export const RFM_SEGMENT = {
  segment: 'string',
  customers: 'number',
  revenue: 'number',
  mean_recency_days: 'number',
  mean_frequency: 'number',
  mean_monetary: 'number',
} as const;

/** One row per occupied cell of the R×F grid. */
export const RFM_CELL = {
  r_score: 'number',
  f_score: 'number',
  customers: 'number',
  revenue: 'number',
  mean_monetary: 'number',
} as const;

export type RfmTotals = RowOf<typeof RFM_TOTALS>;
export type RfmSegmentRow = RowOf<typeof RFM_SEGMENT>;
export type RfmCell = RowOf<typeof RFM_CELL>;

export interface RfmResult {
  readonly parameters: RfmParameters;
  /** As they were applied: too few customers lower the number of bins. */
  readonly bins: RfmBins;
  readonly asOf: string;
  readonly totals: RfmTotals;
  readonly segments: readonly RfmSegmentRow[];
  readonly cells: readonly RfmCell[];
  /** Classes with their cut-offs, where they are shown. */
  readonly cuts: readonly CutClass[] | null;
  readonly ties: Ties | null;
  readonly stability: Stability | null;
  readonly movement: Movement | null;
  readonly schemes: SchemePairs | null;
}
