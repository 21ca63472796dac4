/** ln(e^a + e^b) without overflow; -Infinity stands for ln 0. */
export function lnSumExp(a: number, b: number): number {
  const [small, large] = a < b ? [a, b] : [b, a];
  return small === -Infinity ? large : large + Math.log1p(Math.exp(small - large));
}

/**
 * ln(e^a - e^b) without overflow or cancellation.
 * @returns -Infinity where a = b, NaN where a < b
 * @see Maechler (2012), "Accurately computing log(1 - exp(-|a|))"
 */
export function lnDiffExp(a: number, b: number): number {
  if (b === -Infinity) return a;
  const gap = b - a;
  return a + (gap < -Math.LN2 ? Math.log1p(-Math.exp(gap)) : Math.log(-Math.expm1(gap)));
}
