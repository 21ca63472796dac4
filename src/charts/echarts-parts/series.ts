export { BarChart, CustomChart, LineChart } from 'echarts/charts';
