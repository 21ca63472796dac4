import { substreams, shuffle } from '../numeric/substreams';
import type { DriverCorrelations } from './driver-correlations';
import { LEAST_REST, subsetR2 } from './subset-r2';

/** Up to so many drivers all 2^k subsets are gone through; above, orders of the drivers are sampled. */
export const MOST_EXACT_DRIVERS = 15;

export interface ShapleyShares {
  /** the part of R squared that each driver accounts for; they add up to R squared */
  readonly shares: Float64Array;
  readonly r2: number;
  readonly method: 'exact' | 'sampled';
  /** of the shares, from sampling orders; 0 when exact */
  readonly samplingErrors: Float64Array;
}

/** |S|! (k - |S| - 1)! / k! by |S|. */
function subsetWeights(k: number): Float64Array {
  const weights = new Float64Array(k);
  weights[0] = 1 / k;
  for (let size = 1; size < k; size++) weights[size] = ((weights[size - 1] ?? 0) * size) / (k - size);
  return weights;
}

function exactShares(correlations: DriverCorrelations): ShapleyShares {
  const k = correlations.outcome.length;
  const r2 = subsetR2(correlations);
  const weights = subsetWeights(k);
  const sizes = new Uint8Array(r2.length);
  const shares = new Float64Array(k);
  for (let mask = 1; mask < r2.length; mask++) sizes[mask] = (sizes[mask >> 1] ?? 0) + (mask & 1);
  for (let driver = 0; driver < k; driver++) {
    const bit = 1 << driver;
    let share = 0;
    for (let mask = 0; mask < r2.length; mask++) {
      if ((mask & bit) === 0)
        share += (weights[sizes[mask] ?? 0] ?? 0) * ((r2[mask | bit] ?? 0) - (r2[mask] ?? 0));
    }
    shares[driver] = share;
  }
  return { shares, r2: r2[r2.length - 1] ?? 0, method: 'exact', samplingErrors: new Float64Array(k) };
}

/** What each driver adds to R squared when the drivers enter in this order. */
function gainsInOrder({ drivers, outcome }: DriverCorrelations, order: Float64Array): Float64Array {
  const matrix = drivers.map((row) => row.slice());
  const covariances = outcome.slice();
  const gains = new Float64Array(order.length);
  order.forEach((pivot, place) => {
    const row = matrix[pivot] ?? covariances;
    const own = row[pivot] ?? 0;
    if (own < LEAST_REST) return;
    const explained = covariances[pivot] ?? 0;
    gains[pivot] = (explained * explained) / own;
    for (let later = place + 1; later < order.length; later++) {
      const i = order[later] ?? 0;
      const line = matrix[i] ?? row;
      const factor = (row[i] ?? 0) / own;
      for (let other = place + 1; other < order.length; other++) {
        const j = order[other] ?? 0;
        line[j] = (line[j] ?? 0) - factor * (row[j] ?? 0);
      }
      covariances[i] = (covariances[i] ?? 0) - factor * explained;
    }
  });
  return gains;
}

function sampledShares(correlations: DriverCorrelations, pairs: number, seed: number): ShapleyShares {
  const k = correlations.outcome.length;
  const order = Float64Array.from({ length: k }, (_, driver) => driver);
  const below = substreams(seed).next().value;
  const [sums, squares] = [new Float64Array(k), new Float64Array(k)];
  for (let pair = 0; pair < pairs; pair++) {
    shuffle(order, below);
    const forth = gainsInOrder(correlations, order);
    const back = gainsInOrder(correlations, order.toReversed());
    for (let driver = 0; driver < k; driver++) {
      const gain = ((forth[driver] ?? 0) + (back[driver] ?? 0)) / 2;
      sums[driver] = (sums[driver] ?? 0) + gain;
      squares[driver] = (squares[driver] ?? 0) + gain * gain;
    }
  }
  const shares = sums.map((sum) => sum / pairs);
  return {
    shares,
    r2: shares.reduce((sum, share) => sum + share, 0),
    method: 'sampled',
    samplingErrors: squares.map((square, driver) =>
      Math.sqrt(Math.max(0, square / pairs - (shares[driver] ?? 0) ** 2) / (pairs - 1)),
    ),
  };
}

/**
 * Importance of drivers: R squared divided by Shapley's rule, that is each driver's gain averaged over all orders of
 * entry (LMG). Exact to 15 drivers; above, over `pairs` random orders, each also taken backwards, and said so.
 * @param seed a whole number, for the sampled orders
 * @throws {RangeError} without a driver
 * @see Lindeman, Merenda & Gold (1980); Grömping (2006), J. Stat. Softw. 17; Castro, Gómez & Tejada (2009),
 *   Comput. Oper. Res. 36 (sampling)
 */
export function shapleyShares(correlations: DriverCorrelations, seed = 1, pairs = 1000): ShapleyShares {
  const k = correlations.outcome.length;
  if (k < 1) throw new RangeError('importance needs a driver, got none');
  return k <= MOST_EXACT_DRIVERS ? exactShares(correlations) : sampledShares(correlations, pairs, seed);
}
