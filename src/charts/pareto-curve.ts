import type { ParetoBorder, ParetoSpec } from '../blocks';

type Curve = ParetoSpec['curve'];

/** Cumulative share of the measure that the first `items` (0 to 1) hold, between the points along a straight line. */
export function shareAt(curve: Curve, items: number): number {
  return interpolate(curve, items, 0, 1);
}

/** Share of the items (0 to 1) at which the curve reaches `share`; the first such place where it runs level. */
export function itemsAt(curve: Curve, share: number): number {
  return interpolate(curve, share, 1, 0);
}

function interpolate(curve: Curve, at: number, from: 0 | 1, to: 0 | 1): number {
  let before = curve[0];
  if (!before) return 0;
  for (const point of curve) {
    if (point[from] >= at) {
      const span = point[from] - before[from];
      return span > 0 ? before[to] + ((at - before[from]) / span) * (point[to] - before[to]) : point[to];
    }
    before = point;
  }
  return before[to];
}

/** The whole per cent a border may take: between its neighbours, and never 0 or 1. */
export function borderRange(shares: readonly number[], index: number): readonly [low: number, high: number] {
  const before = shares[index - 1];
  const after = shares[index + 1];
  const low = before === undefined ? 0.01 : before + 0.01;
  const high = after === undefined ? 0.99 : after - 0.01;
  return [hundredth(Math.max(0.01, low)), hundredth(Math.min(0.99, high))];
}

/** The nearest share that border `index` may take, in steps of 0.01. */
export function clampBorder(shares: readonly number[], index: number, share: number): number {
  const [low, high] = borderRange(shares, index);
  return Math.max(low, Math.min(high, hundredth(share)));
}

function hundredth(share: number): number {
  return Math.round(share * 100) / 100;
}

/** The class a place on the axis of items belongs to: the first border that lies at or after it. */
export function classAt({ borders, curve }: ParetoSpec, items: number): ParetoBorder | undefined {
  return borders.find(({ share }) => items <= itemsAt(curve, share));
}
