import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { niceStep, paretoMarks, paretoOption, paretoSummary, paretoTable } from '../../src/charts/pareto';
import { borderRange, clampBorder, itemsAt, shareAt } from '../../src/charts/pareto-curve';
import { Translator } from '../../src/i18n';
import { contextOf, paletteOf, seriesOf } from './support/context';
import { PARETO } from './support/specs';

const { curve } = PARETO;

describe('the curve', () => {
  it('puts a border where it reaches the share', () => {
    expect(itemsAt(curve, 0.8)).toBe(0.25);
    expect(itemsAt(curve, 0.95)).toBe(0.5);
    expect(itemsAt(curve, 0.4)).toBeCloseTo(0.125, 12);
    expect(shareAt(curve, 0.75)).toBeCloseTo(0.975, 12);
    expect(shareAt(curve, 0)).toBe(0);
    expect(shareAt(curve, 1)).toBe(1);
    expect(shareAt([], 0.5)).toBe(0);
  });

  it('leads there and back', () => {
    fc.assert(
      fc.property(fc.double({ min: 0, max: 1, noNaN: true }), (share) => {
        expect(shareAt(curve, itemsAt(curve, share))).toBeCloseTo(share, 9);
      }),
    );
  });

  it('takes the first place where it runs level', () => {
    expect(
      itemsAt(
        [
          [0, 0],
          [0.2, 1],
          [1, 1],
        ],
        1,
      ),
    ).toBe(0.2);
  });
});

describe('moving a border', () => {
  it('stays between its neighbours, in whole per cents', () => {
    expect(clampBorder([0.8, 0.95], 0, 0.6249)).toBe(0.62);
    expect(clampBorder([0.8, 0.95], 0, 0.99)).toBe(0.94);
    expect(clampBorder([0.8, 0.95], 1, 0.2)).toBe(0.81);
    expect(clampBorder([0.8, 0.95], 1, 1)).toBe(0.99);
    expect(clampBorder([0.8], 0, -1)).toBe(0.01);
    expect(borderRange([0.8, 0.95], 0)).toEqual([0.01, 0.94]);
  });
});

describe('Pareto chart', () => {
  it('draws bars by class, and the curve', () => {
    const option = paretoOption(PARETO, contextOf());
    const { marks } = paletteOf('light');
    expect(seriesOf(option, 'marks').data).toEqual([
      { value: [0, 0.25, 800], itemStyle: { color: marks['best-1'] } },
      { value: [0.25, 0.5, 150], itemStyle: { color: marks['fading-2'] } },
      { value: [0.5, 1, 25], itemStyle: { color: marks['gone-2'] } },
    ]);
    expect(seriesOf(option, 'curve').data).toEqual(curve);
  });

  it('divides both value axes alike', () => {
    const { yAxis } = paretoOption(PARETO, contextOf({ width: 800 })) as {
      yAxis: { max: number; interval: number }[];
    };
    expect(yAxis.map(({ max, interval }) => Math.round(max / interval))).toEqual([5, 5]);
    expect(yAxis[0]?.max).toBe(1000);
    expect(niceStep(0)).toBe(1);
    expect(niceStep(0.21)).toBeCloseTo(0.25, 12);
    expect(niceStep(3700)).toBe(5000);
  });

  it('names the class of a bar, since colour alone must not', () => {
    const marks = paretoMarks(PARETO, new Translator('en'));
    expect(marks[0]?.details[0]).toMatchObject({ label: 'Class', value: 'A ' });
    expect(marks[2]?.details[0]?.label).not.toBe('Class');
  });

  it('has the same numbers in its table', () => {
    const { rows } = paretoTable(PARETO);
    expect(rows.map(({ cells }) => cells.toSpliced(1, 1))).toEqual([
      ['1–100', 0, 0.25, 800, 0.8],
      ['101–200', 0.25, 0.5, 150, 0.95],
      ['201–400', 0.5, 1, 25, 1],
    ]);
  });

  it('says where the classes end', () => {
    const words = new Translator('en').text(paretoSummary(PARETO));
    expect(words).toContain('the first 20% hold 64.0% of the total');
    expect(words).toContain('ends at 95.0% of the total, reached by the first 50.0%');
  });
});
