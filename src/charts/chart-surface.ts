import type { EChartsOption } from 'echarts';
import type { EChartsType } from 'echarts/core';
import { MARKS_SERIES, type BoundChartHit } from './chart-kind';
import type { MakeChart } from './echarts';

/** One living ECharts instance: drawn again and again, never re-created while its element is on the page. */
export class ChartSurface {
  readonly #chart: EChartsType;
  readonly #onmark: (index: number) => void;
  #kind = '';
  #markAt: BoundChartHit | undefined;
  #lit = -1;

  constructor(make: MakeChart, element: HTMLElement, onmark: (index: number) => void) {
    this.#chart = make(element);
    this.#onmark = onmark;
    this.#chart.on('click', (event) => {
      if (event.seriesId === MARKS_SERIES && !this.#markAt) this.#onmark(event.dataIndex);
    });
    this.#chart.getZr().on('click', ({ offsetX, offsetY }) => this.#choose(offsetX, offsetY));
  }

  draw(option: EChartsOption, kind: string, markAt: BoundChartHit | undefined): void {
    const sameKind = this.#kind === kind;
    this.#kind = kind;
    this.#markAt = markAt;
    this.#chart.setOption(
      option,
      // Lazily: layout and painting come with the next frame, a task of their own.
      {
        lazyUpdate: true,
        ...(sameKind ? { replaceMerge: ['series', 'xAxis', 'yAxis'] } : { notMerge: true }),
      },
    );
    if (this.#lit >= 0) this.highlight(this.#lit);
  }

  /** Takes the size of its element over; the option for it has to be drawn next. */
  resize(width: number, height: number): void {
    if (width === this.#chart.getWidth() && height === this.#chart.getHeight()) return;
    this.#chart.resize({ width, height });
  }

  /** Lights one mark and shows its tooltip; -1 puts all out. */
  highlight(index: number): void {
    const target = { seriesId: MARKS_SERIES };
    if (this.#lit >= 0) this.#chart.dispatchAction({ type: 'downplay', ...target, dataIndex: this.#lit });
    this.#lit = index;
    if (index < 0) {
      this.#chart.dispatchAction({ type: 'hideTip' });
      return;
    }
    this.#chart.dispatchAction({ type: 'highlight', ...target, dataIndex: index });
    this.#chart.dispatchAction({ type: 'showTip', seriesIndex: 0, dataIndex: index });
  }

  dispose(): void {
    this.#chart.dispose();
  }

  #choose(x: number, y: number): void {
    if (!this.#markAt) return;
    const point: unknown = this.#chart.convertFromPixel({ gridIndex: 0 }, [x, y]);
    if (!Array.isArray(point)) return;
    this.#onmark(this.#markAt([Number(point[0]), Number(point[1])]));
  }
}
