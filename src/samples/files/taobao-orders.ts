import type { Order } from '../shop';
import { byCustomer } from './by-customer';
import { columnsOf } from './columns';
import type { FileForm } from './file-form';
import { centsText, orderQuantity } from './money';
import { memberName } from './people';
import { CHINESE, headerRow } from './plain-form';
import { isPaid, longOrderId, placedAt, type PlatformOrder, platformOrders } from './platform-orders';
import { clockToMinute, slashDay } from './wall-clock';

const { names, row } = columnsOf(
  '订单编号,买家会员名,买家支付宝账号,买家应付货款,买家应付邮费,买家支付积分,总金额,返点积分,买家实际支付金额,买家实际支付积分,订单状态,买家留言,收货人姓名,收货地址,运送方式,联系电话,联系手机,订单创建时间,订单付款时间 ,宝贝标题 ,宝贝种类,物流单号,物流公司,订单备注,宝贝总数量,店铺Id,店铺名称,订单关闭原因,卖家服务费,买家服务费,发票抬头,是否手机订单,分阶段订单信息,特权订金订单id,定金排名,修改后的sku,修改后的收货地址,异常信息,天猫卡券抵扣,集分宝抵扣,是否是O2O交易,退款金额,打款商家金额',
);

/** One row per order of 淘宝 / 天猫: ids as `="193…"`, phones behind an apostrophe, times to the minute, some money with 元. */
export const TAOBAO_ORDERS: FileForm = {
  ...CHINESE,
  key: 'taobao-orders',
  fileName: 'ExportOrderList.csv',
  carries: ['orders', 'customers', 'minutes', 'amounts', 'quantities', 'statuses', 'refunds'],
  roles: {
    订单编号: 'order_id',
    买家会员名: 'customer_id',
    '订单付款时间 ': 'ordered_at',
    买家实际支付金额: 'amount',
    宝贝总数量: 'quantity',
    '宝贝标题 ': 'product',
    订单状态: 'status',
    店铺名称: 'channel',
    收货人姓名: 'name',
    退款金额: 'refund',
  },
  header: headerRow(names),
  *rows({ shop }) {
    const buyerOf = byCustomer(shop, (customer) =>
      row({
        买家会员名: memberName(customer),
        买家支付宝账号: customer.email,
        收货人姓名: customer.name,
        收货地址: `${customer.region} ${customer.city}`,
        联系手机: `'${customer.phone}`,
      }),
    );
    for (const platformOrder of platformOrders(shop)) {
      const { order, cents, refundCents } = platformOrder;
      const paid = isPaid(order) ? cents : 0;
      const cells = {
        订单编号: `="${longOrderId(order)}"`,
        买家应付货款: centsText(cents),
        买家应付邮费: '0.00',
        买家支付积分: '0',
        总金额: centsText(cents),
        返点积分: '0',
        买家实际支付金额: centsText(paid),
        买家实际支付积分: '0',
        订单状态: taobaoStatus(platformOrder),
        运送方式: '快递',
        订单创建时间: minuteText(placedAt(order)),
        '订单付款时间 ': isPaid(order) ? minuteText(order.at) : '',
        '宝贝标题 ': order.lines.map(({ product }) => product.name).join(','),
        宝贝种类: String(order.lines.length),
        宝贝总数量: String(orderQuantity(order)),
        店铺Id: '0',
        店铺名称: `${shop.key}旗舰店`,
        订单关闭原因: closingReason(platformOrder),
        卖家服务费: '0元',
        买家服务费: '0元',
        是否手机订单: order.no % 3 === 0 ? '' : '手机订单',
        退款金额: centsText(refundCents),
        打款商家金额: `${centsText(paid - refundCents)}元`,
      };
      yield row(cells, buyerOf(order.customer));
    }
  },
};

/** The platform's word for what became of an order; one that was paid back whole is closed. */
export function taobaoStatus({ order, refundedWhole }: PlatformOrder): string {
  return refundedWhole ? '交易关闭' : STATUSES[order.status];
}

const STATUSES: Record<Order['status'], string> = {
  paid: '买家已付款，等待卖家发货',
  shipped: '卖家已发货，等待买家确认',
  completed: '交易成功',
  unpaid: '等待买家付款',
  closed: '交易关闭',
  refunded: '交易成功',
};

function closingReason({ order, refundedWhole }: PlatformOrder): string {
  if (refundedWhole) return '退款';
  return order.status === 'closed' ? '买家申请取消' : '订单未关闭';
}

/** `2016/5/23 22:02` */
export function minuteText(at: number): string {
  return `${slashDay(at)} ${clockToMinute(at, false)}`;
}
