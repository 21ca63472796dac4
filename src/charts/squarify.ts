export interface Tile {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/**
 * Divides a rectangle into tiles whose areas are proportional to the values and whose sides are as equal as they
 * can be, the largest at the top left.
 * @param values finite; those that are not positive get a tile without area
 * @returns one tile per value, in the order of the values
 * @see Bruls, Huizing & van Wijk (2000), Squarified Treemaps
 */
export function squarify(values: readonly number[], area: Tile): Tile[] {
  const tiles: Tile[] = values.map(() => ({ x: area.x, y: area.y, width: 0, height: 0 }));
  const order = values
    .map((value, index) => ({ value, index }))
    .filter(({ value }) => value > 0)
    .sort((left, right) => right.value - left.value || left.index - right.index);
  const total = order.reduce((sum, { value }) => sum + value, 0);
  const scale = total > 0 ? (area.width * area.height) / total : 0;
  let rest = area;
  let start = 0;
  while (start < order.length) {
    const side = Math.min(rest.width, rest.height);
    let end = start + 1;
    let sum = (order[start]?.value ?? 0) * scale;
    let worst = worstRatio(sum, sum, sum, side);
    while (end < order.length) {
      const next = (order[end]?.value ?? 0) * scale;
      const first = (order[start]?.value ?? 0) * scale;
      const ratio = worstRatio(sum + next, first, next, side);
      if (ratio > worst) break;
      worst = ratio;
      sum += next;
      end += 1;
    }
    rest = placeRow(order.slice(start, end), sum, scale, rest, tiles);
    start = end;
  }
  return tiles;
}

/** The longest side ratio in a row of areas from `largest` to `smallest` along `side`. */
function worstRatio(sum: number, largest: number, smallest: number, side: number): number {
  const square = side * side;
  return Math.max((square * largest) / (sum * sum), (sum * sum) / (square * smallest));
}

/** Lays one row along the shorter side of `rest` and returns what is left of it. */
function placeRow(
  row: readonly { readonly value: number; readonly index: number }[],
  sum: number,
  scale: number,
  rest: Tile,
  tiles: Tile[],
): Tile {
  const upright = rest.width >= rest.height;
  const thickness = sum / (upright ? rest.height : rest.width);
  let along = upright ? rest.y : rest.x;
  for (const { value, index } of row) {
    const length = (value * scale) / thickness;
    tiles[index] = upright
      ? { x: rest.x, y: along, width: thickness, height: length }
      : { x: along, y: rest.y, width: length, height: thickness };
    along += length;
  }
  return upright
    ? { ...rest, x: rest.x + thickness, width: Math.max(0, rest.width - thickness) }
    : { ...rest, y: rest.y + thickness, height: Math.max(0, rest.height - thickness) };
}
