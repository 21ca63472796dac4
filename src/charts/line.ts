import type { CustomSeriesOption, EChartsOption, LineSeriesOption } from 'echarts';
import type { LineSpec } from '../blocks';
import { text, type Text, type Translator } from '../i18n';
import { extremes, pointLabels, pointMark, pointTable } from './categories';
import { MARKS_SERIES, type ChartContext, type ChartKind, type ChartTable, type Mark } from './chart-kind';
import { axisNumber, quantity } from './facts';
import { AXIS_FONT, axisLabels, BARE_AXIS, baseOption, gridOption, hairlines } from './option-parts';
import { sameSelection } from './same-selection';
import { shorten, textWidth } from './text-size';
import { tooltipOption } from './tooltip';

const COLOR = 'best-1';
const DASH = [4, 4];

export function lineOption(spec: LineSpec, context: ChartContext): EChartsOption {
  const { translator, width, palette } = context;
  const labels = pointLabels(spec, translator);
  const axis = (value: number): string => axisNumber(spec.measure, value, translator.formats);
  const values = spec.points.flatMap(({ value, interval }) => [value, ...(interval ?? [])]);
  const scale = Math.max(
    ...values.map((value) => textWidth(axis(Number(value.toPrecision(2))), AXIS_FONT)),
    0,
  );
  const widest = Math.min(width * 0.25, Math.max(0, ...labels.map((label) => textWidth(label, AXIS_FONT))));
  const left = Math.max(Math.min(scale + 10, width * 0.25), widest / 2);
  const column = (width - left - 8) / Math.max(1, spec.points.length - 1);
  const step = Math.max(1, Math.ceil((widest + 16) / column));
  // The last point's own label needs room beyond the plot, when it is among those shown.
  const right = (spec.points.length - 1) % step === 0 ? Math.max(8, widest / 2) : 8;
  const margins = { left, right, top: 22, bottom: 28 };
  return {
    ...baseOption(context),
    grid: gridOption(margins),
    tooltip: {
      ...tooltipOption(context, lineMarks(spec, translator), 'axis'),
      axisPointer: {
        type: 'line',
        lineStyle: { color: palette.ink3, width: 1, type: 'solid' },
        animation: false,
      },
    },
    xAxis: {
      type: 'category',
      boundaryGap: spec.points.length === 1,
      data: labels,
      ...BARE_AXIS,
      axisLine: { show: true, onZero: false, lineStyle: { color: palette.hairline } },
      axisLabel: {
        ...axisLabels(context),
        margin: 8,
        interval: step - 1,
        formatter: (label: string) => shorten(label, widest, AXIS_FONT),
      },
    },
    yAxis: {
      type: 'value',
      splitNumber: 4,
      // No axis to 120 %, where a share cannot go.
      ...(spec.measure === 'share' && Math.max(...values) <= 1 && Math.max(...values) > 0.8
        ? { max: 1, interval: 0.25 }
        : {}),
      ...BARE_AXIS,
      axisLabel: { ...axisLabels(context), margin: 8, formatter: axis },
      splitLine: hairlines(context),
    },
    series: [marksSeries(spec, context), ...lineSeries(spec, context), ...band(spec, context)],
  };
}

/** Carries every point for pointer, keyboard and labels; the visible lines are drawn by the series after it. */
function marksSeries(spec: LineSpec, context: ChartContext): LineSeriesOption {
  const { palette, selected, translator } = context;
  const labelled = labelledPoints(spec, context);
  const color = palette.marks[COLOR];
  return {
    id: MARKS_SERIES,
    type: 'line',
    data: spec.points.map(({ value, select }, index) => {
      const chosen = sameSelection(select, selected);
      const named = labelled.has(index);
      return {
        value,
        symbolSize: chosen ? 9 : 5,
        itemStyle: { opacity: named || chosen || spec.points.length === 1 ? 1 : 0 },
        label: {
          show: named,
          formatter: () => translator.formats.short(quantity(spec.measure, value)),
          ...(index === 0 ? { align: 'left' as const } : {}),
          ...(index === spec.points.length - 1 ? { align: 'right' as const, offset: [4, 0] } : {}),
        },
      };
    }),
    symbol: 'circle',
    showSymbol: true,
    showAllSymbol: true,
    lineStyle: { opacity: 0 },
    itemStyle: { color, borderColor: palette.paper, borderWidth: 1 },
    label: {
      position: 'top',
      distance: 6,
      color: palette.ink,
      fontFamily: palette.fontText,
      fontSize: AXIS_FONT,
    },
    emphasis: { scale: 1.6, itemStyle: { opacity: 1, color, borderColor: palette.ink, borderWidth: 2 } },
    z: 4,
  };
}

