import type { Interval } from '../interval';
import { studentTwoSided } from '../numeric/distributions';
import { mean, variance, type Column } from '../numeric/moments';
import { meanInterval } from './mean-interval';

export interface PairedT {
  /** pairs in which both answered */
  readonly n: number;
  /** mean of second minus first */
  readonly difference: number;
  readonly standardError: number;
  readonly t: number;
  readonly df: number;
  /** two-sided */
  readonly p: number;
  readonly interval: Interval | undefined;
}

/**
 * The change of the same people between two askings: of scores, or of -100, 0 and 100 for a net promoter score.
 * @param first, second one value per person, NaN is missing
 * @returns undefined below two complete pairs or when all changed by the same amount
 * @throws {RangeError} when the lengths differ
 * @see Student (1908), Biometrika 6
 */
export function pairedT(first: Column, second: Column, level = 0.95): PairedT | undefined {
  if (first.length !== second.length)
    throw new RangeError(`pairs need equal lengths, got ${first.length} and ${second.length}`);
  const changes = Float64Array.from(second, (value, i) => value - (first[i] ?? NaN)).filter(
    (change) => !Number.isNaN(change),
  );
  const n = changes.length;
  const sd = Math.sqrt(variance(changes));
  if (!(sd > 0)) return undefined;
  const difference = mean(changes);
  const standardError = sd / Math.sqrt(n);
  const t = difference / standardError;
  const df = n - 1;
  return {
    n,
    difference,
    standardError,
    t,
    df,
    p: studentTwoSided(t, df),
    interval: meanInterval(n, difference, sd, level),
  };
}
