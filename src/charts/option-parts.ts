import type { EChartsOption } from 'echarts';
import type { ChartContext } from './chart-kind';

export const AXIS_FONT = 12;
export const LABEL_FONT = 13;

/** Space in pixels between the edges of the chart and its plot. */
export interface Margins {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

/** What every chart shares: motion, font, no ARIA text of ECharts' own (the component writes a better one). */
export function baseOption({ palette, reducedMotion }: ChartContext): EChartsOption {
  return {
    animation: !reducedMotion,
    animationDuration: 150,
    animationDurationUpdate: 150,
    animationEasing: 'cubicOut',
    animationEasingUpdate: 'cubicOut',
    backgroundColor: 'transparent',
    textStyle: { fontFamily: palette.fontText, fontSize: AXIS_FONT, color: palette.ink2 },
  };
}

/** A plot exactly inside its margins: ECharts must not move it, because handles and cells are placed by them. */
export function gridOption(margins: Margins) {
  return { ...margins, outerBoundsMode: 'none' as const };
}

export function axisLabels({ palette }: ChartContext) {
  return { color: palette.ink2, fontFamily: palette.fontText, fontSize: AXIS_FONT };
}

export function axisName({ palette }: ChartContext) {
  return { color: palette.ink2, fontFamily: palette.fontText, fontSize: AXIS_FONT };
}

export function hairlines({ palette }: ChartContext) {
  return { show: true, lineStyle: { color: palette.hairline, width: 1 } };
}

/** An axis that only names its ends and steps: no line, no ticks. */
export const BARE_AXIS = { axisLine: { show: false }, axisTick: { show: false } } as const;

/**
 * How a mark looks under the pointer or the keyboard: a line of ink around it. The fill is repeated because ECharts
 * would lighten it, and the text on it was chosen for this one.
 */
export function highlighted({ palette }: ChartContext, fill: string) {
  return { style: { fill, stroke: palette.ink, lineWidth: 2 } };
}
