/**
 * ln (z)_n = ln Gamma(z + n) - ln Gamma(z) and its derivative in z, for n = 0, 1, 2, ... in ascending order:
 * each step costs one logarithm, needs no gamma function and loses no digits where z is large or tiny.
 */
export class RisingFactorial {
  readonly #z: number;
  #n = 0;
  #ln = 0;
  #derivative = 0;

  /** @param z > 0 */
  constructor(z: number) {
    this.#z = z;
  }

  /** @throws {RangeError} when n is below the previous one */
  advance(n: number): void {
    if (n < this.#n) throw new RangeError(`n must not fall: ${n} after ${this.#n}`);
    for (; this.#n < n; this.#n++) {
      this.#ln += Math.log(this.#z + this.#n);
      this.#derivative += 1 / (this.#z + this.#n);
    }
  }

  get ln(): number {
    return this.#ln;
  }

  get derivative(): number {
    return this.#derivative;
  }
}

/**
 * ln [B(a, b + n) / B(a, b)] = -sum of ln(1 + a / (b + i)) over i < n, with its derivatives, for ascending n:
 * the chance that an event of beta-distributed probability (a, b) fails to come n times.
 */
export class BetaRatio {
  readonly #a: number;
  readonly #b: number;
  #n = 0;
  #ln = 0;
  #byA = 0;
  #byB = 0;

  /** @param a, b > 0 */
  constructor(a: number, b: number) {
    this.#a = a;
    this.#b = b;
  }

  /** @throws {RangeError} when n is below the previous one */
  advance(n: number): void {
    if (n < this.#n) throw new RangeError(`n must not fall: ${n} after ${this.#n}`);
    for (; this.#n < n; this.#n++) {
      const b = this.#b + this.#n;
      this.#ln -= Math.log1p(this.#a / b);
      this.#byA -= 1 / (this.#a + b);
      this.#byB += this.#a / (b * (this.#a + b));
    }
  }

  get ln(): number {
    return this.#ln;
  }

  get byA(): number {
    return this.#byA;
  }

  get byB(): number {
    return this.#byB;
  }
}
