import type { EChartsOption } from 'echarts';
import type { ColorName, Selection, TableColumn, TableRow } from '../blocks';
import type { Text, Translator } from '../i18n';
import type { Palette } from './palette';

/** All that the drawing of a chart depends on besides its data. */
export interface ChartContext {
  readonly translator: Translator;
  readonly palette: Palette;
  readonly width: number;
  readonly height: number;
  readonly reducedMotion: boolean;
  readonly selected?: Selection | null;
}

/** The same numbers as a table. */
export interface ChartTable {
  readonly columns: readonly TableColumn[];
  readonly rows: readonly TableRow[];
}

/** One thing of the chart that can be pointed at: what the tooltip shows and the screen reader hears. */
export interface Mark {
  readonly label: string;
  readonly details: readonly MarkDetail[];
  readonly color?: ColorName;
  readonly select?: Selection;
  /** Place on a grid, so that the arrow keys can go up and down. */
  readonly at?: readonly [x: number, y: number];
}

export interface MarkDetail {
  readonly label: string;
  readonly value: string;
}

/** A kind of chart: pure functions of its data. The marks stand in the order of the series `marks`. */
export interface ChartKind<Spec> {
  option(spec: Spec, context: ChartContext): EChartsOption;
  table(spec: Spec): ChartTable;
  summary(spec: Spec): Text;
  marks(spec: Spec, translator: Translator): readonly Mark[];
  /** Height in pixels that suits the data at this width. */
  height(spec: Spec, width: number): number;
  /** The mark at a point of the axes, for kinds whose whole column or row may be clicked. */
  markAt?(spec: Spec, point: readonly [x: number, y: number]): number;
}

/** Finds the mark at a point of the axes. */
export type BoundChartHit = (point: readonly [x: number, y: number]) => number;

/** The series that holds one item per mark. */
export const MARKS_SERIES = 'marks';
