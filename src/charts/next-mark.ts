import type { Mark } from './chart-kind';

const STEPS: Readonly<Record<string, readonly [x: number, y: number]>> = {
  ArrowRight: [1, 0],
  ArrowLeft: [-1, 0],
  ArrowUp: [0, 1],
  ArrowDown: [0, -1],
};

/**
 * Where a key leads from the mark `from` (none: -1). On a grid the arrows go to the nearest mark in their
 * direction; elsewhere right and down are the next mark, left and up the one before.
 * @returns undefined for a key that moves nothing
 */
export function nextMark(marks: readonly Mark[], from: number, key: string): number | undefined {
  const last = marks.length - 1;
  if (last < 0) return undefined;
  if (key === 'Home') return 0;
  if (key === 'End') return last;
  const step = STEPS[key];
  if (!step) return undefined;
  if (from < 0) return step[0] + -step[1] > 0 ? 0 : last;
  const at = marks[from]?.at;
  if (at) return nearest(marks, at, step) ?? from;
  return Math.max(0, Math.min(last, from + step[0] - step[1]));
}

function nearest(
  marks: readonly Mark[],
  [x, y]: readonly [number, number],
  [stepX, stepY]: readonly [number, number],
): number | undefined {
  let best: number | undefined;
  let bestDistance = Infinity;
  marks.forEach(({ at }, index) => {
    if (!at) return;
    const along = (at[0] - x) * stepX + (at[1] - y) * stepY;
    const aside = Math.abs((at[0] - x) * stepY) + Math.abs((at[1] - y) * stepX);
    if (along <= 0 || aside > 0) return;
    if (along < bestDistance) {
      best = index;
      bestDistance = along;
    }
  });
  return best;
}
