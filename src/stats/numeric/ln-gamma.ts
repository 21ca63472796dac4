/** B(2k) / (2k (2k - 1)) for k = 1, 2, ...: the coefficients of Stirling's series. */
const STIRLING = [
  1 / 12,
  -1 / 360,
  1 / 1260,
  -1 / 1680,
  1 / 1188,
  -691 / 360360,
  1 / 156,
  -3617 / 122400,
] as const;

/** From here on eight terms of Stirling's series are exact to the last digit. */
const SERIES_FROM = 12;

const HALF_LN_2PI = 0.9189385332046728;

function stirlingSeries(x: number): number {
  const inverse = 1 / x;
  const square = inverse * inverse;
  let sum = 0;
  for (let term = STIRLING.length - 1; term >= 0; term--) sum = sum * square + (STIRLING[term] ?? 0);
  return sum * inverse;
}

/**
 * ln Gamma(x) by Stirling's series, after the recurrence Gamma(x + 1) = x Gamma(x) has made x large.
 * @param x > 0
 * @returns absolute error below 4e-15 for x < 12, relative error of some 1e-16 above
 * @throws {RangeError} when x is not above 0
 * @see NIST Digital Library of Mathematical Functions, 5.5.1 and 5.11.1
 */
export function lnGamma(x: number): number {
  if (!(x > 0)) throw new RangeError(`x must be above 0, got ${x}`);
  if (x === 1 || x === 2) return 0;
  let product = 1;
  let shifted = x;
  for (; shifted < SERIES_FROM; shifted++) product *= shifted;
  return (
    (shifted - 0.5) * Math.log(shifted) - shifted + HALF_LN_2PI + stirlingSeries(shifted) - Math.log(product)
  );
}

/**
 * What Stirling's formula leaves out: ln Gamma(x) - [(x - 1/2) ln x - x + ln(2 pi) / 2], for x > 0.
 * Ratios of gamma functions of large arguments keep their digits when written with it.
 */
export function stirlingCorrection(x: number): number {
  if (x >= SERIES_FROM) return stirlingSeries(x);
  return lnGamma(x) - ((x - 0.5) * Math.log(x) - x + HALF_LN_2PI);
}
