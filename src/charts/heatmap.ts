import type { EChartsOption } from 'echarts';
import type { HeatmapSpec } from '../blocks';
import { text, type Text, type Translator } from '../i18n';
import { MARKS_SERIES, type ChartContext, type ChartKind, type ChartTable, type Mark } from './chart-kind';
import { factCells, factColumns, factDetails, labelText, quantity } from './facts';
import {
  axisLabels,
  AXIS_FONT,
  BARE_AXIS,
  baseOption,
  gridOption,
  highlighted,
  type Margins,
} from './option-parts';
import { dimmed, inkOn, shade } from './palette';
import { litMarks } from './same-selection';
import { shorten, textWidth } from './text-size';
import { tooltipOption } from './tooltip';

const GAP = 3;
/** Names under the columns lie aslant, in degrees: their longest run, and the most that they drop, in pixels. */
const NAME_RUN = 132;
const NAME_DROP = 78;
const NAME_ANGLE = 40;

interface HeatmapTile {
  readonly fill: string;
  readonly ink: string;
  readonly label: string;
}

/** Fill, text colour and label of every cell. Labels are shown on all cells or on none. */
export function heatmapTiles(spec: HeatmapSpec, context: ChartContext): HeatmapTile[] {
  const { palette, selected, width, translator } = context;
  const lit = litMarks(spec.cells, selected);
  const scale = shadeScale(spec.cells.map(({ value }) => value));
  const labels = spec.cells.map(({ value }) => cellLabel(spec, value, translator));
  const { left, right } = heatmapMargins(spec, context);
  const room = (width - left - right) / Math.max(1, spec.x.length) - GAP - 4;
  const fits = labels.every((label) => textWidth(label, AXIS_FONT) <= room);
  return spec.cells.map(({ value }, index) => {
    const color = shade(scale(value), palette);
    const fill = lit[index] ? color : dimmed(color, palette);
    return { fill, ink: inkOn(fill, palette), label: fits ? (labels[index] ?? '') : '' };
  });
}

/**
 * Maps values to 0 (least) to 1 (most). Where the values crowd at the low end, as money does, along the square root,
 * so that one giant does not make all others look alike.
 */
export function shadeScale(values: readonly number[]): (value: number) => number {
  const low = Math.min(...values);
  const high = Math.max(...values);
  if (!(high > low)) return () => 0.5;
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  const skewed = (mean - low) / (high - low) < 0.35;
  return (value) => {
    const linear = (value - low) / (high - low);
    return skewed ? Math.sqrt(linear) : linear;
  };
}

function cellLabel({ measure }: HeatmapSpec, value: number, { formats }: Translator): string {
  if (measure === 'share') return formats.share(value, 0);
  if (Math.abs(value) >= 1000) return formats.compact(value);
  return measure === 'money' ? formats.integer(value) : formats.short(quantity(measure, value));
}

function words(labels: HeatmapSpec['x'], translator: Translator): string[] {
  return labels.map((label) => labelText(label, translator));
}

function named(labels: HeatmapSpec['x']): boolean {
  return labels.some((label) => typeof label !== 'string');
}

/** What names under the columns take below the grid, beyond a line of numbers. */
function nameDrop(spec: HeatmapSpec, translator: Translator): number {
  if (!named(spec.x)) return 0;
  const widest = Math.max(...words(spec.x, translator).map((label) => textWidth(label, AXIS_FONT)));
  return Math.min(NAME_DROP, Math.ceil(widest * Math.sin((NAME_ANGLE * Math.PI) / 180)));
}

/** Scores and the like, that rise along their axis: an arrow may say so. */
function rises(labels: HeatmapSpec['x']): boolean {
  const numbers = labels.map((label) => (typeof label === 'string' ? Number(label) : NaN));
  return numbers.every((value, index) => index === 0 || value > (numbers[index - 1] ?? Infinity));
}

function heatmapMargins(spec: HeatmapSpec, { width, translator }: ChartContext): Margins {
  const widest = Math.max(0, ...words(spec.y, translator).map((label) => textWidth(label, AXIS_FONT)));
  return {
    left: Math.min(widest, width * 0.3) + 10,
    right: 1,
    top: 24,
    bottom: 44 + nameDrop(spec, translator),
  };
}

