import type { Quantity, Text } from '../i18n';
import type { ColorName } from './color';
import type { Selection } from './selection';

/** Our own small chart grammar: data and meaning, no drawing instructions, nothing executable. */
export type ChartSpec = TreemapSpec | HeatmapSpec | ParetoSpec | BarSpec | LineSpec;

/** What a number of a chart measures; decides how it is printed. */
export type Measure = Exclude<Quantity['type'], 'date'>;

/** Areas that make up a whole. */
export interface TreemapSpec {
  readonly kind: 'treemap';
  /** What the area stands for. */
  readonly measure: Measure;
  readonly measureLabel: Text;
  readonly items: readonly TreemapItem[];
}

export interface TreemapItem {
  readonly id: string;
  readonly label: Text;
  readonly value: number;
  readonly color: ColorName;
  /** Further facts, shown when pointing at the item and in the table twin. */
  readonly facts?: readonly Fact[];
  readonly select?: Selection;
}

export interface Fact {
  readonly label: Text;
  readonly value: Quantity;
}

/** A grid of two ordered axes; darker is more. Cells that are absent are empty, not zero. */
export interface HeatmapSpec {
  readonly kind: 'heatmap';
  readonly measure: Measure;
  readonly measureLabel: Text;
  readonly xLabel: Text;
  readonly yLabel: Text;
  /** Labels left to right, and bottom to top: literal scores, months and names from data, or names of our own. */
  readonly x: readonly (Text | string)[];
  readonly y: readonly (Text | string)[];
  readonly cells: readonly HeatmapCell[];
}

export interface HeatmapCell {
  readonly x: number;
  readonly y: number;
  readonly value: number;
  readonly facts?: readonly Fact[];
  readonly select?: Selection;
}

/** Items from the largest down in bars, with the cumulative share above and movable class borders. */
export interface ParetoSpec {
  readonly kind: 'pareto';
  readonly measure: Measure;
  readonly measureLabel: Text;
  readonly itemLabel: Text;
  /** Number of items in all; bars may stand for groups of consecutive items. */
  readonly items: number;
  readonly bars: readonly ParetoBar[];
  /** Points (share of items, cumulative share of the measure), both 0 to 1, ascending, from (0, 0) to (1, 1). */
  readonly curve: readonly (readonly [items: number, measure: number])[];
  readonly borders: readonly ParetoBorder[];
}

export interface ParetoBar {
  /** Share of items before this bar, and including it. */
  readonly from: number;
  readonly to: number;
  /** Mean value of the items of this bar. */
  readonly value: number;
  readonly color: ColorName;
  readonly label: string;
  readonly select?: Selection;
}

export interface ParetoBorder {
  readonly id: string;
  /** The cumulative share at which the class ends. */
  readonly share: number;
  readonly label: Text;
  /** The parameter of the cell that moving this border changes; fixed when absent. */
  readonly parameter?: string;
}

export interface CategoryPoint {
  readonly label: Text | string;
  readonly value: number;
  readonly interval?: readonly [low: number, high: number];
  readonly color?: ColorName;
  readonly select?: Selection;
}

/** One bar a category; horizontal when the labels are names. */
export interface BarSpec {
  readonly kind: 'bar';
  readonly measure: Measure;
  readonly measureLabel: Text;
  readonly categoryLabel: Text;
  readonly horizontal?: boolean;
  readonly points: readonly CategoryPoint[];
}

/** A measure over time or another ordered axis. */
export interface LineSpec {
  readonly kind: 'line';
  readonly measure: Measure;
  readonly measureLabel: Text;
  readonly categoryLabel: Text;
  /** Fills the area under the line. */
  readonly area?: boolean;
  /** The last point is not a whole period: drawn dashed. */
  readonly partialLast?: boolean;
  readonly points: readonly CategoryPoint[];
}
