import type { EChartsOption } from 'echarts';
import type { ParetoBar, ParetoSpec } from '../blocks';
import { share, text, type Text, type Translator } from '../i18n';
import { MARKS_SERIES, type ChartContext, type ChartKind, type ChartTable, type Mark } from './chart-kind';
import { axisNumber, quantity } from './facts';
import {
  AXIS_FONT,
  axisLabels,
  axisName,
  BARE_AXIS,
  baseOption,
  gridOption,
  hairlines,
  highlighted,
  type Margins,
} from './option-parts';
import { dimmed } from './palette';
import { classAt, itemsAt, shareAt } from './pareto-curve';
import { litMarks } from './same-selection';
import { textWidth } from './text-size';
import { tooltipOption } from './tooltip';

/** Divisions of both value axes: the lines of the right one hold for the left one too. */
const STEPS = 5;

/** The plot of a Pareto chart inside its canvas; the handles of the borders are laid over it. */
export function paretoMargins(width: number): Margins {
  return { left: width < 480 ? 4 : 44, right: 44, top: 28, bottom: 44 };
}

/** The next round number: 1, 2, 2.5 or 5 times a power of ten. */
export function niceStep(step: number): number {
  if (!(step > 0)) return 1;
  const power = 10 ** Math.floor(Math.log10(step));
  return power * ([1, 2, 2.5, 5].find((factor) => factor * power >= step) ?? 10);
}

export function paretoOption(spec: ParetoSpec, context: ChartContext): EChartsOption {
  const { palette, translator, width, selected } = context;
  const { formats } = translator;
  const margins = paretoMargins(width);
  const lit = litMarks(spec.bars, selected);
  const fills = spec.bars.map(({ color }, index) =>
    lit[index] ? palette.marks[color] : dimmed(palette.marks[color], palette),
  );
  const step = niceStep(Math.max(0, ...spec.bars.map(({ value }) => value)) / STEPS);
  const percent = (value: number): string => formats.share(value, 0);
  return {
    ...baseOption(context),
    grid: gridOption(margins),
    tooltip: tooltipOption(context, paretoMarks(spec, translator)),
    xAxis: {
      type: 'value',
      min: 0,
      max: 1,
      interval: width < 480 ? 0.25 : 0.2,
      ...BARE_AXIS,
      axisLine: { show: true, onZero: false, lineStyle: { color: palette.hairline } },
      splitLine: { show: false },
      axisLabel: {
        ...axisLabels(context),
        margin: 8,
        formatter: percent,
        alignMinLabel: 'left',
        alignMaxLabel: 'right',
      },
      name: translator.t('charts.pareto.axis', { items: spec.itemLabel }),
      nameLocation: 'middle',
      nameGap: 28,
      nameTextStyle: axisName(context),
    },
    yAxis: [
      {
        type: 'value',
        min: 0,
        max: step * STEPS,
        interval: step,
        ...BARE_AXIS,
        splitLine: { show: false },
        axisLabel: {
          ...axisLabels(context),
          show: width >= 480,
          margin: 8,
          showMinLabel: false,
          formatter: (value: number) => axisNumber(spec.measure, value, formats),
        },
      },
      {
        type: 'value',
        position: 'right',
        min: 0,
        max: 1,
        interval: width < 480 ? 0.5 : 1 / STEPS,
        ...BARE_AXIS,
        splitLine: hairlines(context),
        axisLabel: { ...axisLabels(context), margin: 8, formatter: percent },
      },
    ],
    series: [
      {
        id: MARKS_SERIES,
        type: 'custom',
        yAxisIndex: 0,
        encode: { x: [0, 1], y: 2 },
        data: spec.bars.map(({ from, to, value }, index) => ({
          value: [from, to, value],
          itemStyle: { color: fills[index] ?? palette.marks['gone-1'] },
        })),
        renderItem: ({ dataIndex }, api) => {
          const [left = 0, top = 0] = api.coord([api.value(0), api.value(2)]);
          const [right = 0, bottom = 0] = api.coord([api.value(1), 0]);
          const gap = right - left > 5 ? 1.5 : right - left > 2 ? 0.5 : 0;
          const width = Math.max(1, right - left - gap);
          const fill = fills[dataIndex] ?? palette.marks['gone-1'];
          return {
            type: 'group',
            children: [
              // The whole column answers to the pointer: bars of the long tail are a pixel high.
              {
                type: 'rect',
                shape: { x: left, y: margins.top, width: right - left, height: bottom - margins.top },
                style: { fill: 'transparent' },
                emphasis: { style: { fill: `${palette.ink}14` } },
              },
              {
                type: 'rect',
                shape: { x: left, y: Math.min(top, bottom - 1), width, height: Math.max(1, bottom - top) },
                style: { fill },
                emphasis: highlighted(context, fill),
                transition: ['shape', 'style'],
              },
            ],
          };
        },
      },
      {
        id: 'curve',
        type: 'line',
        yAxisIndex: 1,
        data: spec.curve.map(([items, cumulative]) => [items, cumulative]),
        showSymbol: false,
        silent: true,
        lineStyle: { color: palette.ink, width: 1.75 },
        itemStyle: { color: palette.ink },
        z: 3,
        ...curveLabel(spec, context, margins),
      },
    ],
  };
}

