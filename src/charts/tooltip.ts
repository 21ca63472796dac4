import type { EChartsOption } from 'echarts';
import type { ChartContext, Mark } from './chart-kind';
import type { Palette } from './palette';

type TooltipOption = Exclude<NonNullable<EChartsOption['tooltip']>, readonly unknown[]>;

/**
 * The tooltip of the marks. Its content is a DOM node made of text nodes: ECharts would set a string as HTML,
 * which is a hole for hostile labels and, with its inline styles, a violation of `style-src 'self'`.
 * For the same reason no arrow and no named position: both make ECharts write HTML of its own.
 */
export function tooltipOption(
  { palette, reducedMotion }: ChartContext,
  marks: readonly Mark[],
  trigger: 'item' | 'axis' = 'item',
): TooltipOption {
  return {
    trigger,
    axisPointer: { type: 'none' },
    renderMode: 'html',
    className: 'chart-tip',
    confine: true,
    enterable: true,
    transitionDuration: reducedMotion ? 0 : 0.15,
    backgroundColor: palette.surface,
    borderColor: palette.hairline,
    borderWidth: 1,
    padding: [8, 12],
    textStyle: { color: palette.ink, fontFamily: palette.fontText, fontSize: 13, lineHeight: 20 },
    formatter: (params) => {
      const first = Array.isArray(params) ? params[0] : params;
      const mark = first ? marks[first.dataIndex] : undefined;
      return mark ? tooltipNode(mark, palette) : '';
    },
  };
}

export function tooltipNode(mark: Mark, palette: Palette): HTMLElement {
  const node = document.createElement('div');
  const title = child(node, 'div', 'chart-tip-title');
  if (mark.color) child(title, 'span', 'chart-tip-dot').style.backgroundColor = palette.marks[mark.color];
  child(title, 'span', 'chart-tip-name').textContent = mark.label;
  const list = child(node, 'dl', 'chart-tip-facts');
  for (const { label, value } of mark.details) {
    child(list, 'dt').textContent = label;
    child(list, 'dd').textContent = value;
  }
  return node;
}

function child(parent: HTMLElement, tag: string, className = ''): HTMLElement {
  const element = document.createElement(tag);
  if (className) element.className = className;
  parent.append(element);
  return element;
}
