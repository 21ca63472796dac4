/** B(2k) / (2k) for k = 1, 2, ...: the coefficients of the asymptotic series. */
const SERIES = [1 / 12, -1 / 120, 1 / 252, -1 / 240, 1 / 132, -691 / 32760, 1 / 12, -3617 / 8160] as const;

/** From here on eight terms of the series are exact to the last digit. */
const SERIES_FROM = 12;

/**
 * The digamma function, d/dx ln Gamma(x): the asymptotic series after the recurrence has made x large.
 * @param x > 0
 * @returns absolute error below 1e-14 (1 + |digamma(x)|)
 * @throws {RangeError} when x is not above 0
 * @see NIST Digital Library of Mathematical Functions, 5.5.2 and 5.11.2
 */
export function digamma(x: number): number {
  if (!(x > 0)) throw new RangeError(`x must be above 0, got ${x}`);
  let recurrence = 0;
  let shifted = x;
  for (; shifted < SERIES_FROM; shifted++) recurrence += 1 / shifted;
  const inverseSquare = 1 / (shifted * shifted);
  let sum = 0;
  for (let term = SERIES.length - 1; term >= 0; term--) sum = (sum + (SERIES[term] ?? 0)) * inverseSquare;
  return Math.log(shifted) - 0.5 / shifted - sum - recurrence;
}
