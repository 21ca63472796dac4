/** p-values of one family; NaN, where a test was not possible, is left out of the family and stays NaN. */
type PValues = readonly number[];

/** Adjusts in order of size: `factor` of the rank (from 0) and the size of the family, then `merge` along `ranks`. */
function adjust(
  p: PValues,
  factor: (rank: number, m: number) => number,
  direction: 'upwards' | 'downwards',
): number[] {
  const order = p.flatMap((value, index) => (Number.isNaN(value) ? [] : [{ value, index }]));
  order.sort((a, b) => a.value - b.value);
  const m = order.length;
  const adjusted = order.map(({ value, index }, rank) => ({
    index,
    value: Math.min(1, factor(rank, m) * value),
  }));
  const merge = direction === 'upwards' ? Math.max : Math.min;
  if (direction === 'downwards') adjusted.reverse();
  const result = p.map(() => NaN);
  let running = direction === 'upwards' ? 0 : 1;
  for (const { index, value } of adjusted) {
    running = merge(running, value);
    result[index] = running;
  }
  return result;
}

/** Keeps the chance of any false claim in the family: for few, costly claims. Holm (1979), Scand. J. Stat. 6. */
export function adjustHolm(p: PValues): number[] {
  return adjust(p, (rank, m) => m - rank, 'upwards');
}

/** Keeps the share of false claims among all claims: for exploring. Benjamini & Hochberg (1995), JRSS-B 57. */
export function adjustBenjaminiHochberg(p: PValues): number[] {
  return adjust(p, (rank, m) => m / (rank + 1), 'downwards');
}

/** The number of tests in the family, which is to be shown beside the adjusted values. */
export function familySize(p: PValues): number {
  return p.filter((value) => !Number.isNaN(value)).length;
}
