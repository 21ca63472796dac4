import type { EChartsOption } from 'echarts';
import type { TreemapItem, TreemapSpec } from '../blocks';
import { text, type Text, type Translator } from '../i18n';
import { MARKS_SERIES, type ChartContext, type ChartKind, type ChartTable, type Mark } from './chart-kind';
import { factCells, factColumns, factDetails, quantity } from './facts';
import { AXIS_FONT, baseOption, highlighted, LABEL_FONT } from './option-parts';
import { dimmed, inkOn } from './palette';
import { litMarks } from './same-selection';
import { squarify, type Tile } from './squarify';
import { shorten, textWidth, wrap } from './text-size';
import { tooltipOption } from './tooltip';

const GAP = 4;
const LINE = 18;
/** How much wider than regular type the bold names run. */
const BOLD = 1.06;

interface TreemapTile extends Tile {
  readonly fill: string;
  readonly ink: string;
  readonly lines: readonly TileLine[];
}

interface TileLine {
  readonly text: string;
  readonly bold: boolean;
  readonly fontSize: number;
  readonly x: number;
  readonly y: number;
}

/** Every item with its place, colours and the lines of text that fit into it, in the order of the items. */
export function treemapTiles(spec: TreemapSpec, context: ChartContext): TreemapTile[] {
  const { palette, width, height, selected, translator } = context;
  const lit = litMarks(spec.items, selected);
  const total = totalOf(spec);
  const areas = squarify(
    spec.items.map(({ value }) => value),
    { x: -GAP / 2, y: -GAP / 2, width: width + GAP, height: height + GAP },
  );
  return spec.items.map((item, index) => {
    const tile = inset(areas[index] ?? { x: 0, y: 0, width: 0, height: 0 });
    const color = palette.marks[item.color];
    const fill = lit[index] ? color : dimmed(color, palette);
    return {
      ...tile,
      fill,
      ink: inkOn(fill, palette),
      lines: tileLines(item, spec, total, tile, translator),
    };
  });
}

function inset({ x, y, width, height }: Tile): Tile {
  const left = Math.round(x + GAP / 2);
  const top = Math.round(y + GAP / 2);
  return {
    x: left,
    y: top,
    width: Math.max(0, Math.round(x + width - GAP / 2) - left),
    height: Math.max(0, Math.round(y + height - GAP / 2) - top),
  };
}

interface Name {
  readonly lines: readonly string[];
  readonly fontSize: number;
}

/**
 * The name over the number. A whole name in smaller type or more lines comes before the number, and the number before
 * a shortened name; a number is whole or absent.
 */
function tileLines(
  item: TreemapItem,
  { measure }: TreemapSpec,
  total: number,
  tile: Tile,
  translator: Translator,
): TileLine[] {
  const { formats } = translator;
  const left = tile.width < 72 ? 6 : tile.width < 110 ? 8 : 10;
  const top = tile.height < 64 ? 6 : 10;
  const room = tile.width - 2 * left;
  const rows = Math.floor((tile.height - 2 * top + LINE - LABEL_FONT) / LINE);
  if (rows < 1) return [];
  const name = fitName(translator.text(item.label), room, Math.min(rows, 4));
  if (!name) return [];
  const number = formats.short(quantity(measure, item.value));
  const withShare = `${number} · ${formats.share(total > 0 ? item.value / total : 0)}`;
  const value = [withShare, number].find((line) => textWidth(line, name.fontSize) <= room);
  const lines = value && rows > name.lines.length ? [...name.lines, value] : name.lines;
  return lines.map((line, row) => ({
    text: line,
    bold: row < name.lines.length,
    fontSize: name.fontSize,
    x: tile.x + left,
    y: tile.y + top + row * LINE,
  }));
}

function fitName(name: string, room: number, rows: number): Name | undefined {
  for (const height of [rows - 1, rows]) {
    for (const fontSize of [LABEL_FONT, AXIS_FONT]) {
      const lines = wrap(name, room, fontSize * BOLD);
      if (lines && lines.length <= height) return { lines, fontSize };
    }
  }
  const short = shorten(name, room, AXIS_FONT * BOLD);
  return short ? { lines: [short], fontSize: AXIS_FONT } : undefined;
}

