/**
 * The root of a continuous function between two points of opposite signs.
 * @returns x with |f(x)| = 0 or a bracket no wider than some 2e-16 |x|
 * @throws {RangeError} when f(low) and f(high) have the same sign
 * @see Chandrupatla (1997), Adv. Eng. Softw. 28: inverse quadratic interpolation where it is safe, else bisection
 */
export function findRoot(f: (x: number) => number, low: number, high: number): number {
  let [a, b] = [high, low];
  let [fa, fb] = [f(a), f(b)];
  if (!(fa * fb <= 0)) throw new RangeError(`no change of sign between ${low} and ${high}: ${fb}, ${fa}`);
  let share = 0.5;
  for (let step = 0; step < 200; step++) {
    const x = a + share * (b - a);
    const fx = f(x);
    let [c, fc] = [a, fa];
    if (Math.sign(fx) !== Math.sign(fa)) {
      [c, fc] = [b, fb];
      [b, fb] = [a, fa];
    }
    [a, fa] = [x, fx];
    const best = Math.abs(fa) < Math.abs(fb) ? a : b;
    const tolerance = (2 ** -52 * Math.abs(best) + 1e-300) / Math.abs(b - a);
    if (tolerance > 0.5 || fa === 0) return best;
    const xi = (a - b) / (c - b);
    const phi = (fa - fb) / (fc - fb);
    share =
      phi * phi < xi && (1 - phi) * (1 - phi) < 1 - xi
        ? (fa / (fb - fa)) * (fc / (fb - fc)) + ((c - a) / (b - a)) * (fa / (fc - fa)) * (fb / (fc - fb))
        : 0.5;
    share = Math.min(1 - tolerance, Math.max(tolerance, share));
  }
  return a;
}
