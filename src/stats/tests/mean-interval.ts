import { around, type Interval } from '../interval';
import { studentQuantile } from '../numeric/distributions';

/**
 * The t interval of a mean.
 * @param n answers
 * @param sd standard deviation with n - 1
 * @param level of confidence, 0 to 1
 * @returns undefined when n < 2 or all answers are alike: the interval is then not defined
 * @see Student (1908), Biometrika 6
 */
export function meanInterval(n: number, mean: number, sd: number, level = 0.95): Interval | undefined {
  if (!(n >= 2 && sd > 0)) return undefined;
  return around(mean, (studentQuantile((1 + level) / 2, n - 1) * sd) / Math.sqrt(n));
}