function totalOf({ items }: TreemapSpec): number {
  return items.reduce((sum, { value }) => sum + Math.max(0, value), 0);
}

export function treemapOption(spec: TreemapSpec, context: ChartContext): EChartsOption {
  const { palette } = context;
  const tiles = treemapTiles(spec, context);
  return {
    ...baseOption(context),
    tooltip: tooltipOption(context, treemapMarks(spec, context.translator)),
    series: [
      {
        id: MARKS_SERIES,
        type: 'custom',
        coordinateSystem: 'none',
        data: tiles.map((tile, index) => ({
          value: [tile.x, tile.y, tile.width, tile.height, spec.items[index]?.value ?? 0],
          itemStyle: { color: tile.fill },
        })),
        renderItem: ({ dataIndex }) => {
          const tile = tiles[dataIndex];
          if (!tile || tile.width === 0 || tile.height === 0) return null;
          const { x, y, width, height, fill, ink, lines } = tile;
          return {
            type: 'group',
            children: [
              {
                type: 'rect',
                shape: { x, y, width, height, r: 3 },
                style: { fill },
                emphasis: highlighted(context, fill),
                transition: ['shape', 'style'],
              },
              ...lines.map((line) => ({
                type: 'text' as const,
                silent: true,
                style: {
                  text: line.text,
                  x: line.x,
                  y: line.y,
                  fill: ink,
                  fontSize: line.fontSize,
                  fontWeight: line.bold ? (600 as const) : (400 as const),
                  fontFamily: palette.fontText,
                  lineHeight: LINE,
                },
              })),
            ],
          };
        },
      },
    ],
  };
}

export function treemapMarks(spec: TreemapSpec, translator: Translator): Mark[] {
  const { formats } = translator;
  const total = totalOf(spec);
  return spec.items.map((item) => ({
    label: translator.text(item.label),
    color: item.color,
    details: [
      { label: translator.text(spec.measureLabel), value: formats.full(quantity(spec.measure, item.value)) },
      {
        label: translator.t('charts.column.share'),
        value: formats.share(total > 0 ? item.value / total : 0),
      },
      ...factDetails(item.facts, translator),
    ],
    ...(item.select ? { select: item.select } : {}),
  }));
}

export function treemapTable(spec: TreemapSpec): ChartTable {
  const total = totalOf(spec);
  const facts = factColumns(spec.items);
  return {
    columns: [
      { id: 'label', label: text('charts.column.group'), type: 'text' },
      { id: 'value', label: spec.measureLabel, type: spec.measure, bar: true },
      { id: 'share', label: text('charts.column.share'), type: 'share' },
      ...facts,
    ],
    rows: spec.items.map((item) => ({
      id: item.id,
      color: item.color,
      cells: [item.label, item.value, total > 0 ? item.value / total : 0, ...factCells(item, facts)],
      ...(item.select ? { select: item.select } : {}),
    })),
  };
}

export function treemapSummary(spec: TreemapSpec): Text {
  const ranked = [...spec.items].sort((left, right) => right.value - left.value);
  const top = ranked[0];
  const last = ranked.at(-1);
  if (!top || !last) return text('charts.summary.empty');
  const total = totalOf(spec);
  return text('charts.summary.treemap', {
    measure: spec.measureLabel,
    count: spec.items.length,
    total: quantity(spec.measure, total),
    top: top.label,
    topValue: quantity(spec.measure, top.value),
    topShare: { type: 'share', value: total > 0 ? top.value / total : 0 },
    last: last.label,
    lastValue: quantity(spec.measure, last.value),
  });
}

export const treemap: ChartKind<TreemapSpec> = {
  option: treemapOption,
  table: treemapTable,
  summary: treemapSummary,
  marks: treemapMarks,
  height: (_spec, width) => (width < 480 ? 340 : 320),
};
