import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { squarify } from '../../src/charts/squarify';

const AREA = { x: 0, y: 0, width: 600, height: 400 };

describe('squarify', () => {
  it('lays out the example of the paper', () => {
    const tiles = squarify([6, 6, 4, 3, 2, 2, 1], { x: 0, y: 0, width: 6, height: 4 });
    expect(tiles[0]).toEqual({ x: 0, y: 0, width: 3, height: 2 });
    expect(tiles[1]).toEqual({ x: 0, y: 2, width: 3, height: 2 });
    expect(tiles[2]?.width).toBeCloseTo(12 / 7, 10);
  });

  it('gives every value its share of the area, inside it and without overlap', () => {
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: 0, max: 10_000 }), { minLength: 1, maxLength: 30 }),
        (values) => {
          const total = values.reduce((sum, value) => sum + value, 0);
          const tiles = squarify(values, AREA);
          tiles.forEach((tile, index) => {
            const expected = total > 0 ? ((values[index] ?? 0) / total) * 240_000 : 0;
            expect(tile.width * tile.height).toBeCloseTo(expected, 4);
            expect(tile.x + tile.width).toBeLessThanOrEqual(600 + 1e-6);
            expect(tile.y + tile.height).toBeLessThanOrEqual(400 + 1e-6);
            for (const other of tiles.slice(index + 1)) {
              const wide = Math.min(tile.x + tile.width, other.x + other.width) - Math.max(tile.x, other.x);
              const high = Math.min(tile.y + tile.height, other.y + other.height) - Math.max(tile.y, other.y);
              expect(wide > 1e-6 && high > 1e-6).toBe(false);
            }
          });
        },
      ),
    );
  });

  it('gives nothing to nothing', () => {
    expect(squarify([0, 0], AREA).every(({ width }) => width === 0)).toBe(true);
    expect(squarify([], AREA)).toEqual([]);
  });
});
