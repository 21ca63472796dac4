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

function pause(): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, 0));
}
