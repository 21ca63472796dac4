import type { EChartsOption } from 'echarts';
import type { ChartSpec } from '../blocks';
import type { Text, Translator } from '../i18n';
import { bar } from './bar';
import type { BoundChartHit, ChartContext, ChartKind, ChartTable, Mark } from './chart-kind';
import { heatmap } from './heatmap';
import { line } from './line';
import { pareto } from './pareto';
import { treemap } from './treemap';

/** A chart kind with its data: what the component works with, whichever kind it is. */
export interface BoundChart {
  option(context: ChartContext): EChartsOption;
  table(): ChartTable;
  summary(): Text;
  marks(translator: Translator): readonly Mark[];
  height(width: number): number;
  /** Present when a click anywhere in a mark's column or row means the mark. */
  readonly markAt?: BoundChartHit;
}

/** The registry: every kind of chart specification has its functions here. */
export function chartOf(spec: ChartSpec): BoundChart {
  switch (spec.kind) {
    case 'treemap':
      return bind(treemap, spec);
    case 'heatmap':
      return bind(heatmap, spec);
    case 'pareto':
      return bind(pareto, spec);
    case 'bar':
      return bind(bar, spec);
    case 'line':
      return bind(line, spec);
  }
}

function bind<Spec>(kind: ChartKind<Spec>, spec: Spec): BoundChart {
  return {
    option: (context) => kind.option(spec, context),
    table: () => kind.table(spec),
    summary: () => kind.summary(spec),
    marks: (translator) => kind.marks(spec, translator),
    height: (width) => kind.height(spec, width),
    ...(kind.markAt
      ? { markAt: (point: readonly [number, number]) => kind.markAt?.(spec, point) ?? -1 }
      : {}),
  };
}
