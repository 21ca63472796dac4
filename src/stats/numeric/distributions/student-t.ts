import { incompleteBeta } from '../incomplete-beta';
import type { Tails } from '../tails';
import { quantile } from './quantile';

/** P(|T| >= |t|): the two-sided p-value of Student's t with `df` > 0 degrees of freedom, not necessarily whole. */
export function studentTwoSided(t: number, df: number): number {
  const square = t * t;
  if (square === Infinity) return 0;
  return incompleteBeta(df / 2, 0.5, df / (df + square), square / (df + square)).lower;
}

/** P(T <= t) and P(T > t) of Student's t. */
export function studentTails(t: number, df: number): Tails {
  const far = studentTwoSided(t, df) / 2;
  return t < 0 ? { lower: far, upper: 1 - far } : { lower: 1 - far, upper: far };
}

/** t with P(T <= t) = p, for p within 0..1. */
export function studentQuantile(p: number, df: number): number {
  return p === 0.5 ? 0 : quantile((t) => studentTails(t, df), p, -Infinity);
}
