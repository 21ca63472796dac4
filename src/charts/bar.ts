import type { CustomSeriesOption, EChartsOption } from 'echarts';
import type { BarSpec } from '../blocks';
import { text, type Text, type Translator } from '../i18n';
import { extremes, pointLabels, pointMark, pointTable } from './categories';
import { MARKS_SERIES, type ChartContext, type ChartKind, type ChartTable, type Mark } from './chart-kind';
import { axisNumber, quantity } from './facts';
import {
  AXIS_FONT,
  axisLabels,
  BARE_AXIS,
  baseOption,
  gridOption,
  hairlines,
  LABEL_FONT,
} from './option-parts';
import { dimmed } from './palette';
import { litMarks } from './same-selection';
import { shorten, textWidth } from './text-size';
import { tooltipOption } from './tooltip';

const DEFAULT_COLOR = 'best-2';

export function barOption(spec: BarSpec, context: ChartContext): EChartsOption {
  return spec.horizontal ? horizontalOption(spec, context) : verticalOption(spec, context);
}

/** Names at the left, bars, and the numbers in a column of their own at the right, where no whisker can hit them. */
function horizontalOption(spec: BarSpec, context: ChartContext): EChartsOption {
  const { translator, width, palette } = context;
  const labels = pointLabels(spec, translator);
  const numbers = valueLabels(spec, translator);
  const left = Math.min(width * 0.4, widest(labels, LABEL_FONT) + 12);
  const margins = { left, right: widest(numbers, LABEL_FONT) + 12, top: 0, bottom: 0 };
  const rows = { type: 'category' as const, inverse: true, ...BARE_AXIS };
  const label = { ...axisLabels(context), color: palette.ink, fontSize: LABEL_FONT };
  return {
    ...baseOption(context),
    grid: gridOption(margins),
    tooltip: tooltipOption(context, barMarks(spec, translator), 'axis'),
    xAxis: { type: 'value', ...BARE_AXIS, axisLabel: { show: false }, splitLine: { show: false } },
    yAxis: [
      {
        ...rows,
        data: labels,
        axisLabel: {
          ...label,
          margin: left,
          align: 'left',
          interval: 0,
          formatter: (name: string) => shorten(name, left - 12, LABEL_FONT),
        },
      },
      {
        ...rows,
        data: numbers,
        position: 'right',
        axisLabel: { ...label, margin: margins.right, align: 'right', interval: 0 },
      },
    ],
    series: barSeries(spec, context, false),
  };
}

function verticalOption(spec: BarSpec, context: ChartContext): EChartsOption {
  const { translator, width, palette } = context;
  const labels = pointLabels(spec, translator);
  const numbers = valueLabels(spec, translator);
  const estimated = spec.points.some(({ interval }) => interval);
  const column = width / Math.max(1, spec.points.length);
  const direct = !estimated && widest(numbers, AXIS_FONT) + 4 <= column;
  const left = direct ? 0 : widest([...numbers, axisEnd(spec, translator)], AXIS_FONT) + 10;
  const band = (width - left) / Math.max(1, spec.points.length);
  const margins = { left, right: 0, top: direct ? 22 : 10, bottom: 28 };
  return {
    ...baseOption(context),
    grid: gridOption(margins),
    tooltip: tooltipOption(context, barMarks(spec, translator), 'axis'),
    xAxis: {
      type: 'category',
      data: labels,
      ...BARE_AXIS,
      axisLine: { show: true, lineStyle: { color: palette.hairline } },
      axisLabel: { ...axisLabels(context), margin: 8, ...fitted(labels, band) },
    },
    yAxis: {
      type: 'value',
      splitNumber: 4,
      ...BARE_AXIS,
      axisLabel: {
        ...axisLabels(context),
        show: !direct,
        margin: 8,
        formatter: (value: number) => axisNumber(spec.measure, value, translator.formats),
      },
      splitLine: direct ? { show: false } : hairlines(context),
    },
    series: barSeries(spec, context, direct),
  };
}

/** Names of few categories are shortened to their column; of many, only those are shown that do not touch. */
function fitted(labels: readonly string[], band: number) {
  const readable = band >= 5 * AXIS_FONT;
  return readable
    ? { interval: 0, formatter: (name: string) => shorten(name, band - 6, AXIS_FONT) }
    : { interval: Math.ceil((widest(labels, AXIS_FONT) + 8) / band) - 1 };
}

