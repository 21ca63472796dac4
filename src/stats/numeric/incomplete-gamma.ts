import { continuedFraction } from './continued-fraction';
import { stirlingCorrection } from './ln-gamma';
import { tailsFromLower, tailsFromUpper, type Tails } from './tails';

/** x^a e^-x / Gamma(a), written around x = a so that large arguments keep their digits. */
function front(a: number, x: number): number {
  const excess = (x - a) / a;
  const lnRatio = Math.abs(excess) < 0.5 ? Math.log1p(excess) : Math.log(x / a);
  const exponent = a * (lnRatio - excess);
  return Math.sqrt(a / (2 * Math.PI)) * Math.exp(exponent - stirlingCorrection(a));
}

function lowerSeries(a: number, x: number): number {
  let term = 1 / a;
  let sum = term;
  for (let n = a + 1; term > sum * 1e-17; n++) {
    term *= x / n;
    sum += term;
  }
  return sum * front(a, x);
}

function upperFraction(a: number, x: number): number {
  const fraction = continuedFraction(
    (term) => -term * (term - a),
    (term) => x + 1 - a + 2 * term,
  );
  return front(a, x) / fraction;
}

/**
 * The regularised incomplete gamma functions P(a, x) and Q(a, x): the tails of a gamma variable of shape `a` and rate 1.
 * @param a > 0
 * @param x below 0 counts as 0
 * @throws {RangeError} when a is not above 0 or x is not a number
 * @see NIST Digital Library of Mathematical Functions, 8.11.4 (series) and 8.9.2 (continued fraction)
 */
export function incompleteGamma(a: number, x: number): Tails {
  if (!(a > 0)) throw new RangeError(`a must be above 0, got ${a}`);
  if (Number.isNaN(x)) throw new RangeError('x must be a number, got NaN');
  if (x <= 0) return { lower: 0, upper: 1 };
  if (x === Infinity) return { lower: 1, upper: 0 };
  return x < a + 1 ? tailsFromLower(lowerSeries(a, x)) : tailsFromUpper(upperFraction(a, x));
}
