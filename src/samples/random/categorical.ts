import type { Random } from './random';

/**
 * Draws positions 0..n - 1 with probabilities proportional to weights, one uniform number a draw
 * whatever n is: the alias method.
 * @see Walker (1977), ACM TOMS 3; built as Vose (1991), IEEE TSE 17
 */
export class Categorical {
  readonly #share: Float64Array;
  readonly #alias: Uint32Array;

  /** @throws {RangeError} when there is no positive weight, or a negative or infinite one */
  constructor(weights: readonly number[]) {
    const count = weights.length;
    const total = weights.reduce((sum, weight) => sum + weight, 0);
    if (!(total > 0 && total < Infinity) || weights.some((weight) => weight < 0))
      throw new RangeError(`weights must be >= 0 with a positive sum, got ${weights.join(', ')}`);
    this.#share = Float64Array.from(weights, (weight) => (weight * count) / total);
    this.#alias = Uint32Array.from(weights, (_, position) => position);
    this.#fill();
  }

  /** Lets every position below its fair share borrow the rest from one above. */
  #fill(): void {
    const share = this.#share;
    const rest = Float64Array.from(share);
    const poor: number[] = [];
    const rich: number[] = [];
    rest.forEach((value, position) => (value < 1 ? poor : rich).push(position));
    for (;;) {
      const from = rich.at(-1);
      const to = from === undefined ? undefined : poor.pop();
      if (from === undefined || to === undefined) break;
      share[to] = rest[to] ?? 0;
      this.#alias[to] = from;
      rest[from] = (rest[from] ?? 0) + (rest[to] ?? 0) - 1;
      if ((rest[from] ?? 0) < 1) poor.push(rich.pop() ?? from);
    }
    for (const position of [...poor, ...rich]) share[position] = 1;
  }

  draw(random: Random): number {
    const place = random.uniform() * this.#share.length;
    const position = Math.floor(place);
    return place - position < (this.#share[position] ?? 0) ? position : (this.#alias[position] ?? 0);
  }
}

/** Draws entries of a list by their weight. */
export class WeightedChoice<T extends { readonly weight: number }> {
  readonly #entries: readonly T[];
  readonly #positions: Categorical;

  constructor(entries: readonly T[]) {
    this.#entries = entries;
    this.#positions = new Categorical(entries.map(({ weight }) => weight));
  }

  draw(random: Random): T {
    return this.#entries[this.#positions.draw(random)] as T;
  }
}
