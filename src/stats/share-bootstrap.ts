import { xoroshiro128plus } from 'pure-rand/generator/xoroshiro128plus';

/** Amounts by group: the large ones one by one, the many small ones as sums. */
export interface GroupedAmounts {
  readonly groups: number;
  readonly single: readonly { readonly group: number; readonly amount: number }[];
  /** Of the others of each group, by group: the sum of the amounts and of their squares. */
  readonly rest: readonly { readonly sum: number; readonly squares: number }[];
}

/** Uniform 32-bit numbers below the k-th threshold draw at most k. */
const POISSON_ONE = poissonThresholds();

/**
 * Bootstrap of each group's share of the total, customers resampled. Every customer is drawn as often as a Poisson variable
 * with mean 1 says, which comes to the same as drawing as many customers as there are when shares are asked for, and needs
 * no second pass. The sum of many small customers is normal with the mean and variance that those draws have. The same
 * seed gives the same shares.
 * @see Efron (1979), Annals of Statistics 7; Hanley & MacGibbon (2006), Computer Methods and Programs in Biomedicine 83
 */
export class ShareBootstrap {
  readonly #group: Uint32Array;
  readonly #amount: Float64Array;
  readonly #rest: GroupedAmounts['rest'];
  readonly #generator;
  readonly #shares: number[][];

  /** @throws {RangeError} when a group lies outside of 0..groups - 1, or `rest` does not list every group */
  constructor({ groups, single, rest }: GroupedAmounts, seed: number) {
    if (rest.length !== groups) throw new RangeError(`rest must list ${groups} groups, got ${rest.length}`);
    const strange = single.find(({ group }) => !(Number.isInteger(group) && group >= 0 && group < groups));
    if (strange) throw new RangeError(`group must lie in 0..${groups - 1}, got ${strange.group}`);
    this.#group = Uint32Array.from(single, ({ group }) => group);
    this.#amount = Float64Array.from(single, ({ amount }) => amount);
    this.#rest = rest;
    this.#generator = xoroshiro128plus(seed);
    this.#shares = Array.from({ length: groups }, () => []);
  }

  /** Draws so many samples more; one whose total is not positive has no shares and counts for none. */
  draw(samples: number): void {
    for (let sample = 0; sample < samples; sample += 1) {
      const sums = this.#sums();
      const total = sums.reduce((left, right) => left + right, 0);
      if (!(total > 0)) continue;
      sums.forEach((sum, group) => this.#shares[group]?.push(sum / total));
    }
  }

  /** The 95 % percentile interval (type-7 quantiles) of each group's share; null when no sample had a positive total. */
  intervals(): (readonly [low: number, high: number] | null)[] {
    return this.#shares.map((shares) => {
      if (shares.length === 0) return null;
      const sorted = Float64Array.from(shares).sort();
      return [quantile(sorted, 0.025), quantile(sorted, 0.975)];
    });
  }

  #sums(): Float64Array {
    const sums = Float64Array.from(this.#rest, ({ sum, squares }) =>
      squares > 0 ? sum + Math.sqrt(squares) * this.#normal() : sum,
    );
    for (let index = 0; index < this.#amount.length; index += 1) {
      const times = this.#poissonOne();
      const group = this.#group[index] ?? 0;
      if (times > 0) sums[group] = (sums[group] ?? 0) + times * (this.#amount[index] ?? 0);
    }
    return sums;
  }

  #poissonOne(): number {
    const uniform = this.#generator.next() >>> 0;
    let times = 0;
    while (times < POISSON_ONE.length && uniform >= (POISSON_ONE[times] ?? 0)) times += 1;
    return times;
  }

  /** Mean 0, standard deviation 1 (Marsaglia's polar method). */
  #normal(): number {
    for (;;) {
      const x = this.#generator.next() / 2_147_483_648;
      const y = this.#generator.next() / 2_147_483_648;
      const square = x * x + y * y;
      if (square > 0 && square < 1) return x * Math.sqrt((-2 * Math.log(square)) / square);
    }
  }
}

function poissonThresholds(): Float64Array {
  const thresholds: number[] = [];
  let mass = Math.exp(-1);
  for (let k = 0, cumulative = 0; k < 13; k += 1) {
    cumulative += mass;
    thresholds.push(cumulative * 4_294_967_296);
    mass /= k + 1;
  }
  return Float64Array.from(thresholds);
}

function quantile(sorted: Float64Array, share: number): number {
  const place = share * (sorted.length - 1);
  const below = Math.floor(place);
  const low = sorted[below] ?? NaN;
  return low + (place - below) * ((sorted[below + 1] ?? low) - low);
}
