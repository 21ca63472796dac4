export { default as Chart } from './Chart.svelte';
export type { BoundChart } from './charts';
export { chartOf } from './charts';
export type { ChartContext, ChartTable, Mark, MarkDetail } from './chart-kind';
export { default as DataTable } from './DataTable.svelte';
export { rehearseCharts } from './echarts';
export { sameSelection } from './same-selection';
export { default as TableToggle } from './TableToggle.svelte';
