import type { Column } from '../numeric/moments';

/**
 * Turns an item round that was asked the other way: min + max - x.
 * @param min, max the ends of the scale, not of the answers seen
 */
export function reverseItem(answers: Column, min: number, max: number): Float64Array {
  return new Float64Array(answers).map((answer) => min + max - answer);
}
