const TINY = 1e-300;
const MAX_TERMS = 100_000;

/**
 * The continued fraction b(0) + a(1) / (b(1) + a(2) / (b(2) + ...)) by the modified Lentz method.
 * @param a, b the partial numerators (from 1) and denominators (from 0)
 * @throws {Error} when 100 000 terms are not enough
 * @see Thompson & Barnett (1986), J. Comput. Phys. 64
 */
export function continuedFraction(a: (term: number) => number, b: (term: number) => number): number {
  let value = b(0) || TINY;
  let c = value;
  let d = 0;
  for (let term = 1; term <= MAX_TERMS; term++) {
    const numerator = a(term);
    const denominator = b(term);
    d = 1 / (denominator + numerator * d || TINY);
    c = denominator + numerator / c || TINY;
    value *= c * d;
    if (Math.abs(c * d - 1) < 2e-16) return value;
  }
  throw new Error('a continued fraction did not converge');
}
