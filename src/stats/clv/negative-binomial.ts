const RESCALE = 1e200;

/** P(N = n) for n = 0, 1, 2, ... of a Poisson count whose rate is gamma distributed; large counts do not underflow. */
export class NegativeBinomial {
  readonly #shape: number;
  readonly #success: number;
  #n = 0;
  #scaled = 1;
  #lnScale: number;
  #scale: number;

  /**
   * @param shape, rate of the gamma distribution of rates, both above 0
   * @param t length of the time in which events are counted, >= 0
   * @throws {RangeError} when an argument is out of its range
   */
  constructor(shape: number, rate: number, t: number) {
    if (!(shape > 0 && rate > 0))
      throw new RangeError(`shape and rate must be above 0, got ${shape} and ${rate}`);
    if (!(t >= 0 && t < Infinity)) throw new RangeError(`t must be a time from 0, got ${t}`);
    this.#shape = shape;
    this.#success = t / (rate + t);
    this.#lnScale = -shape * Math.log1p(t / rate);
    this.#scale = Math.exp(this.#lnScale);
  }

  /** The probability of the present count; the count then rises by one. */
  next(): number {
    const probability = this.#scaled * this.#scale;
    this.#scaled *= ((this.#shape + this.#n) / (this.#n + 1)) * this.#success;
    this.#n++;
    if (this.#scaled > RESCALE) {
      this.#scaled /= RESCALE;
      this.#lnScale += Math.log(RESCALE);
      this.#scale = Math.exp(this.#lnScale);
    }
    return probability;
  }

  get mean(): number {
    return (this.#shape * this.#success) / (1 - this.#success);
  }
}
