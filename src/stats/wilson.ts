/** The 97.5 % point of the standard normal distribution: two-sided 95 % intervals. */
export const Z95 = 1.959963984540054;

/**
 * Wilson's interval of a proportion.
 * @param successes 0..n
 * @param n number of trials; 0 gives [0, 1]
 * @returns bounds within [0, 1]; exactly 0 at no success and 1 at no failure
 * @throws {RangeError} when successes are not within 0..n
 * @see Wilson (1927), JASA 22; methods: CSAT top-2-box
 */
export function wilsonInterval(successes: number, n: number, z = Z95): readonly [low: number, high: number] {
  if (!(successes >= 0 && successes <= n))
    throw new RangeError(`successes must lie in 0..n, got ${successes} of ${n}`);
  if (n === 0) return [0, 1];
  const centre = (successes + (z * z) / 2) / (n + z * z);
  const half = (z / (n + z * z)) * Math.sqrt((successes * (n - successes)) / n + (z * z) / 4);
  return [successes === 0 ? 0 : centre - half, successes === n ? 1 : centre + half];
}
