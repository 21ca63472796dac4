import { incompleteGamma } from '../incomplete-gamma';
import type { Tails } from '../tails';
import { quantile } from './quantile';

/** P(Z <= z) and P(Z > z) of a standard normal variable. */
export function normalTails(z: number): Tails {
  const { lower, upper } = incompleteGamma(0.5, (z * z) / 2);
  const [far, near] = [upper / 2, 0.5 + lower / 2];
  return z < 0 ? { lower: far, upper: near } : { lower: near, upper: far };
}

/** P(|Z| >= |z|): the two-sided p-value of a standard normal statistic. */
export function normalTwoSided(z: number): number {
  return incompleteGamma(0.5, (z * z) / 2).upper;
}

/** z with P(Z <= z) = p, for p within 0..1. */
export function normalQuantile(p: number): number {
  return p === 0.5 ? 0 : quantile(normalTails, p, -Infinity);
}
