const LANCZOS = [
  76.18009172947146, -86.50532032941677, 24.01409824083091, -1.231739572450155, 0.1208650973866179e-2,
  -0.5395239384953e-5,
];

/** ln Gamma(x) for x > 0, relative error below 1e-10: Lanczos (1964), SIAM J. Numer. Anal. 1. */
export function lnGamma(x: number): number {
  const shifted = x + 5.5;
  const sum = LANCZOS.reduce(
    (series, coefficient, term) => series + coefficient / (x + 1 + term),
    1.000000000190015,
  );
  return (x + 0.5) * Math.log(shifted) - shifted + Math.log((2.5066282746310005 * sum) / x);
}

/** The common factor x^a e^-x / Gamma(a) of both expansions. */
function front(a: number, x: number): number {
  return Math.exp(a * Math.log(x) - x - lnGamma(a));
}

/** The series for the lower tail, good for x < a + 1. */
function lowerSeries(a: number, x: number): number {
  let term = 1 / a;
  let sum = term;
  for (let n = a + 1; term > sum * 1e-15; n++) {
    term *= x / n;
    sum += term;
  }
  return sum * front(a, x);
}

/** The continued fraction for the upper tail by Lentz's method, good for x >= a + 1. */
function upperFraction(a: number, x: number): number {
  let b = x + 1 - a;
  let c = 1e300;
  let d = 1 / b;
  let fraction = d;
  for (let i = 1; i < 10_000; i++) {
    const numerator = -i * (i - a);
    b += 2;
    d = 1 / (numerator * d + b);
    c = b + numerator / c;
    fraction *= d * c;
    if (Math.abs(d * c - 1) < 1e-15) break;
  }
  return fraction * front(a, x);
}

/** P(X <= x) of a gamma variable of shape `a` and rate 1; 0 for x <= 0. */
export function gammaCdf(a: number, x: number): number {
  if (x <= 0) return 0;
  return x < a + 1 ? lowerSeries(a, x) : 1 - upperFraction(a, x);
}

/** P(X > x), without the cancellation of 1 - P(X <= x) far out. */
export function gammaSurvival(a: number, x: number): number {
  if (x <= 0) return 1;
  return x < a + 1 ? 1 - lowerSeries(a, x) : upperFraction(a, x);
}

/** P(Z > z) of a standard normal variable for z >= 0. */
export function normalSurvival(z: number): number {
  return gammaSurvival(0.5, (z * z) / 2) / 2;
}
