export { GridComponent, TooltipComponent } from 'echarts/components';
