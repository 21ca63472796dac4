import type { Quantity, Text } from '../i18n';
import type { ChartSpec } from './chart-spec';
import type { ColorName } from './color';
import type { Selection } from './selection';

/**
 * A block is what an analysis has to say, before it has a language or a look: message keys, stable keys and
 * numbers. Notebook, dashboard, link, HTML file and print all draw blocks and nothing else.
 */
export type Block = MetricsBlock | ChartBlock | TableBlock | InsightBlock | NoticeBlock;

interface BlockBase {
  /** Unique within its cell; `data-block` is `<cell>.<id>`. */
  readonly id: string;
  readonly title?: Text;
  readonly caption?: Text;
  /** How the numbers come about. Falls back to the method of the analysis. */
  readonly method?: Text;
  /** Names of the SQL steps behind this block; all steps of the cell when absent. */
  readonly steps?: readonly string[];
  /** The customers (or items) behind it. */
  readonly source?: RowsSource;
}

/** A table of the database and the part of it that stands behind a block or a mark. */
export interface RowsSource {
  readonly table: string;
  readonly selection?: Selection;
  readonly orderBy?: string;
  readonly descending?: boolean;
}

/** The finding in one sentence; key figures stand between <m> and </m> in the message. */
export interface InsightBlock extends BlockBase {
  readonly kind: 'insight';
  readonly text: Text;
}

export interface NoticeBlock extends BlockBase {
  readonly kind: 'notice';
  readonly level: 'info' | 'warning' | 'error';
  readonly text: Text;
}

export interface MetricsBlock extends BlockBase {
  readonly kind: 'metrics';
  readonly metrics: readonly Metric[];
}

export interface Metric {
  readonly id: string;
  readonly label: Text;
  readonly value: Quantity;
  /** A 95 % interval, where the number is an estimate. */
  readonly interval?: readonly [low: number, high: number];
  readonly note?: Text;
}

export interface ChartBlock extends BlockBase {
  readonly kind: 'chart';
  readonly title: Text;
  readonly chart: ChartSpec;
}

export interface TableBlock extends BlockBase {
  readonly kind: 'table';
  readonly columns: readonly TableColumn[];
  readonly rows: readonly TableRow[];
}

export interface TableColumn {
  readonly id: string;
  readonly label: Text;
  readonly type: 'text' | Quantity['type'];
  /** Draws a small bar behind the number, scaled to the column's largest value. */
  readonly bar?: boolean;
}

export interface TableRow {
  readonly id: string;
  /** Colour of the mark in front of the row: the same as on the charts. */
  readonly color?: ColorName;
  readonly cells: readonly TableCell[];
  /** The customers of this row. */
  readonly select?: Selection;
}

/** A message, literal text from data, a number in its column's type, or nothing. */
export type TableCell = Text | string | number | null;
