import { lnSumExp } from '../numeric/log-space';
import { RisingFactorial } from '../numeric/rising-factorial';
import type { Parameters } from './model';

export type BgBbParameter = 'alpha' | 'beta' | 'gamma' | 'delta';

/** A customer who is asked at set times (yearly, at every issue ...) after her first purchase. */
export interface DiscreteHistory {
  /** Opportunities at which she bought. */
  readonly x: number;
  /** The opportunity at which she bought last; 0 for none. */
  readonly tx: number;
  /** Opportunities so far. */
  readonly n: number;
}

/** Customers of equal history as one row with a weight. */
export type DiscreteHistories = readonly (DiscreteHistory & { readonly weight: number })[];

/** ln (z)_j and its derivative, j = 0 .. most. */
interface RisingTable {
  readonly ln: Float64Array;
  readonly slope: Float64Array;
}

function risingTable(z: number, most: number): RisingTable {
  const rising = new RisingFactorial(z);
  const table = { ln: new Float64Array(most + 1), slope: new Float64Array(most + 1) };
  for (let j = 0; j <= most; j++) {
    rising.advance(j);
    table.ln[j] = rising.ln;
    table.slope[j] = rising.derivative;
  }
  return table;
}

/** What all histories of up to `most` opportunities share, given the parameters. */
export class BgBbTerms {
  readonly #gamma: number;
  readonly #buys: readonly [RisingTable, RisingTable, RisingTable];
  readonly #stays: readonly [RisingTable, RisingTable];

  constructor({ alpha, beta, gamma, delta }: Parameters<BgBbParameter>, most: number) {
    this.#gamma = gamma;
    this.#buys = [risingTable(alpha, most), risingTable(beta, most), risingTable(alpha + beta, most)];
    this.#stays = [risingTable(delta, most), risingTable(gamma + delta, most + 1)];
  }

  /** ln of the chance to buy at x given ones of k opportunities and then to leave (or, at the last, to have stayed). */
  ln(x: number, k: number, leaves: boolean): number {
    const [alpha, beta, both] = this.#buys;
    const [delta, sum] = this.#stays;
    const buys = alpha.ln[x]! + beta.ln[k - x]! - both.ln[k]!;
    return buys + delta.ln[k]! + (leaves ? Math.log(this.#gamma) - sum.ln[k + 1]! : -sum.ln[k]!);
  }

  /** Adds `weight` times the derivatives of the above. */
  addGradient(x: number, k: number, leaves: boolean, weight: number, into: Float64Array): void {
    const [alpha, beta, both] = this.#buys;
    const [delta, sum] = this.#stays;
    const bySum = -sum.slope[leaves ? k + 1 : k]!;
    into[0]! += weight * (alpha.slope[x]! - both.slope[k]!);
    into[1]! += weight * (beta.slope[k - x]! - both.slope[k]!);
    into[2]! += weight * (bySum + (leaves ? 1 / this.#gamma : 0));
    into[3]! += weight * (bySum + delta.slope[k]!);
  }
}

/** ln of the likelihood of one history: she stayed, or left after any opportunity from the last purchase on. */
export function lnDiscreteHistory(terms: BgBbTerms, { x, tx, n }: DiscreteHistory): number {
  let ln = terms.ln(x, n, false);
  for (let k = tx; k < n; k++) ln = lnSumExp(ln, terms.ln(x, k, true));
  return ln;
}
