import { describe, expect, it } from 'vitest';
import { contrast } from '../../src/charts/contrast';
import {
  heatmapOption,
  heatmapSummary,
  heatmapTable,
  heatmapTiles,
  labelStep,
  shadeScale,
} from '../../src/charts/heatmap';
import { Translator } from '../../src/i18n';
import { contextOf, EVIL, paletteOf, seriesOf } from './support/context';
import { HEATMAP } from './support/specs';

describe('heat map', () => {
  it('draws the cells it has, darker for more', () => {
    const { data } = seriesOf(heatmapOption(HEATMAP, contextOf()), 'marks');
    expect(data).toMatchObject(HEATMAP.cells.map(({ x, y, value }) => ({ value: [x, y, value] })));
    const { paper } = paletteOf('light');
    const away = heatmapTiles(HEATMAP, contextOf()).map(({ fill }) => contrast(fill, paper));
    expect(away[3]).toBe(Math.max(...away));
    expect(away[0]).toBe(Math.min(...away));
  });

  it('writes compact numbers on all cells, or on none when one does not fit', () => {
    expect(heatmapTiles(HEATMAP, contextOf()).map(({ label }) => label)).toEqual([
      '210',
      '340',
      '300',
      '8.2K',
    ]);
    expect(heatmapTiles(HEATMAP, contextOf({ width: 100 })).map(({ label }) => label)).toEqual([
      '',
      '',
      '',
      '',
    ]);
  });

  it('spreads crowded values and leaves even ones alone', () => {
    expect(shadeScale([0, 50, 100])(50)).toBe(0.5);
    expect(shadeScale([0, 1, 2, 3, 100])(25)).toBe(0.5);
    expect(shadeScale([7, 7])(7)).toBe(0.5);
  });

  it('shows an arrow only where scores rise', () => {
    const { xAxis, yAxis } = heatmapOption({ ...HEATMAP, y: ['2011-02', '2011-01'] }, contextOf()) as {
      xAxis: { name: string };
      yAxis: { name: string };
    };
    expect(xAxis.name).toMatch(/→$/);
    expect(yAxis.name).not.toMatch(/↑$/);
  });

  it('thins the labels under narrow columns', () => {
    expect(labelStep(['1', '2'], 40)).toBe(1);
    expect(labelStep(['2011-01', '2011-02'], 20)).toBe(3);
  });

  it('has the same numbers in its table', () => {
    expect(heatmapTable(HEATMAP).rows.map(({ cells }) => cells)).toEqual([
      ['1', '1', 210],
      ['1', '2', 340],
      ['2', '1', 300],
      ['2', '3', 8200],
    ]);
  });

  it('names the highest and the lowest cell', () => {
    const words = new Translator('en').text(heatmapSummary(HEATMAP));
    expect(words).toContain('Highest: 8,200 at Frequency  3 · Recency  2.');
    expect(words).toContain('4 cells');
  });

  it('passes hostile axis labels on as data', () => {
    const { xAxis } = heatmapOption({ ...HEATMAP, x: [EVIL, '{b}', '2'] }, contextOf()) as {
      xAxis: { data: string[] };
    };
    expect(xAxis.data).toEqual([EVIL, '{b}', '2']);
  });
});