/** The highest point and the last whole one are named directly, unless their labels would touch. */
export function labelledPoints(spec: LineSpec, { translator, width }: ChartContext): Set<number> {
  const high = extremes(spec.points)?.high;
  if (!high) return new Set();
  const highest = spec.points.indexOf(high);
  const last = spec.points.length - (spec.partialLast && spec.points.length > 1 ? 2 : 1);
  const column = width / Math.max(1, spec.points.length);
  const room = textWidth(translator.formats.short(quantity(spec.measure, high.value)), AXIS_FONT) + 16;
  return Math.abs(highest - last) * column < room ? new Set([highest]) : new Set([highest, last]);
}

function lineSeries({ points, area, partialLast }: LineSpec, { palette }: ChartContext): LineSeriesOption[] {
  const color = palette.marks[COLOR];
  const whole = partialLast ? points.length - 1 : points.length;
  const shared = {
    type: 'line' as const,
    silent: true,
    symbol: 'none' as const,
    itemStyle: { color },
    tooltip: { show: false },
  };
  const complete: LineSeriesOption = {
    ...shared,
    id: 'whole',
    data: points.map(({ value }, index) => (index < whole ? value : '-')),
    lineStyle: { color, width: 2 },
    ...(area ? { areaStyle: { color, opacity: 0.1 } } : {}),
  };
  if (!partialLast || points.length < 2) return [complete];
  return [
    complete,
    {
      ...shared,
      id: 'partial',
      data: points.map(({ value }, index) => (index >= whole - 1 ? value : '-')),
      lineStyle: { color, width: 2, type: DASH },
    },
  ];
}

/** The intervals of the points as one soft band behind the line. */
function band({ points }: LineSpec, { palette }: ChartContext): CustomSeriesOption[] {
  const estimated = points.flatMap(({ interval }, index) => (interval ? [{ index, interval }] : []));
  const first = estimated[0];
  if (!first || estimated.length < 2) return [];
  const highest = Math.max(...estimated.map(({ interval }) => interval[1]));
  const lowest = Math.min(...estimated.map(({ interval }) => interval[0]));
  return [
    {
      id: 'intervals',
      type: 'custom',
      silent: true,
      z: 1,
      tooltip: { show: false },
      encode: { x: 0, y: [1, 2] },
      // One item draws the whole band; the second only stretches the value axis to hold it.
      data: [
        [first.index, lowest, highest],
        [estimated.at(-1)?.index ?? 0, lowest, highest],
      ],
      renderItem: ({ dataIndex }, api) => {
        if (dataIndex !== 0) return null;
        const upper = estimated.map(({ index, interval }) => api.coord([index, interval[1]]));
        const lower = estimated.map(({ index, interval }) => api.coord([index, interval[0]]));
        return {
          type: 'polygon',
          shape: { points: [...upper, ...lower.reverse()] },
          style: { fill: palette.marks[COLOR], opacity: 0.14 },
        };
      },
    },
  ];
}

export function lineMarks(spec: LineSpec, translator: Translator): Mark[] {
  return spec.points.map((point, index) => {
    const mark = pointMark(spec, { color: COLOR, ...point }, translator);
    return isPartial(spec, index) ? { ...mark, label: partialLabel(mark.label, translator) } : mark;
  });
}

function isPartial({ partialLast, points }: LineSpec, index: number): boolean {
  return partialLast === true && index === points.length - 1;
}

function partialLabel(label: string, translator: Translator): string {
  return `${label} (${translator.t('charts.period.partial')})`;
}

export function lineTable(spec: LineSpec): ChartTable {
  const { columns, rows } = pointTable(spec);
  if (!spec.partialLast) return { columns, rows };
  return {
    columns: [...columns, { id: 'period', label: text('charts.column.period'), type: 'text' }],
    rows: rows.map((row, index) => ({
      ...row,
      cells: [...row.cells, isPartial(spec, index) ? text('charts.period.partial') : null],
    })),
  };
}

export function lineSummary(spec: LineSpec): Text {
  const range = extremes(spec.points);
  const first = spec.points[0];
  const last = spec.points.at(-1);
  if (!range || !first || !last) return text('charts.summary.empty');
  const sentence = text('charts.summary.line', {
    measure: spec.measureLabel,
    count: spec.points.length,
    first: first.label,
    firstValue: quantity(spec.measure, first.value),
    last: last.label,
    lastValue: quantity(spec.measure, last.value),
    top: range.high.label,
    topValue: quantity(spec.measure, range.high.value),
    low: range.low.label,
    lowValue: quantity(spec.measure, range.low.value),
  });
  if (!spec.partialLast) return sentence;
  return text('charts.summary.join', { first: sentence, second: text('charts.summary.line.partial') });
}

export const line: ChartKind<LineSpec> = {
  option: lineOption,
  table: lineTable,
  summary: lineSummary,
  marks: lineMarks,
  height: (_spec, width) => (width < 480 ? 220 : 260),
  markAt: (_spec, [x]) => Math.round(x),
};
