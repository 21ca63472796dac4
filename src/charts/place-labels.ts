/**
 * Left edges of labels in one line, each as near as can be to the middle of its place, in order, without touching.
 * @param centers ascending, in pixels
 * @param room the space there is, from 0; when it is too small the labels keep their order and overflow at the right
 */
export function placeLabels(
  centers: readonly number[],
  widths: readonly number[],
  room: number,
  gap = 8,
): number[] {
  const lefts: number[] = [];
  let free = 0;
  centers.forEach((center, index) => {
    const width = widths[index] ?? 0;
    const left = Math.max(free, center - width / 2);
    lefts.push(left);
    free = left + width + gap;
  });
  let limit = room;
  for (let index = lefts.length - 1; index >= 0; index -= 1) {
    const width = widths[index] ?? 0;
    const left = Math.min(lefts[index] ?? 0, limit - width);
    lefts[index] = Math.max(0, left);
    limit = left - gap;
  }
  return lefts;
}
