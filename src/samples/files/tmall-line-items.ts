import { columnsOf } from './columns';
import type { FileForm } from './file-form';
import { centsText, lineCents, moneyText } from './money';
import { CHINESE, headerRow } from './plain-form';
import { dealOut, isPaid, longLineId, longOrderId, placedAt, platformOrders } from './platform-orders';
import { taobaoStatus } from './taobao-orders';
import { isoTime } from './wall-clock';

const { names, row } = columnsOf(
  '子订单编号,主订单编号,标题,价格,购买数量,外部系统编号,商品属性,套餐信息,备注,订单状态,商家编码,支付单号,买家应付货款,买家实际支付金额,退款状态,退款金额,订单创建时间,订单付款时间',
);

/** One row per line of a 天猫 order, without the buyer: she stands in `taobao-orders` under the same order. */
export const TMALL_LINE_ITEMS: FileForm = {
  ...CHINESE,
  key: 'tmall-line-items',
  fileName: 'ExportOrderDetailList.csv',
  carries: ['orders', 'lines', 'times', 'amounts', 'quantities', 'products', 'statuses', 'refunds'],
  roles: {
    主订单编号: 'order_id',
    订单付款时间: 'ordered_at',
    买家实际支付金额: 'amount',
    价格: 'unit_price',
    购买数量: 'quantity',
    商家编码: 'sku',
    标题: 'product',
    订单状态: 'status',
    退款金额: 'refund',
  },
  header: headerRow(names),
  *rows({ shop }) {
    for (const platformOrder of platformOrders(shop)) {
      const { order, refundCents } = platformOrder;
      const cents = order.lines.map(lineCents);
      const refunds = dealOut(refundCents, cents);
      for (const [index, { product, quantity, unitPrice }] of order.lines.entries()) {
        const refund = refunds[index] ?? 0;
        yield row({
          子订单编号: `="${longLineId(order, index)}"`,
          主订单编号: `="${longOrderId(order)}"`,
          标题: product.name,
          价格: moneyText(unitPrice),
          购买数量: String(quantity),
          外部系统编号: product.sku,
          商品属性: '默认',
          订单状态: taobaoStatus(platformOrder),
          商家编码: product.sku,
          买家应付货款: centsText(cents[index] ?? 0),
          买家实际支付金额: isPaid(order) ? centsText(cents[index] ?? 0) : '0.00',
          退款状态: refund > 0 ? '退款成功' : '没有申请退款',
          退款金额: centsText(refund),
          订单创建时间: isoTime(placedAt(order)),
          订单付款时间: isPaid(order) ? isoTime(order.at) : '',
        });
      }
    }
  },
};
