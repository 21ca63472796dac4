import type { SeriesOption } from 'echarts';
import type { EChartsType } from 'echarts/core';

/** Makes a chart in an element; resolved once the library is there. */
export type MakeChart = (element: HTMLElement) => EChartsType;

let loading: Promise<MakeChart> | undefined;

/**
 * Loads the parts of ECharts that our charts use. The only way to the library: it is not in the first view's
 * bundle. The parts are chunks of their own, evaluated one after the other with a pause between them, so that no
 * single task keeps the page from answering. A failed load may be tried again.
 */
export function loadCharts(): Promise<MakeChart> {
  loading ??= load().catch((cause: unknown) => {
    loading = undefined;
    throw cause;
  });
  return loading;
}

async function load(): Promise<MakeChart> {
  const { init, use } = await import('./echarts-parts/core');
  await pause();
  const { CanvasRenderer } = await import('./echarts-parts/canvas');
  use([CanvasRenderer]);
  await pause();
  const { GridComponent, TooltipComponent } = await import('./echarts-parts/components');
  use([GridComponent, TooltipComponent]);
  await pause();
  const { BarChart, CustomChart, LineChart } = await import('./echarts-parts/series');
  use([BarChart, CustomChart, LineChart]);
  await pause();
  return (element) => init(element, null, { renderer: 'canvas' });
}

/**
 * Draws a tiny chart of each kind that nobody sees, one task each, so that the first real one finds its code compiled
 * and does not hold up the page.
 */
export async function rehearseCharts(): Promise<void> {
  const make = await loadCharts();
  for (const series of REHEARSED) {
    await pause();
    const chart = make(document.createElement('div'));
    chart.resize({ width: 40, height: 40 });
    await pause();
    chart.setOption({
      animation: false,
      xAxis: { type: 'category', data: ['a', 'b'] },
      yAxis: {},
      tooltip: {},
      series: [series],
    });
    await pause();
    chart.getZr().flush();
    await pause();
    chart.dispose();
  }
}

const REHEARSED: readonly SeriesOption[] = [
  { type: 'line', data: [1, 2], areaStyle: {}, label: { show: true } },
  { type: 'bar', data: [1, 2], label: { show: true } },
  {
    type: 'custom',
    data: [1, 2],
    renderItem: () => ({ type: 'rect', shape: { x: 1, y: 1, width: 5, height: 5 } }),
  },
];

function pause(): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, 0));
}
