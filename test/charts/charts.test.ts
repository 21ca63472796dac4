import { describe, expect, it } from 'vitest';
import { chartOf } from '../../src/charts/charts';
import { contextOf, paletteOf } from './support/context';
import { BAR, HEATMAP, LINE, PARETO, TREEMAP } from './support/specs';

/** The specifications are frozen: a builder that changes its input throws here. */
const SPECS = [TREEMAP, HEATMAP, PARETO, BAR, { ...BAR, horizontal: true }, LINE] as const;

describe.each(SPECS.map((spec) => [spec.kind, spec] as const))('every chart: %s', (_kind, spec) => {
  const chart = chartOf(spec);

  it.each(['light', 'dark'] as const)('draws in the %s theme at every width', (theme) => {
    for (const width of [0, 120, 340, 800]) {
      const context = contextOf({ palette: paletteOf(theme), width, height: chart.height(width) });
      expect(() => chart.option(context)).not.toThrow();
    }
  });

  it('has one mark, one table row and one item of the series for each thing it shows', () => {
    const { series } = chart.option(contextOf()) as { series: { id: string; data: unknown[] }[] };
    const marks = chart.marks(contextOf().translator);
    expect(series[0]?.id).toBe('marks');
    expect(series[0]?.data).toHaveLength(marks.length);
    const { columns, rows } = chart.table();
    expect(rows).toHaveLength(marks.length);
    for (const { cells } of rows) expect(cells).toHaveLength(columns.length);
    expect(rows.map(({ select }) => select)).toEqual(marks.map(({ select }) => select));
  });

  it('moves only where motion is welcome', () => {
    expect(chart.option(contextOf())).toMatchObject({ animation: true, animationDuration: 150 });
    expect(chart.option(contextOf({ reducedMotion: true }))).toMatchObject({ animation: false });
  });
});