export function heatmapOption(spec: HeatmapSpec, context: ChartContext): EChartsOption {
  const { palette, translator, width } = context;
  const tiles = heatmapTiles(spec, context);
  const margins = heatmapMargins(spec, context);
  const column = (width - margins.left - margins.right) / Math.max(1, spec.x.length);
  const x = words(spec.x, translator);
  const aslant = named(spec.x);
  const aslantLabels = {
    rotate: NAME_ANGLE,
    formatter: (label: string) => shorten(label, NAME_RUN, AXIS_FONT),
  };
  const name = { color: palette.ink2, fontSize: AXIS_FONT, fontFamily: palette.fontText };
  return {
    ...baseOption(context),
    grid: gridOption(margins),
    tooltip: tooltipOption(context, heatmapMarks(spec, translator)),
    xAxis: {
      type: 'category',
      data: x,
      ...BARE_AXIS,
      axisLabel: {
        ...axisLabels(context),
        margin: 8,
        interval: aslant ? 0 : labelStep(x, column) - 1,
        ...(aslant ? aslantLabels : {}),
      },
      name: shorten(translator.text(spec.xLabel), width - 24, AXIS_FONT) + (rises(spec.x) ? ' →' : ''),
      nameLocation: 'end',
      nameGap: 0,
      nameTextStyle: {
        ...name,
        align: 'right',
        verticalAlign: 'top',
        padding: [26 + nameDrop(spec, translator), 0, 0, 0],
      },
    },
    yAxis: {
      type: 'category',
      data: words(spec.y, translator),
      ...BARE_AXIS,
      axisLabel: {
        ...axisLabels(context),
        margin: 8,
        interval: 'auto',
        formatter: (label: string) => shorten(label, margins.left - 8, AXIS_FONT),
      },
      name: shorten(translator.text(spec.yLabel), width - 24, AXIS_FONT) + (rises(spec.y) ? ' ↑' : ''),
      nameLocation: 'end',
      nameGap: 10,
      nameTextStyle: { ...name, align: 'left', verticalAlign: 'bottom', padding: [0, 0, 0, -margins.left] },
    },
    series: [
      {
        id: MARKS_SERIES,
        type: 'custom',
        encode: { x: 0, y: 1, value: 2 },
        data: spec.cells.map((cell, index) => ({
          value: [cell.x, cell.y, cell.value],
          itemStyle: { color: tiles[index]?.fill ?? palette.sunken },
        })),
        renderItem: ({ dataIndex }, api) => {
          const tile = tiles[dataIndex];
          const [x = 0, y = 0] = api.coord([api.value(0), api.value(1)]);
          const size = api.size?.([1, 1]) ?? [0, 0];
          const [cellWidth = 0, cellHeight = 0] = typeof size === 'number' ? [size, size] : size;
          if (!tile) return null;
          const left = Math.round(x - cellWidth / 2) + 1;
          const top = Math.round(y - cellHeight / 2) + 1;
          return {
            type: 'rect',
            shape: {
              x: left,
              y: top,
              width: Math.max(1, Math.round(x + cellWidth / 2) - left - GAP + 1),
              height: Math.max(1, Math.round(y + cellHeight / 2) - top - GAP + 1),
              r: Math.min(3, cellWidth / 6),
            },
            style: { fill: tile.fill },
            emphasis: highlighted(context, tile.fill),
            transition: ['shape', 'style'],
            ...(tile.label && cellHeight >= AXIS_FONT + 4
              ? {
                  textContent: {
                    type: 'text' as const,
                    silent: true,
                    style: {
                      text: tile.label,
                      fill: tile.ink,
                      fontSize: AXIS_FONT,
                      fontFamily: palette.fontText,
                    },
                  },
                  textConfig: { position: 'inside' as const },
                }
              : {}),
          };
        },
      },
    ],
  };
}

/** Every how many columns a label fits under the axis. */
export function labelStep(labels: readonly string[], column: number): number {
  const widest = Math.max(0, ...labels.map((label) => textWidth(label, AXIS_FONT))) + 6;
  return Math.max(1, Math.ceil(widest / Math.max(1, column)));
}

export function heatmapMarks(spec: HeatmapSpec, translator: Translator): Mark[] {
  return spec.cells.map((cell) => ({
    label: placeName(spec, cell.x, cell.y, translator),
    details: [
      {
        label: translator.text(spec.measureLabel),
        value: translator.formats.full(quantity(spec.measure, cell.value)),
      },
      ...factDetails(cell.facts, translator),
    ],
    at: [cell.x, cell.y],
    ...(cell.select ? { select: cell.select } : {}),
  }));
}

function place(spec: HeatmapSpec, x: number, y: number): Text {
  return text('charts.pair', { x: spec.xLabel, a: spec.x[x] ?? '', y: spec.yLabel, b: spec.y[y] ?? '' });
}

function placeName(spec: HeatmapSpec, x: number, y: number, translator: Translator): string {
  return translator.text(place(spec, x, y));
}

export function heatmapTable(spec: HeatmapSpec): ChartTable {
  const facts = factColumns(spec.cells);
  return {
    columns: [
      { id: 'y', label: spec.yLabel, type: 'text' },
      { id: 'x', label: spec.xLabel, type: 'text' },
      { id: 'value', label: spec.measureLabel, type: spec.measure, bar: true },
      ...facts,
    ],
    rows: spec.cells.map((cell) => ({
      id: `${cell.x}-${cell.y}`,
      cells: [spec.y[cell.y] ?? '', spec.x[cell.x] ?? '', cell.value, ...factCells(cell, facts)],
      ...(cell.select ? { select: cell.select } : {}),
    })),
  };
}

export function heatmapSummary(spec: HeatmapSpec): Text {
  const ranked = [...spec.cells].sort((left, right) => right.value - left.value);
  const high = ranked[0];
  const low = ranked.at(-1);
  if (!high || !low) return text('charts.summary.empty');
  return text('charts.summary.heatmap', {
    measure: spec.measureLabel,
    count: spec.cells.length,
    x: spec.xLabel,
    y: spec.yLabel,
    high: quantity(spec.measure, high.value),
    highAt: place(spec, high.x, high.y),
    low: quantity(spec.measure, low.value),
    lowAt: place(spec, low.x, low.y),
  });
}

export const heatmap: ChartKind<HeatmapSpec> = {
  option: heatmapOption,
  table: heatmapTable,
  summary: heatmapSummary,
  marks: heatmapMarks,
  height: (spec, width) => {
    const row = spec.y.length > 8 ? 28 : width < 480 ? 52 : 50;
    return Math.max(160, spec.y.length * row + 68 + (named(spec.x) ? NAME_DROP : 0));
  },
};
