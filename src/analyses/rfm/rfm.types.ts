import * as v from 'valibot';
import type { RowOf } from '../../engine';
import { parseParameters } from '../parse-parameters';

export const RFM_METHODS = ['midrank', 'rfm-package', 'ntile', 'fixed'] as const;
export const RFM_SCHEMES = ['grid11', 'segment8', 'tiers'] as const;

const cutList = v.pipe(
  v.array(v.pipe(v.number(), v.finite())),
  v.minLength(2),
  v.maxLength(9),
  v.check((cuts) => cuts.every((cut, index) => index === 0 || cut > (cuts[index - 1] ?? cut)), 'must ascend'),
);

const schema = v.pipe(
  v.strictObject({
    /** Number of scores per dimension. */
    bins: v.optional(v.pipe(v.number(), v.integer(), v.minValue(3), v.maxValue(10)), 5),
    method: v.optional(v.picklist(RFM_METHODS), 'midrank'),
    /** Ascending cut-offs for `fixed`: a score is one more than the cuts not above the value (recency reversed). */
    cuts: v.optional(v.strictObject({ recency: cutList, frequency: cutList, monetary: cutList })),
    /** ISO date; orders before it count. The day after the last order when absent. */
    asOf: v.optional(v.pipe(v.string(), v.isoDate())),
    scheme: v.optional(v.picklist(RFM_SCHEMES), 'grid11'),
  }),
  v.check(
    ({ method, cuts, bins }) =>
      method !== 'fixed' ||
      (cuts !== undefined &&
        [cuts.recency, cuts.frequency, cuts.monetary].every((list) => list.length === bins - 1)),
    'fixed scoring needs cuts with bins - 1 values each',
  ),
);

export type RfmParameters = v.InferOutput<typeof schema>;

export function parseRfmParameters(parameters: unknown): RfmParameters {
  return parseParameters(schema, parameters);
}

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
  readonly bins: number;
  readonly asOf: string;
  readonly totals: RfmTotals;
  readonly segments: readonly RfmSegmentRow[];
  readonly cells: readonly RfmCell[];
}
