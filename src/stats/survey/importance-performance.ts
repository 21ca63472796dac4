import type { Interval } from '../interval';

/** Where an item lies: important and poor, important and good, and so on. */
export type Quadrant = 'concentrate' | 'keep-up' | 'low-priority' | 'possible-overkill';

export interface Measured {
  readonly value: number;
  readonly interval?: Interval | undefined;
}

export interface Placement {
  readonly quadrant: Quadrant;
  /** an interval of the item reaches over a line of the crosshair: the quadrant is not certain */
  readonly unclear: boolean;
}

function reachesOver({ interval }: Measured, line: number): boolean {
  return interval !== undefined && interval[0] < line && interval[1] > line;
}

/**
 * The quadrant of an item in importance-performance analysis; a value on the line counts as high.
 * @param crosshair the grand means, or the middle of the scale: the caller says which
 * @see Martilla & James (1977), J. Mark. 41
 */
export function placeItem(
  performance: Measured,
  importance: Measured,
  crosshair: { readonly performance: number; readonly importance: number },
): Placement {
  const good = performance.value >= crosshair.performance;
  const important = importance.value >= crosshair.importance;
  const quadrant = important
    ? good
      ? 'keep-up'
      : 'concentrate'
    : good
      ? 'possible-overkill'
      : 'low-priority';
  const unclear =
    reachesOver(performance, crosshair.performance) || reachesOver(importance, crosshair.importance);
  return { quadrant, unclear };
}
