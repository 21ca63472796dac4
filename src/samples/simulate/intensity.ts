/**
 * A rate that varies by the hour, and the clock that runs by it: `exposure` is the integral of the rate
 * since the start, in days; after the last hour the rate is 1. A Poisson (or Erlang) process with rate
 * lambda on this clock has the rate lambda times the varying rate in time (time rescaling).
 */
export class Intensity {
  readonly #hourly: Float64Array;
  /** Exposure at the beginning of each hour, and at the end. */
  readonly #cumulative: Float64Array;
  /** For each of as many equal parts of the exposure as there are hours: the hour in which it begins. */
  readonly #guide: Uint32Array;

  /** @param hourly the rate in each hour since the start, >= 0 with a positive sum */
  constructor(hourly: Float64Array) {
    const hours = hourly.length;
    this.#hourly = hourly;
    this.#cumulative = new Float64Array(hours + 1);
    for (let hour = 0; hour < hours; hour++)
      this.#cumulative[hour + 1] = (this.#cumulative[hour] ?? 0) + (hourly[hour] ?? 0) / 24;
    this.#guide = new Uint32Array(hours);
    let hour = 0;
    for (let part = 0; part < hours; part++) {
      while ((this.#cumulative[hour + 1] ?? Infinity) <= (this.total * part) / hours) hour++;
      this.#guide[part] = hour;
    }
  }

  /** Exposure up to the end of the last hour. */
  get total(): number {
    return this.#cumulative[this.#hourly.length] ?? 0;
  }

  /** @param time days since the start, >= 0 */
  exposure(time: number): number {
    const place = time * 24;
    const hour = Math.floor(place);
    if (hour >= this.#hourly.length) return this.total + time - this.#hourly.length / 24;
    return (this.#cumulative[hour] ?? 0) + ((this.#hourly[hour] ?? 0) * (place - hour)) / 24;
  }

  /** The time in days at which the exposure is reached: the inverse of `exposure`, never within an hour of rate 0. */
  timeAt(exposure: number): number {
    const hours = this.#hourly.length;
    if (exposure >= this.total) return hours / 24 + exposure - this.total;
    let hour = this.#guide[Math.floor((exposure / this.total) * hours)] ?? 0;
    while ((this.#cumulative[hour + 1] ?? Infinity) <= exposure) hour++;
    const within = (exposure - (this.#cumulative[hour] ?? 0)) / (this.#hourly[hour] ?? 1);
    return Math.min(hour / 24 + within, (hour + 1) / 24 - 1e-9);
  }
}
