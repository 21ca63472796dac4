import { xoroshiro128plus } from 'pure-rand/generator/xoroshiro128plus';

/** A source of whole numbers from 0 to `count` - 1 (count up to 2^32), each alike likely to within count / 2^32. */
export type Below = (count: number) => number;

/**
 * Endless independent streams of random numbers from a seed, 2^64 numbers apart: what draw 17 of a bootstrap
 * takes does not depend on how much the draws before it took. The same seed gives the same streams everywhere.
 * @param seed a whole number of 32 bits
 */
export function* substreams(seed: number): Generator<Below, never> {
  const head = xoroshiro128plus(seed);
  for (;;) {
    const stream = head.clone();
    yield (count) => Math.floor(((stream.next() >>> 0) * count) / 2 ** 32);
    head.jump();
  }
}

/** Puts numbers into random order, in place. Fisher & Yates; Durstenfeld (1964), CACM 7. */
export function shuffle(values: Float64Array, below: Below): void {
  for (let last = values.length - 1; last > 0; last--) {
    const other = below(last + 1);
    const value = values[last] ?? NaN;
    values[last] = values[other] ?? NaN;
    values[other] = value;
  }
}
