import * as v from 'valibot';
import { parseParameters } from '../parse-parameters';
import { RFM_SCHEMES, SEGMENT_KEYS } from './rfm.segments';

export const RFM_METHODS = ['midrank', 'rfm-package', 'ntile', 'jenks', 'kmeans', 'fixed'] as const;
export const RFM_DIMENSIONS = ['recency', 'frequency', 'monetary'] as const;
/** What the cell can say beyond its first view; nothing of it is computed unless it is shown. */
export const RFM_SECTIONS = ['cutoffs', 'ties', 'stability', 'movement', 'playbook', 'schemes'] as const;

export type RfmDimension = (typeof RFM_DIMENSIONS)[number];
export type RfmSection = (typeof RFM_SECTIONS)[number];

const classes = v.pipe(v.number(), v.integer(), v.minValue(3), v.maxValue(10));
const ownClasses = v.optional(v.union([v.literal('same'), classes]), 'same');

/** Cut-offs from low to high; null after the last one that any customer reached. */
const cutList = v.pipe(
  v.array(v.nullable(v.pipe(v.number(), v.finite()))),
  v.minLength(2),
  v.maxLength(9),
  v.check((cuts) => cuts.every((cut, index) => ascends(cuts[index - 1], cut, index)), 'must ascend'),
);

const day = v.pipe(
  v.string(),
  v.isoDate(),
  v.check((text) => isDay(text), 'is no day of the calendar'),
);

const section = v.picklist(RFM_SECTIONS);

const schema = v.pipe(
  v.strictObject({
    /** Number of scores per dimension. */
    bins: v.optional(classes, 5),
    /** Another number of scores for one dimension. */
    recencyBins: ownClasses,
    frequencyBins: ownClasses,
    monetaryBins: ownClasses,
    method: v.optional(v.picklist(RFM_METHODS), 'midrank'),
    /** Cut-offs for `fixed`: a score is one more than the cuts not above the value (recency reversed). */
    cuts: v.optional(v.strictObject({ recency: cutList, frequency: cutList, monetary: cutList })),
    /** Whether `jenks` and `kmeans` look for gaps in the values or in their logarithms. */
    scale: v.optional(v.picklist(['log', 'linear']), 'log'),
    /** Where the search of `kmeans` begins. */
    seed: v.optional(v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(0xffffffff)), 1),
    /** Distinct orders, or days with an order. */
    frequencyAs: v.optional(v.picklist(['orders', 'days']), 'orders'),
    /** Net money in all, or per order. */
    monetaryAs: v.optional(v.picklist(['sum', 'mean']), 'sum'),
    /** ISO date; orders before it count. The day after the last order when absent. */
    asOf: v.optional(day),
    /** Only orders of so many months before the as-of date. */
    months: v.optional(
      v.union([v.literal('all'), v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(240))]),
      'all',
    ),
    scheme: v.optional(v.picklist(RFM_SCHEMES), 'grid11'),
    /** ISO date before the as-of date: who moved since? A quarter earlier when absent. */
    compareTo: v.optional(day),
    /** The other scheme of the comparison. */
    against: v.optional(v.picklist(['auto', ...RFM_SCHEMES]), 'auto'),
    /** What to do, by segment, in place of the suggestions. */
    playbook: v.optional(v.record(v.picklist(SEGMENT_KEYS), v.pipe(v.string(), v.maxLength(500))), {}),
    /** What to show below the first view. */
    show: v.optional(v.union([v.picklist(['segments', 'all']), section, v.array(section)]), 'segments'),
  }),
  v.check(
    ({ method, cuts, ...bins }) =>
      method !== 'fixed' ||
      (cuts !== undefined &&
        RFM_DIMENSIONS.every((dimension) => cuts[dimension].length === binsOf(bins)[dimension] - 1)),
    'fixed scoring needs cuts with bins - 1 values each',
  ),
);

export type RfmParameters = v.InferOutput<typeof schema>;

/** A number of scores for each dimension. */
export type RfmBins = Readonly<Record<RfmDimension, number>>;

/** Cut-offs for each dimension. */
export type RfmCuts = Readonly<Record<RfmDimension, readonly (number | null)[]>>;

export function parseRfmParameters(parameters: unknown): RfmParameters {
  return parseParameters(schema, parameters);
}

/** One number for all dimensions, and those that differ from it. */
interface AskedBins {
  readonly bins: number;
  readonly recencyBins: number | 'same';
  readonly frequencyBins: number | 'same';
  readonly monetaryBins: number | 'same';
}

export function binsOf({ bins, recencyBins, frequencyBins, monetaryBins }: AskedBins): RfmBins {
  const or = (own: number | 'same'): number => (own === 'same' ? bins : own);
  return { recency: or(recencyBins), frequency: or(frequencyBins), monetary: or(monetaryBins) };
}

export function shows({ show }: RfmParameters, wanted: RfmSection): boolean {
  return typeof show === 'string' ? show === 'all' || show === wanted : show.includes(wanted);
}

function ascends(before: number | null | undefined, cut: number | null, index: number): boolean {
  if (index === 0 || cut === null) return true;
  return typeof before === 'number' && cut >= before;
}

function isDay(text: string): boolean {
  const date = new Date(`${text}T00:00:00Z`);
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(text);
}
