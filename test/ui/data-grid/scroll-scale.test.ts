import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ScrollScale } from '../../../src/ui/data-grid/scroll-scale';

describe('ScrollScale', () => {
  it('is the identity for a table the browser can hold', () => {
    const scale = new ScrollScale(32 * 10_000, 600);
    expect(scale.height).toBe(320_000);
    scale.scrolled(123_456);
    expect(scale.top).toBe(123_456);
    expect(scale.shift).toBe(0);
    expect(scale.goTo(200_000)).toBe(200_000);
  });

  it('never grows taller than browsers scroll', () => {
    expect(new ScrollScale(32 * 50_000_000, 600).height).toBeLessThan(16_000_000);
  });

  it('follows small moves pixel by pixel in a table too tall', () => {
    const scale = new ScrollScale(32_000_000, 600);
    scale.goTo(16_000_000);
    scale.scrolled(scale.position + 40);
    expect(scale.top).toBe(16_000_040);
  });

  it('takes a jump of the thumb as a share of the table', () => {
    const scale = new ScrollScale(32_000_000, 600);
    scale.scrolled((scale.height - 600) / 2);
    expect(scale.top).toBeCloseTo((32_000_000 - 600) / 2, 3);
  });

  it('reaches the first and the last row from both ends of the bar', () => {
    const scale = new ScrollScale(32_000_000, 600);
    scale.scrolled(scale.height - 600);
    expect(scale.top).toBe(32_000_000 - 600);
    scale.scrolled(0);
    expect(scale.top).toBe(0);
  });

  it('stays inside the table whatever is done, and settles without moving', () => {
    const step = fc.oneof(
      fc.record({
        kind: fc.constant('scroll' as const),
        by: fc.integer({ min: -9_000_000, max: 9_000_000 }),
      }),
      fc.record({ kind: fc.constant('scroll' as const), by: fc.integer({ min: -400, max: 400 }) }),
      fc.record({ kind: fc.constant('goTo' as const), by: fc.integer({ min: -1000, max: 400_000_000 }) }),
    );
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 20_000_000 }),
        fc.integer({ min: 0, max: 2000 }),
        fc.array(step),
        (rows, viewport, steps) => {
          const scale = new ScrollScale(rows * 32, viewport);
          const lowest = Math.max(0, rows * 32 - viewport);
          for (const { kind, by } of steps) {
            if (kind === 'goTo') scale.goTo(by);
            else scale.scrolled(scale.position + by);
            expect(scale.top).toBeGreaterThanOrEqual(0);
            expect(scale.top).toBeLessThanOrEqual(lowest);
            const before = scale.top;
            scale.settle();
            expect(scale.top).toBeCloseTo(before, 6);
          }
        },
      ),
      { seed: 20260102 },
    );
  });
});
