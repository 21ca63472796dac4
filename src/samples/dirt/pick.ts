import type { Random } from '../random';

/** One of the values, of which there is at least one, each as likely as the others. */
export function pick<Value>(random: Random, values: readonly Value[]): Value {
  return values[random.below(values.length)] as Value;
}
