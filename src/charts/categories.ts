import type { CategoryPoint, Measure, TableCell } from '../blocks';
import { text, type Text, type Translator } from '../i18n';
import type { ChartTable, Mark } from './chart-kind';
import { labelText, quantity } from './facts';

/** What bar and line charts have in common: points along one axis of categories. */
interface CategorySpec {
  readonly measure: Measure;
  readonly measureLabel: Text;
  readonly categoryLabel: Text;
  readonly points: readonly CategoryPoint[];
}

export function pointLabels({ points }: CategorySpec, translator: Translator): string[] {
  return points.map(({ label }) => labelText(label, translator));
}

export function pointMark(spec: CategorySpec, point: CategoryPoint, translator: Translator): Mark {
  const { formats } = translator;
  const value = (of: number): string => formats.full(quantity(spec.measure, of));
  const interval = point.interval && {
    label: translator.t('charts.interval.label'),
    value: translator.t('charts.range', { low: value(point.interval[0]), high: value(point.interval[1]) }),
  };
  return {
    label: labelText(point.label, translator),
    details: [
      { label: translator.text(spec.measureLabel), value: value(point.value) },
      ...(interval ? [interval] : []),
    ],
    ...(point.color ? { color: point.color } : {}),
    ...(point.select ? { select: point.select } : {}),
  };
}

export function pointTable(spec: CategorySpec): ChartTable {
  const estimated = spec.points.some(({ interval }) => interval);
  return {
    columns: [
      { id: 'label', label: spec.categoryLabel, type: 'text' },
      { id: 'value', label: spec.measureLabel, type: spec.measure, bar: true },
      ...(estimated
        ? [
            { id: 'low', label: text('charts.column.low'), type: spec.measure },
            { id: 'high', label: text('charts.column.high'), type: spec.measure },
          ]
        : []),
    ],
    rows: spec.points.map((point, index) => {
      const interval: TableCell[] = estimated
        ? [point.interval?.[0] ?? null, point.interval?.[1] ?? null]
        : [];
      return {
        id: String(index),
        cells: [point.label, point.value, ...interval],
        ...(point.color ? { color: point.color } : {}),
        ...(point.select ? { select: point.select } : {}),
      };
    }),
  };
}

/** The points with the highest and the lowest value, the first of equals. */
export function extremes(
  points: readonly CategoryPoint[],
): { high: CategoryPoint; low: CategoryPoint } | undefined {
  const first = points[0];
  if (!first) return undefined;
  return points.reduce(
    ({ high, low }, point) => ({
      high: point.value > high.value ? point : high,
      low: point.value < low.value ? point : low,
    }),
    { high: first, low: first },
  );
}
