/** A confidence interval: the bounds, low first, in the unit of the estimate. */
export type Interval = readonly [low: number, high: number];

/** estimate +/- half */
export function around(estimate: number, half: number): Interval {
  return [estimate - half, estimate + half];
}

export function clamp([low, high]: Interval, least: number, greatest: number): Interval {
  return [Math.max(least, low), Math.min(greatest, high)];
}
