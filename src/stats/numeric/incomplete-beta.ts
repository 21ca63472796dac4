import { continuedFraction } from './continued-fraction';
import { stirlingCorrection } from './ln-gamma';
import { tailsFromLower, tailsFromUpper, type Tails } from './tails';

/** ln(ratio), where ratio - 1 = `excess` is the more exact one near 1. */
function lnNearOne(ratio: number, excess: number): number {
  return Math.abs(excess) < 0.5 ? Math.log1p(excess) : Math.log(ratio);
}

/** x^a y^b / B(a, b) with y = 1 - x, written around the mean so that large arguments keep their digits. */
function front(a: number, b: number, x: number, y: number): number {
  const aside = b * x - a * y;
  const exponent = a * lnNearOne((x * (a + b)) / a, aside / a) + b * lnNearOne((y * (a + b)) / b, -aside / b);
  const correction = stirlingCorrection(a) + stirlingCorrection(b) - stirlingCorrection(a + b);
  return Math.sqrt((a * b) / (2 * Math.PI * (a + b))) * Math.exp(exponent - correction);
}

/** The lower tail, good below the mean. */
function lowerFraction(a: number, b: number, x: number, y: number): number {
  const fraction = continuedFraction(
    (term) => {
      const m = Math.floor(term / 2);
      const denominator = (a + term - 1) * (a + term);
      return term % 2 === 0 ? (m * (b - m) * x) / denominator : (-(a + m) * (a + b + m) * x) / denominator;
    },
    () => 1,
  );
  return front(a, b, x, y) / (a * fraction);
}

/**
 * The regularised incomplete beta function I_x(a, b) and its complement: the tails of a beta variable.
 * @param a, b > 0
 * @param x within 0..1
 * @param y 1 - x; give it where it is known more exactly than by subtraction
 * @throws {RangeError} when an argument is out of its range
 * @see NIST Digital Library of Mathematical Functions, 8.17.22
 */
export function incompleteBeta(a: number, b: number, x: number, y = 1 - x): Tails {
  if (!(a > 0 && b > 0)) throw new RangeError(`a and b must be above 0, got ${a} and ${b}`);
  if (!(x >= 0 && x <= 1)) throw new RangeError(`x must lie in 0..1, got ${x}`);
  if (x === 0) return { lower: 0, upper: 1 };
  if (y === 0) return { lower: 1, upper: 0 };
  return x * (a + b + 2) < a + 1
    ? tailsFromLower(lowerFraction(a, b, x, y))
    : tailsFromUpper(lowerFraction(b, a, y, x));
}
