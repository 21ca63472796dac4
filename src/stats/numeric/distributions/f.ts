import { incompleteBeta } from '../incomplete-beta';
import type { Tails } from '../tails';
import { quantile } from './quantile';

function fTails(f: number, df1: number, df2: number): Tails {
  if (f <= 0) return { lower: 0, upper: 1 };
  if (f === Infinity) return { lower: 1, upper: 0 };
  const scaled = df1 * f;
  return incompleteBeta(df1 / 2, df2 / 2, scaled / (scaled + df2), df2 / (scaled + df2));
}

/** P(X > f) of an F variable with `df1` and `df2` > 0 degrees of freedom. */
export function fUpper(f: number, df1: number, df2: number): number {
  return fTails(f, df1, df2).upper;
}

/** f with P(X <= f) = p, for p within 0..1. */
export function fQuantile(p: number, df1: number, df2: number): number {
  return quantile((f) => fTails(f, df1, df2), p, 0);
}