function barSeries(spec: BarSpec, context: ChartContext, direct: boolean) {
  const { palette, selected, translator } = context;
  const lit = litMarks(spec.points, selected);
  const numbers = valueLabels(spec, translator);
  return [
    {
      id: MARKS_SERIES,
      type: 'bar' as const,
      barMaxWidth: spec.horizontal ? 18 : 48,
      barCategoryGap: '28%',
      data: spec.points.map(({ value, color = DEFAULT_COLOR }, index) => ({
        value,
        itemStyle: {
          color: lit[index] ? palette.marks[color] : dimmed(palette.marks[color], palette),
          borderRadius: 2,
        },
      })),
      label: {
        show: direct,
        position: 'top' as const,
        formatter: ({ dataIndex }: { dataIndex: number }) => numbers[dataIndex] ?? '',
        color: palette.ink,
        fontFamily: palette.fontText,
        fontSize: AXIS_FONT,
      },
      emphasis: { itemStyle: { color: 'inherit', borderColor: palette.ink, borderWidth: 2 } },
    },
    ...(spec.points.some(({ interval }) => interval) ? [whiskers(spec, context)] : []),
  ];
}

/** A line of ink over each estimate, from the low to the high end of its interval. */
function whiskers(spec: BarSpec, { palette }: ChartContext): CustomSeriesOption {
  const along = spec.horizontal;
  return {
    id: 'intervals',
    type: 'custom',
    silent: true,
    z: 3,
    encode: along ? { y: 0, x: [1, 2] } : { x: 0, y: [1, 2] },
    data: spec.points.map(({ value, interval }, index) => [
      index,
      interval?.[0] ?? value,
      interval?.[1] ?? value,
    ]),
    renderItem: ({ dataIndex }, api) => {
      if (!spec.points[dataIndex]?.interval) return null;
      const at = (value: ReturnType<typeof api.value>): number[] =>
        api.coord(along ? [value, api.value(0)] : [api.value(0), value]);
      const [x1 = 0, y1 = 0] = at(api.value(1));
      const [x2 = 0, y2 = 0] = at(api.value(2));
      const cap = along ? { x: 0, y: 4 } : { x: 4, y: 0 };
      const line = (from: readonly [number, number], to: readonly [number, number]) => ({
        type: 'line' as const,
        shape: { x1: from[0], y1: from[1], x2: to[0], y2: to[1] },
        style: { stroke: palette.ink, lineWidth: 1.25 },
      });
      return {
        type: 'group',
        children: [
          line([x1, y1], [x2, y2]),
          line([x1 - cap.x, y1 - cap.y], [x1 + cap.x, y1 + cap.y]),
          line([x2 - cap.x, y2 - cap.y], [x2 + cap.x, y2 + cap.y]),
        ],
      };
    },
  };
}

function valueLabels({ points, measure }: BarSpec, { formats }: Translator): string[] {
  return points.map(({ value }) => formats.short(quantity(measure, value)));
}

/** About the longest number that the value axis will show. */
function axisEnd({ points, measure }: BarSpec, { formats }: Translator): string {
  const high = Math.max(0, ...points.map(({ value, interval }) => interval?.[1] ?? value));
  return formats.short(quantity(measure, high));
}

function widest(labels: readonly string[], fontSize: number): number {
  return Math.max(0, ...labels.map((label) => textWidth(label, fontSize)));
}

export function barMarks(spec: BarSpec, translator: Translator): Mark[] {
  return spec.points.map((point) => pointMark(spec, { color: DEFAULT_COLOR, ...point }, translator));
}

export function barTable(spec: BarSpec): ChartTable {
  return pointTable(spec);
}

export function barSummary(spec: BarSpec): Text {
  const range = extremes(spec.points);
  if (!range) return text('charts.summary.empty');
  return text('charts.summary.bar', {
    measure: spec.measureLabel,
    category: spec.categoryLabel,
    count: spec.points.length,
    top: range.high.label,
    topValue: quantity(spec.measure, range.high.value),
    last: range.low.label,
    lastValue: quantity(spec.measure, range.low.value),
  });
}

export const bar: ChartKind<BarSpec> = {
  option: barOption,
  table: barTable,
  summary: barSummary,
  marks: barMarks,
  height: ({ horizontal, points }) => (horizontal ? Math.max(96, points.length * 32) : 260),
  markAt: ({ horizontal }, [x, y]) => Math.round(horizontal ? y : x),
};
