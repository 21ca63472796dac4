import { describe, expect, it } from 'vitest';
import { labelledPoints, lineMarks, lineOption, lineSummary, lineTable } from '../../src/charts/line';
import { Translator } from '../../src/i18n';
import { contextOf, seriesOf } from './support/context';
import { LINE } from './support/specs';

describe('line chart', () => {
  it('draws the whole periods solid and the last, incomplete one dashed', () => {
    const option = lineOption(LINE, contextOf());
    expect(seriesOf(option, 'marks').data).toMatchObject([
      { value: 974_000 },
      { value: 1_132_000 },
      { value: 343_000 },
    ]);
    expect(seriesOf(option, 'whole').data).toEqual([974_000, 1_132_000, '-']);
    expect(seriesOf(option, 'partial').data).toEqual(['-', 1_132_000, 343_000]);
    expect(() => seriesOf(lineOption({ ...LINE, partialLast: false }, contextOf()), 'partial')).toThrow();
  });

  it('names the highest and the last whole point, once if they are the same or close', () => {
    expect(labelledPoints(LINE, contextOf())).toEqual(new Set([1]));
    expect(labelledPoints({ ...LINE, partialLast: false }, contextOf())).toEqual(new Set([1, 2]));
    expect(labelledPoints({ ...LINE, partialLast: false }, contextOf({ width: 60 }))).toEqual(new Set([1]));
    expect(labelledPoints({ ...LINE, points: [] }, contextOf())).toEqual(new Set());
  });

  it('does not draw shares beyond the whole', () => {
    const spec = {
      ...LINE,
      measure: 'share' as const,
      points: [
        { label: '0', value: 1 },
        { label: '1', value: 0.3 },
      ],
    };
    expect(lineOption(spec, contextOf())).toMatchObject({ yAxis: { max: 1 } });
  });

  it('draws a band only where there are intervals', () => {
    const points = LINE.points.map((point) => ({
      ...point,
      interval: [point.value - 1, point.value + 1] as const,
    }));
    expect(seriesOf(lineOption({ ...LINE, points }, contextOf()), 'intervals').data).toHaveLength(2);
    expect(() => seriesOf(lineOption(LINE, contextOf()), 'intervals')).toThrow();
  });

  it('says in words and in the table that the last period is incomplete', () => {
    const translator = new Translator('en');
    expect(lineMarks(LINE, translator).at(-1)?.label).toBe('2011-12 (incomplete)');
    expect(translator.text(lineSummary(LINE))).toContain('not a whole period');
    const { columns, rows } = lineTable(LINE);
    expect(rows.map(({ cells }) => cells.slice(0, 2))).toEqual(
      LINE.points.map(({ label, value }) => [label, value]),
    );
    expect(columns).toHaveLength(3);
    expect(rows.at(-1)?.cells.at(-1)).toEqual({ key: 'charts.period.partial' });
  });
});
