import type * as en from '../en';

export const charts: Readonly<Record<keyof typeof en.charts, string>> = {
  'charts.action.method': '方法',
  'charts.action.sql': 'SQL',
  'charts.action.rows': '明细',
  'charts.action.table': '表格',
  'charts.action.about': '{action}：{title}',
  'charts.table.name': '表格：{title}',
  'charts.table.more': '再显示 {count, number} 行',
  'charts.table.empty': '暂无数据。',
  'charts.failed': '图表无法在此绘制，数据请见表格。',
  'charts.level.info': '提示',
  'charts.level.warning': '注意',
  'charts.level.error': '错误',
  'charts.interval': '95% 置信区间：{low} 至 {high}',
  'charts.interval.label': '95% 置信区间',
  'charts.range': '{low} 至 {high}',

  'charts.hint': '用方向键逐个查看数值，按 Esc 退出。',
  'charts.hint.select': '用方向键逐个查看数值，按回车选中，按 Esc 退出。',
  'charts.announce': '{label}：{value}',
  'charts.announce.position': '第 {position, number} 项，共 {total, number} 项',
  'charts.selected': '已选中',

  'charts.column.group': '分群',
  'charts.column.share': '占比',
  'charts.column.low': '95% 下限',
  'charts.column.high': '95% 上限',
  'charts.column.from': '起',
  'charts.column.to': '止',
  'charts.column.cumulative': '累计占比',
  'charts.column.class': '类别',
  'charts.column.period': '周期',
  'charts.column.mean': '平均{measure}',
  'charts.period.partial': '未满一期',
  'charts.pair': '{x} {a} · {y} {b}',
  'charts.pareto.axis': '{items}（从大到小）',
  'charts.pareto.curve': '{measure}累计占比',

  'charts.border': '{label} 类分界线',
  'charts.border.readout': '{items} {itemShare} · {measure} {share}',

  'charts.summary.empty': '图中没有数据。',
  'charts.summary.join': '{first}{second}',
  'charts.summary.treemap':
    '{measure}：分为 {count, number} 块，合计 {total}。最大的是{top}，{topValue}（{topShare}）；最小的是{last}，{lastValue}。',
  'charts.summary.heatmap':
    '按{x}与{y}划分的 {count, number} 格{measure}：最高 {high}（{highAt}），最低 {low}（{lowAt}）。',
  'charts.summary.pareto': '{items}共 {count, number} 个，按{measure}从大到小排列，前 20% 占总额的 {share}。',
  'charts.summary.pareto.border': '{label} 类累计到总额的 {share}，由前 {itemShare} 构成。',
  'charts.summary.bar':
    '各{category}的{measure}，共 {count, number} 项：最高为{top}，{topValue}；最低为{last}，{lastValue}。',
  'charts.summary.line':
    '{measure}，共 {count, number} 期，从 {first} 的 {firstValue} 到 {last} 的 {lastValue}：最高在 {top}，{topValue}；最低在 {low}，{lowValue}。',
  'charts.summary.line.partial': '最后一期尚未结束。',
};
