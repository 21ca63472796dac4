import { gammaCdf, gammaSurvival, normalSurvival } from './incomplete-gamma';

const REACH = 6.5;
const STEPS_PER_UNIT = 64;
const LAST = 2 * REACH * STEPS_PER_UNIT;

/**
 * Turns standard normal scores into gamma variables: z -> F^-1(Phi(z)), the margins of a normal copula.
 * The logarithm of the quantile is tabulated every 1/64 of z and interpolated (relative error below 1e-4);
 * beyond 6.5 standard deviations it stays at the table's end.
 */
export class GammaOfNormal {
  readonly #logQuantiles: Float64Array;

  /** @param shape > 0; the rate is 1 */
  constructor(shape: number) {
    this.#logQuantiles = new Float64Array(LAST + 1);
    let from = Math.log(Number.MIN_VALUE);
    for (let step = 0; step <= LAST; step++) {
      from = logQuantile(shape, step / STEPS_PER_UNIT - REACH, from);
      this.#logQuantiles[step] = from;
    }
  }

  quantile(z: number): number {
    const place = Math.min(Math.max((z + REACH) * STEPS_PER_UNIT, 0), LAST - 1e-9);
    const step = Math.floor(place);
    const low = this.#logQuantiles[step] ?? 0;
    const high = this.#logQuantiles[step + 1] ?? 0;
    return Math.exp(low + (high - low) * (place - step));
  }
}

/** By bisection between `from`, a lower bound, and a point far out in the upper tail; on the smaller of the two tails. */
function logQuantile(shape: number, z: number, from: number): number {
  const tail = normalSurvival(Math.abs(z));
  let low = from;
  let high = Math.log(shape + 60 + 12 * Math.sqrt(shape));
  while (high - low > 1e-12 * Math.max(1, Math.abs(low))) {
    const middle = (low + high) / 2;
    const x = Math.exp(middle);
    const isBelow = z < 0 ? gammaCdf(shape, x) < tail : gammaSurvival(shape, x) > tail;
    if (isBelow) low = middle;
    else high = middle;
  }
  return (low + high) / 2;
}
