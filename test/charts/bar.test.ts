import { describe, expect, it } from 'vitest';
import { barMarks, barOption, barSummary, barTable } from '../../src/charts/bar';
import { Translator } from '../../src/i18n';
import { contextOf, EVIL, paletteOf, seriesOf } from './support/context';
import { BAR } from './support/specs';

describe('bar chart', () => {
  it('draws values in their colours, and intervals over them', () => {
    const option = barOption(BAR, contextOf());
    const { marks } = paletteOf('light');
    expect(seriesOf(option, 'marks').data).toMatchObject([
      { value: 31, itemStyle: { color: marks['best-2'] } },
      { value: -12, itemStyle: { color: marks['slipping-1'] } },
      { value: 18, itemStyle: { color: marks['best-2'] } },
    ]);
    expect(seriesOf(option, 'intervals').data).toEqual([
      [0, 28, 34],
      [1, -20, -4],
      [2, 18, 18],
    ]);
  });

  it('puts names and numbers into columns of their own when horizontal', () => {
    const { yAxis } = barOption({ ...BAR, horizontal: true }, contextOf()) as { yAxis: { data: string[] }[] };
    expect(yAxis.map(({ data }) => data)).toEqual([
      ['Tmall', 'Douyin', 'Stores'],
      ['31', '-12', '18'],
    ]);
  });

  it('writes numbers on the bars where they fit, otherwise at an axis', () => {
    const points = BAR.points.map(({ label, value }) => ({ label, value }));
    const wide = barOption({ ...BAR, points }, contextOf()) as { yAxis: { axisLabel: { show: boolean } } };
    const narrow = barOption({ ...BAR, points }, contextOf({ width: 60 })) as {
      yAxis: { axisLabel: { show: boolean } };
    };
    expect([wide.yAxis.axisLabel.show, narrow.yAxis.axisLabel.show]).toEqual([false, true]);
  });

  it('has the same numbers in its table', () => {
    expect(barTable(BAR).rows.map(({ cells }) => cells)).toEqual([
      ['Tmall', 31, 28, 34],
      ['Douyin', -12, -20, -4],
      ['Stores', 18, null, null],
    ]);
    expect(barTable({ ...BAR, points: [{ label: 'x', value: 1 }] }).columns).toHaveLength(2);
  });

  it('names the highest and the lowest', () => {
    const words = new Translator('zh').text(barSummary(BAR));
    expect(words).toContain('最高为Tmall，31');
    expect(words).toContain('最低为Douyin，-12');
  });

  it('keeps hostile labels as text, and braces too', () => {
    const spec = {
      ...BAR,
      points: [
        { label: EVIL, value: 1 },
        { label: '{a|b} {value}', value: 2 },
      ],
    };
    const { xAxis } = barOption(spec, contextOf()) as { xAxis: { data: string[] } };
    expect(xAxis.data).toEqual([EVIL, '{a|b} {value}']);
    expect(barMarks(spec, new Translator('en')).map(({ label }) => label)).toEqual([EVIL, '{a|b} {value}']);
  });
});
