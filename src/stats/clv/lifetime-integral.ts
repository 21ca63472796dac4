import { gaussLegendre, type QuadratureRule } from '../numeric/gauss-legendre';
import type { Lifetime, LogTerm } from './lifetime';

const SHORT_RULE = gaussLegendre(8);
const LONG_RULE = gaussLegendre(16);
/** How much the integrand may fall (as a power of e) and the logarithm of age may grow for a rule to give 13 digits. */
const SHORT_FALL = 4;
const SHORT_WIDTH = 1.2;
const LONG_FALL = 16;
const LONG_WIDTH = 3.5;
const NEGLIGIBLE = 1e-17;

/** The integral with its derivatives, all as multiples of e^lnScale. */
export interface ScaledIntegral {
  lnScale: number;
  value: number;
  /** By r, by alpha, then by the parameters of the lifetime. */
  readonly gradient: Float64Array;
}

/**
 * The weight of the histories in which the customer left between tx and T: the integral over tx..T of
 * (alpha + age)^-n f(age), f the density of the lifetime. Panels of Gauss-Legendre points in ln(age + scale), where the
 * integrand is smooth: unlike the usual difference of two hypergeometric functions, a sum of positive terms.
 * @param n r + x, the shape of the posterior of the purchase rate
 * @param point room for the terms of the lifetime
 */
export function integrateLeaving(
  lifetime: Lifetime,
  alpha: number,
  n: number,
  { tx, T }: { readonly tx: number; readonly T: number },
  point: LogTerm,
  into: ScaledIntegral,
): void {
  const scale = Math.min(alpha, lifetime.scale);
  lifetime.density(tx, point);
  into.lnScale = point.ln - n * Math.log(alpha + tx);
  into.value = 0;
  into.gradient.fill(0);
  let panel = Infinity;
  let from = Math.log(scale + tx);
  const end = Math.log(scale + T);
  while (from < end) {
    const before = panel;
    let width = Math.min(LONG_WIDTH, end - from);
    const shifted = Math.exp(from + width);
    const age = shifted - scale;
    let fall = width * shifted * (n / (alpha + age) + lifetime.steepness(age));
    if (fall > LONG_FALL) {
      width *= LONG_FALL / fall;
      fall = LONG_FALL;
    }
    const rule = fall <= SHORT_FALL && width <= SHORT_WIDTH ? SHORT_RULE : LONG_RULE;
    panel = addPanel(rule, lifetime, alpha, n, from, width, scale, point, into);
    from += width;
    if (panel < before && panel < NEGLIGIBLE * into.value) return;
  }
}

/** Adds the points of one panel, which begins at `from` in ln(age + scale); answers with their sum. */
function addPanel(
  { nodes, weights }: QuadratureRule,
  lifetime: Lifetime,
  alpha: number,
  n: number,
  from: number,
  width: number,
  scale: number,
  point: LogTerm,
  into: ScaledIntegral,
): number {
  const { gradient, lnScale } = into;
  const byLifetime = point.gradient;
  let [sum, byR, byAlpha] = [0, 0, 0];
  for (let i = 0; i < nodes.length; i++) {
    const u = from + (width / 2) * (1 + nodes[i]!);
    const shifted = Math.exp(u);
    const age = shifted - scale;
    const lnRate = scale === alpha ? u : Math.log(alpha + age);
    lifetime.density(age, point);
    const weight = weights[i]! * shifted * Math.exp(point.ln - n * lnRate - lnScale);
    sum += weight;
    byR -= weight * lnRate;
    byAlpha -= (weight * n) / (alpha + age);
    for (let p = 0; p < byLifetime.length; p++) gradient[p + 2]! += ((weight * width) / 2) * byLifetime[p]!;
  }
  gradient[0]! += (width / 2) * byR;
  gradient[1]! += (width / 2) * byAlpha;
  into.value += (width / 2) * sum;
  return (width / 2) * sum;
}
