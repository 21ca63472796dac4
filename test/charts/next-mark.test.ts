import { describe, expect, it } from 'vitest';
import { nextMark } from '../../src/charts/next-mark';
import { heatmapMarks } from '../../src/charts/heatmap';
import { Translator } from '../../src/i18n';
import { HEATMAP } from './support/specs';

const row = [1, 2, 3].map((label) => ({ label: String(label), details: [] }));

describe('walking over the marks', () => {
  it('goes along a row and stops at its ends', () => {
    expect(nextMark(row, -1, 'ArrowRight')).toBe(0);
    expect(nextMark(row, -1, 'ArrowLeft')).toBe(2);
    expect(nextMark(row, 0, 'ArrowDown')).toBe(1);
    expect(nextMark(row, 2, 'ArrowRight')).toBe(2);
    expect(nextMark(row, 2, 'Home')).toBe(0);
    expect(nextMark(row, 0, 'End')).toBe(2);
    expect(nextMark(row, 0, 'x')).toBeUndefined();
    expect(nextMark([], -1, 'ArrowRight')).toBeUndefined();
  });

  it('goes over a grid in all directions and leaps over empty cells', () => {
    const cells = heatmapMarks(HEATMAP, new Translator('en'));
    expect(nextMark(cells, 0, 'ArrowUp')).toBe(2);
    expect(nextMark(cells, 2, 'ArrowRight')).toBe(3);
    expect(nextMark(cells, 3, 'ArrowLeft')).toBe(2);
    expect(nextMark(cells, 3, 'ArrowDown')).toBe(3);
  });
});
