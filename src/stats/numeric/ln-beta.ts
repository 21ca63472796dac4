import { lnGamma, stirlingCorrection } from './ln-gamma';

/** From here on ln Gamma is large enough that differences of it lose digits. */
const LARGE = 10;
const HALF_LN_2PI = 0.9189385332046728;

/**
 * ln B(p, q), the beta function: Stirling's formula is subtracted by hand where an argument is large.
 * @param p, q > 0
 * @returns relative error of some 1e-14 also where p or q is 1e10
 * @throws {RangeError} when an argument is not above 0
 * @see DiDonato & Morris (1992), ACM Trans. Math. Softw. 18, section 5
 */
export function lnBeta(p: number, q: number): number {
  const [small, large] = p < q ? [p, q] : [q, p];
  if (large < LARGE) return lnGamma(small) + lnGamma(large) - lnGamma(small + large);
  const correction = stirlingCorrection(large) - stirlingCorrection(small + large);
  const share = small / (small + large);
  if (small < LARGE) {
    const power = (large - 0.5) * Math.log1p(-share) - small * Math.log(small + large);
    return lnGamma(small) + correction + small + power;
  }
  const powers = (small - 0.5) * Math.log(share) + large * Math.log1p(-share);
  return HALF_LN_2PI - 0.5 * Math.log(large) + stirlingCorrection(small) + correction + powers;
}
