import type * as en from '../en';

export const overview: Readonly<Record<keyof typeof en.overview, string>> = {
  'overview.title': '文件里有什么',
  'overview.question': '数据里有什么？排除了什么？',
  'overview.method':
    '文件的每一行都读入并保留。清洗账本列出每条使行不计入的规则，以及涉及的行数与金额；一行归入第一条命中的规则。同一客户的同一订单号为一单，时间取其最早一行。文件没有订单号时，同一客户同一天的购买为一单；连商品信息也没有时，每一行为一单。金额取行金额；文件没有金额列时，取数量 × 单价。',
  'overview.insight.dated':
    '<m>{customers, number} 位客户</m>在 {from} 至 {to} 之间下了 <m>{orders, number} 单</m>，合计 {revenue}。',
  'overview.insight.undated':
    '<m>{customers, number} 位客户</m>下了 <m>{orders, number} 单</m>，合计 {revenue}。文件中没有可用的日期。',
  'overview.metric.rows': '文件行数',
  'overview.metric.counted': '计入行数',
  'overview.metric.counted_share': '占 {share}',
  'overview.metric.customers': '客户',
  'overview.metric.orders': '订单',
  'overview.metric.revenue': '销售额',
  'overview.metric.mean_order': '客单价',
  'overview.months.title': '月销售额',
  'overview.months.caption': '仅含计入的订单',
  'overview.months.caption_partial': '仅含计入的订单；最后一个月只到 {last}',
  'overview.months.month': '月份',
  'overview.ledger.title': '清洗账本',
  'overview.ledger.caption': '文件 {fileRows, number} 行 = 读入 {lines, number} 行，无搁置',
  'overview.ledger.caption_set_aside':
    '文件 {fileRows, number} 行 = 读入 {lines, number} 行 + 搁置 {setAside, number} 行',
  'overview.ledger.method':
    '规则自上而下执行，一行归入第一条命中的规则。开启的规则显示排除了多少；关闭的规则显示若开启会从计入的行中再排除多少。可在本单元的设置中开关，全部结果随之重算。',
  'overview.ledger.rule': '规则',
  'overview.ledger.state': '状态',
  'overview.ledger.lines': '行数',
  'overview.ledger.amount': '金额',
  'overview.ledger.all': '读入的全部行',
  'overview.ledger.counted': '计入',
  'overview.ledger.on': '排除',
  'overview.ledger.off': '保留',
  'overview.rule.missing_customer': '缺少客户编号',
  'overview.rule.missing_date': '没有可读的日期',
  'overview.rule.cancelled': '已取消：订单号以 {prefix} 开头',
  'overview.rule.dropped_status': '状态表示未成交：{values}',
  'overview.rule.nonpositive_price': '单价为零或为负',
  'overview.rule.duplicate': '与前面某行完全相同',
};
