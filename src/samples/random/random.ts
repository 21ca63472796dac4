import { xoroshiro128plusFromState } from 'pure-rand/generator/xoroshiro128plus';
import { streamKey, substreamState, type StreamKey } from './substream';

/**
 * Random draws from a named stream of a seed. `at(index)` goes to the head of the stream's substream
 * `index`, so what is drawn for customer 17 does not depend on what was drawn before.
 *
 * No draw leaves anything behind for the next one: samplers that keep a spare value between calls
 * (the polar method's second normal, as d3-random keeps it) would carry it from one substream to the next.
 *
 * The results use `Math.log`, `log1p`, `exp` and `pow`, which V8 computes by its own code and alike on
 * every machine; other engines may differ in the last digit.
 */
export class Random {
  readonly #key: StreamKey;
  #generator;

  constructor(seed: number, stream: string) {
    this.#key = streamKey(seed, stream);
    this.#generator = xoroshiro128plusFromState(substreamState(this.#key, 0));
  }

  /** Goes to the head of substream `index`, an integer from 0 to 2^32 - 1. */
  at(index: number): this {
    this.#generator = xoroshiro128plusFromState(substreamState(this.#key, index));
    return this;
  }

  /** Uniform on [0, 1) in steps of 2^-53. */
  uniform(): number {
    return ((this.#generator.next() >>> 5) * 67108864 + (this.#generator.next() >>> 6)) / 9007199254740992;
  }

  /** A whole number from 0 to `count` - 1. */
  below(count: number): number {
    return Math.floor(this.uniform() * count);
  }

  bernoulli(probability: number): boolean {
    return this.uniform() < probability;
  }

  /** Mean 1. */
  exponential(): number {
    return -Math.log1p(-this.uniform());
  }

  /** Mean 0, standard deviation 1: Marsaglia's polar method without its second value. */
  normal(): number {
    for (;;) {
      const x = this.uniform() * 2 - 1;
      const y = this.uniform() * 2 - 1;
      const square = x * x + y * y;
      if (square > 0 && square < 1) return x * Math.sqrt((-2 * Math.log(square)) / square);
    }
  }

  /**
   * Gamma with rate 1; 0 at shape 0.
   * @see Marsaglia & Tsang (2000), ACM TOMS 26; below shape 1 by the boost U^(1/shape)
   */
  gamma(shape: number): number {
    if (shape === 0) return 0;
    if (shape === 1) return this.exponential();
    if (shape < 1) return this.gamma(shape + 1) * Math.pow(1 - this.uniform(), 1 / shape);
    const d = shape - 1 / 3;
    const c = 1 / Math.sqrt(9 * d);
    for (;;) {
      const x = this.normal();
      const root = 1 + c * x;
      if (root <= 0) continue;
      const v = root * root * root;
      if (Math.log(1 - this.uniform()) < 0.5 * x * x + d - d * v + d * Math.log(v)) return d * v;
    }
  }

  /** Beta with mean a / (a + b). */
  beta(a: number, b: number): number {
    const x = this.gamma(a);
    return x === 0 ? 0 : x / (x + this.gamma(b));
  }

  /** By counting unit exponential gaps: time grows with the mean, which is small here. */
  poisson(mean: number): number {
    let count = 0;
    for (let sum = this.exponential(); sum < mean; sum += this.exponential()) count++;
    return count;
  }

  /** Failures before the first success, 0 upwards, mean (1 - p) / p; Infinity at p = 0. */
  geometric(p: number): number {
    if (p >= 1) return 0;
    return p === 0 ? Infinity : Math.floor(Math.log1p(-this.uniform()) / Math.log1p(-p));
  }
}
