import { randomBeta, randomExponential, randomGamma, randomNormal, randomUniform } from 'd3-random';
import { xoroshiro128plus } from 'pure-rand/generator/xoroshiro128plus';
import type { PurchaseHistory } from '../../../../src/stats/clv/histories';
import type { BgParameter } from '../../../../src/stats/clv/bg-likelihood';
import type { Parameters } from '../../../../src/stats/clv/model';

/** Numbers from 0 to 1 (without 1) that a seed determines. */
export function uniform(seed: number): () => number {
  const generator = xoroshiro128plus(seed);
  return () => (generator.next() >>> 0) / 2 ** 32;
}

export function standardNormal(seed: number): () => number {
  return randomNormal.source(uniform(seed))();
}

/**
 * Customers as the BG/NBD thinks of them, acquired day by day over the first `acquisition` weeks of `weeks`;
 * times are rounded up to `grain` weeks: days, as in every shop's export, unless told.
 */
export function simulateBgNbd(
  { r, alpha, a, b }: Parameters<BgParameter>,
  customers: number,
  seed: number,
  { weeks = 78, acquisition = 26, grain = 1 / 7 } = {},
): PurchaseHistory[] {
  const source = uniform(seed);
  const rates = randomGamma.source(source)(r, 1 / alpha);
  const leaving = randomBeta.source(source)(a, b);
  const wait = randomExponential.source(source)(1);
  const start = randomUniform.source(source)(0, acquisition);
  return Array.from({ length: customers }, () => {
    const T = weeks - Math.floor(start() / grain) * grain;
    const rate = rates();
    const p = leaving();
    let [x, tx, at] = [0, 0, 0];
    for (;;) {
      at = Math.ceil((at + wait() / rate) / grain) * grain;
      if (!(at <= T)) break;
      x++;
      tx = at;
      if (source() < p) break;
    }
    return { x, tx, T };
  });
}

export function toColumns(customers: readonly PurchaseHistory[]): { x: number[]; tx: number[]; T: number[] } {
  return {
    x: customers.map(({ x }) => x),
    tx: customers.map(({ tx }) => tx),
    T: customers.map(({ T }) => T),
  };
}
