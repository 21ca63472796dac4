import type { BarSpec, HeatmapSpec, LineSpec, ParetoSpec, TreemapSpec } from '../../../src/blocks';
import { days, money, text } from '../../../src/i18n';
import { frozen, literal } from './context';

const measureLabel = text('charts.column.share');

export const TREEMAP: TreemapSpec = frozen({
  kind: 'treemap',
  measure: 'count',
  measureLabel,
  items: [
    {
      id: 'loyal',
      label: literal('Loyal customers'),
      value: 712,
      color: 'best-2',
      facts: [{ label: literal('Revenue'), value: money(2_100_000) }],
      select: [{ table: 'rfm', column: 'segment', equals: 'loyal' }],
    },
    {
      id: 'lost',
      label: literal('Lost'),
      value: 358,
      color: 'gone-2',
      facts: [{ label: literal('Gap'), value: days(31) }],
    },
    { id: 'new', label: literal('New'), value: 12, color: 'rising-1' },
  ],
});

export const HEATMAP: HeatmapSpec = frozen({
  kind: 'heatmap',
  measure: 'money',
  measureLabel,
  xLabel: literal('Frequency'),
  yLabel: literal('Recency'),
  x: ['1', '2', '3'],
  y: ['1', '2'],
  cells: [
    { x: 0, y: 0, value: 210 },
    { x: 1, y: 0, value: 340, select: [{ table: 'rfm', column: 'f_score', equals: 2 }] },
    { x: 0, y: 1, value: 300 },
    { x: 2, y: 1, value: 8200 },
  ],
});

export const PARETO: ParetoSpec = frozen({
  kind: 'pareto',
  measure: 'money',
  measureLabel,
  itemLabel: literal('Customers'),
  items: 400,
  bars: [
    {
      from: 0,
      to: 0.25,
      value: 800,
      color: 'best-1',
      label: '1–100',
      select: [{ table: 'abc', column: 'class', equals: 'A' }],
    },
    { from: 0.25, to: 0.5, value: 150, color: 'fading-2', label: '101–200' },
    { from: 0.5, to: 1, value: 25, color: 'gone-2', label: '201–400' },
  ],
  curve: [
    [0, 0],
    [0.25, 0.8],
    [0.5, 0.95],
    [1, 1],
  ],
  borders: [
    { id: 'A', share: 0.8, label: literal('A'), parameter: 'a' },
    { id: 'B', share: 0.95, label: literal('B'), parameter: 'b' },
  ],
});

export const BAR: BarSpec = frozen({
  kind: 'bar',
  measure: 'number',
  measureLabel,
  categoryLabel: literal('Channel'),
  points: [
    {
      label: 'Tmall',
      value: 31,
      interval: [28, 34],
      select: [{ table: 'orders', column: 'channel', equals: 'Tmall' }],
    },
    { label: 'Douyin', value: -12, interval: [-20, -4], color: 'slipping-1' },
    { label: 'Stores', value: 18 },
  ],
});

export const LINE: LineSpec = frozen({
  kind: 'line',
  measure: 'money',
  measureLabel,
  categoryLabel: literal('Month'),
  area: true,
  partialLast: true,
  points: [
    { label: '2011-10', value: 974_000 },
    { label: '2011-11', value: 1_132_000 },
    { label: '2011-12', value: 343_000 },
  ],
});
