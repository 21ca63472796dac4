import type * as en from '../en';

export const abc: Readonly<Record<keyof typeof en.abc, string>> = {
  'abc.title': 'ABC / 帕累托',
  'abc.question': '多少客户带来了大部分销售额？',
  'abc.method':
    '按总额从大到小排列（相等时按编号）。某项之前的累计占比低于第一条边界时属 A 类，低于第二条边界时属 B 类，其余属 C 类；跨过边界的那一项留在较高的类别。总额为零或为负的不分类，另行列出。基尼系数 = Σ (2i − n − 1) x₍ᵢ₎ / (n Σ x),0 为完全平均，趋近 1 为一家独占。前 20% 按 ⌈0.2 n⌉ 项计。出处：Pareto(1896);Lorenz(1905);Gini(1912)。',
  'abc.insight.concentrated':
    '<m>{itemShare} 的{items}贡献了 {valueShare} 的{measure}</m>，高度集中（基尼系数 {gini}），失去任何一个都很痛。',
  'abc.insight.typical':
    '<m>{itemShare} 的{items}贡献了 {valueShare} 的{measure}</m>，接近二八法则（基尼系数 {gini}）。',
  'abc.insight.spread':
    '<m>{itemShare} 的{items}贡献了 {valueShare} 的{measure}</m>，比二八法则更分散（基尼系数 {gini}）。',
  'abc.metric.a_items': 'A 类数目',
  'abc.metric.top_share': '前 20% 的占比',
  'abc.metric.gini': '基尼系数',
  'abc.measure.revenue': '销售额',
  'abc.measure.orders': '订单数',
  'abc.measure.quantity': '件数',
  'abc.label.revenue': '销售额',
  'abc.label.orders': '订单数',
  'abc.label.quantity': '件数',
  'abc.label.customer': '客户',
  'abc.label.product': '商品',
  'abc.items.customer': '客户',
  'abc.items.product': '商品',
  'abc.pareto.title': '帕累托曲线',
  'abc.pareto.caption': '拖动虚线，改变 A / B 的边界',
  'abc.table.title': '各类明细',
  'abc.table.caption': '跨过边界的那一项留在较高的类别',
  'abc.class.a': 'A',
  'abc.class.b': 'B',
  'abc.class.c': 'C',
  'abc.column.class': '类别',
  'abc.column.item_share': '占比',
  'abc.column.value_share': '占总额',
  'abc.column.mean': '平均',
  'abc.column.smallest': '最小',
  'abc.setting.by': '对象',
  'abc.setting.measure': '指标',
  'abc.setting.a': 'A 类止于',
  'abc.setting.b': 'B 类止于',
  'abc.notice.not_positive':
    '未分类，另行列出：总额为零 {zero, number} 个，为负 {negative, number} 个（合计 {negativeTotal}）。',
  'abc.notice.few': '只有 {number, number} 个{items}：当作名单来读，不要当作规律。',
  'abc.notice.nothing_positive': '没有总额为正的{items}，无法分类。',
};
