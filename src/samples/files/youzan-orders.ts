import type { Order } from '../shop';
import { byCustomer } from './by-customer';
import { columnsOf } from './columns';
import { COMMA } from './csv';
import type { FileForm } from './file-form';
import { centsText, orderQuantity } from './money';
import { memberName } from './people';
import { headerRow } from './plain-form';
import { completedAt, isPaid, placedAt, type PlatformOrder, platformOrders } from './platform-orders';
import { isoDay, isoTime } from './wall-clock';

const { names, row } = columnsOf(
  '订单号,买家昵称,买家姓名,买家手机号,买家是否会员,会员等级,客户标签,买家备注,下单次数,订单状态,订单创建时间,买家付款时间,交易成功时间,全部商品名称,商品种类数,订单商品总件数,运费,店铺优惠合计,商品金额合计,收货人省份,收货人城市,收货人地区',
);

/** One row per order of 有赞; its goods stand in one cell as `名称(规格)(数量)`, joined by `;`. */
export const YOUZAN_ORDERS: FileForm = {
  key: 'youzan-orders',
  fileName: '有赞订单.csv',
  charset: 'utf-8',
  byteOrderMark: true,
  dialect: COMMA,
  carries: ['orders', 'customers', 'times', 'amounts', 'quantities', 'statuses', 'places'],
  roles: {
    订单号: 'order_id',
    买家手机号: 'customer_id',
    买家付款时间: 'ordered_at',
    商品金额合计: 'amount',
    订单商品总件数: 'quantity',
    全部商品名称: 'product',
    订单状态: 'status',
    收货人省份: 'region',
    收货人城市: 'city',
    会员等级: 'level',
    买家姓名: 'name',
  },
  header: headerRow(names),
  *rows({ shop }) {
    const buyerOf = byCustomer(shop, (customer) =>
      row({
        买家昵称: memberName(customer),
        买家姓名: customer.name,
        买家手机号: customer.phone,
        买家是否会员: customer.level === null ? '否' : '是',
        会员等级: customer.level ?? '',
        收货人省份: customer.region,
        收货人城市: customer.city,
      }),
    );
    const orderCounts = new Map<number, number>();
    for (const platformOrder of platformOrders(shop)) {
      const { order, cents } = platformOrder;
      const orderCount = (orderCounts.get(order.customer) ?? 0) + 1;
      orderCounts.set(order.customer, orderCount);
      const done = completedAt(order);
      const cells = {
        订单号: youzanOrderId(order),
        下单次数: String(orderCount),
        订单状态: youzanStatus(platformOrder),
        订单创建时间: isoTime(placedAt(order)),
        买家付款时间: isPaid(order) ? isoTime(order.at) : '',
        交易成功时间: done === null ? '' : isoTime(done),
        全部商品名称: order.lines
          .map(({ product, quantity }) => `${product.name}(默认)(${quantity}件)`)
          .join(';'),
        商品种类数: String(order.lines.length),
        订单商品总件数: String(orderQuantity(order)),
        运费: '0.00',
        店铺优惠合计: '0.00',
        商品金额合计: centsText(cents),
      };
      yield row(cells, buyerOf(order.customer));
    }
  },
};

/** `E20260305…`: the day and eight digits. */
export function youzanOrderId(order: Order): string {
  return `E${isoDay(placedAt(order)).replaceAll('-', '')}${String(order.no + 1).padStart(8, '0')}`;
}

const STATUSES: Record<Order['status'], string> = {
  paid: '待发货',
  shipped: '已发货',
  completed: '交易完成',
  unpaid: '待付款',
  closed: '交易关闭',
  refunded: '交易完成',
};

function youzanStatus({ order, refundedWhole }: PlatformOrder): string {
  return refundedWhole ? '交易关闭' : STATUSES[order.status];
}
