import { weightQuality, type WeightQuality } from './weights';

/** A grouping of respondents and how its levels are spread in the population. */
export interface Margin {
  /** level of each respondent, an index into `targets` */
  readonly levels: ArrayLike<number>;
  /** shares or counts of the population by level */
  readonly targets: readonly number[];
}

export type RakingResult =
  | {
      readonly status: 'raked';
      /** one per respondent, of mean 1 */
      readonly weights: Float64Array;
      readonly rounds: number;
      readonly quality: WeightQuality;
      /** weights were cut at least once; after the last cut they are raked again, so they may reach a little beyond the range */
      readonly trimmed: boolean;
    }
  /** nobody answered from a level that the population has: merge it with another */
  | { readonly status: 'empty-level'; readonly margin: number; readonly level: number }
  /** the totals of the margins differ: they speak of different populations */
  | { readonly status: 'totals-differ'; readonly margin: number }
  /** 1000 rounds were not enough, as when margins contradict each other within the sample */
  | { readonly status: 'not-converged' };

const MOST_ROUNDS = 1000;
const MOST_TRIMS = 10;
const CONVERGED = 1e-10;

export interface RakingOptions {
  /** weights to begin with; all 1 if not given */
  readonly start?: ArrayLike<number>;
  /** cut weights to this range (in multiples of the mean) and rake again, up to 10 times */
  readonly trim?: readonly [low: number, high: number];
}

function sum(values: Iterable<number>): number {
  let total = 0;
  for (const value of values) total += value;
  return total;
}

/** One pass over all margins; returns the largest relative change of a weight. */
function round(weights: Float64Array, margins: readonly Margin[]): number {
  let largest = 0;
  for (const { levels, targets } of margins) {
    const scale = weights.length / sum(targets);
    const current = new Float64Array(targets.length);
    weights.forEach((weight, row) => {
      const level = levels[row] ?? NaN;
      current[level] = (current[level] ?? NaN) + weight;
    });
    const factors = current.map((weight, level) =>
      weight > 0 ? ((targets[level] ?? NaN) * scale) / weight : 1,
    );
    for (const [level, factor] of factors.entries())
      if ((current[level] ?? 0) > 0) largest = Math.max(largest, Math.abs(factor - 1));
    weights.forEach((weight, row) => (weights[row] = weight * (factors[levels[row] ?? NaN] ?? NaN)));
  }
  return largest;
}

function converge(weights: Float64Array, margins: readonly Margin[]): number | undefined {
  for (let rounds = 1; rounds <= MOST_ROUNDS; rounds++)
    if (round(weights, margins) < CONVERGED) return rounds;
  return undefined;
}

function cut(weights: Float64Array, [low, high]: readonly [number, number]): boolean {
  let changed = false;
  weights.forEach((weight, row) => {
    const within = Math.min(high, Math.max(low, weight));
    changed ||= Math.abs(within - weight) > 1e-6;
    weights[row] = within;
  });
  return changed;
}

/**
 * Weights that make respondents resemble the population in each margin.
 * @param n respondents
 * @throws {RangeError} when a margin does not hold a level for every respondent
 * @see Deming & Stephan (1940), Ann. Math. Stat. 11; methods: non-response weighting (stops, trimming)
 */
export function rake(
  n: number,
  margins: readonly Margin[],
  { start, trim }: RakingOptions = {},
): RakingResult {
  const total = sum(margins[0]?.targets ?? []);
  for (const [margin, { levels, targets }] of margins.entries()) {
    if (levels.length !== n) throw new RangeError(`margin ${margin} needs ${n} levels, got ${levels.length}`);
    const seen = new Set(Array.from(levels));
    for (const level of seen)
      if (targets[level] === undefined)
        throw new RangeError(`margin ${margin} has no target for level ${level}`);
    const empty = targets.findIndex((target, level) => target > 0 && !seen.has(level));
    if (empty >= 0) return { status: 'empty-level', margin, level: empty };
    if (Math.abs(sum(targets) / total - 1) > 1e-6) return { status: 'totals-differ', margin };
  }
  const first = start ? Float64Array.from(start) : new Float64Array(n).fill(1);
  const mean = sum(first) / n;
  const weights = first.map((weight) => weight / mean);
  let rounds = 0;
  let trimmed = false;
  for (let trims = 0; ; trims++) {
    const more = converge(weights, margins);
    if (more === undefined) return { status: 'not-converged' };
    rounds += more;
    if (!trim || trims === MOST_TRIMS || !cut(weights, trim)) break;
    trimmed = true;
  }
  return { status: 'raked', weights, rounds, trimmed, quality: weightQuality(weights) };
}