/** The curve is named where it ends, in the empty space below it, unless a border stands there. */
function curveLabel(spec: ParetoSpec, { palette, translator, width }: ChartContext, margins: Margins) {
  const name = translator.t('charts.pareto.curve', { measure: spec.measureLabel });
  const plot = width - margins.left - margins.right;
  const start = 1 - (textWidth(name, AXIS_FONT) + 16) / plot;
  const crossed = spec.borders.some((border) => itemsAt(spec.curve, border.share) > start);
  if (crossed || shareAt(spec.curve, Math.max(0, start)) < 0.93) return {};
  return {
    endLabel: {
      show: true,
      formatter: () => name,
      color: palette.ink2,
      fontFamily: palette.fontText,
      fontSize: AXIS_FONT,
      align: 'right' as const,
      verticalAlign: 'top' as const,
      offset: [-6, 10],
    },
  };
}

function barClass(spec: ParetoSpec, { from, to }: ParetoBar): Text | undefined {
  return classAt(spec, (from + to) / 2)?.label;
}

export function paretoMarks(spec: ParetoSpec, translator: Translator): Mark[] {
  const { formats } = translator;
  return spec.bars.map((bar) => {
    const className = barClass(spec, bar);
    return {
      label: bar.label,
      color: bar.color,
      details: [
        ...(className
          ? [{ label: translator.t('charts.column.class'), value: translator.text(className) }]
          : []),
        {
          label: translator.t('charts.column.mean', { measure: spec.measureLabel }),
          value: formats.full(quantity(spec.measure, bar.value)),
        },
        {
          label: translator.t('charts.column.cumulative'),
          value: formats.share(shareAt(spec.curve, bar.to)),
        },
      ],
      ...(bar.select ? { select: bar.select } : {}),
    };
  });
}

export function paretoTable(spec: ParetoSpec): ChartTable {
  return {
    columns: [
      { id: 'label', label: spec.itemLabel, type: 'text' },
      { id: 'class', label: text('charts.column.class'), type: 'text' },
      { id: 'from', label: text('charts.column.from'), type: 'share' },
      { id: 'to', label: text('charts.column.to'), type: 'share' },
      {
        id: 'value',
        label: text('charts.column.mean', { measure: spec.measureLabel }),
        type: spec.measure,
        bar: true,
      },
      { id: 'cumulative', label: text('charts.column.cumulative'), type: 'share' },
    ],
    rows: spec.bars.map((bar, index) => ({
      id: String(index),
      color: bar.color,
      cells: [
        bar.label,
        barClass(spec, bar) ?? null,
        bar.from,
        bar.to,
        bar.value,
        shareAt(spec.curve, bar.to),
      ],
      ...(bar.select ? { select: bar.select } : {}),
    })),
  };
}

export function paretoSummary(spec: ParetoSpec): Text {
  if (spec.bars.length === 0) return text('charts.summary.empty');
  const head = text('charts.summary.pareto', {
    items: spec.itemLabel,
    count: spec.items,
    measure: spec.measureLabel,
    share: share(shareAt(spec.curve, 0.2)),
  });
  return spec.borders.reduce<Text>(
    (first, border) =>
      text('charts.summary.join', {
        first,
        second: text('charts.summary.pareto.border', {
          label: border.label,
          share: share(border.share),
          itemShare: share(itemsAt(spec.curve, border.share)),
        }),
      }),
    head,
  );
}

export const pareto: ChartKind<ParetoSpec> = {
  option: paretoOption,
  table: paretoTable,
  summary: paretoSummary,
  marks: paretoMarks,
  height: (_spec, width) => (width < 480 ? 280 : 320),
};
