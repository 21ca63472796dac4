import type { Order } from '../shop';
import { byCustomer } from './by-customer';
import { columnsOf } from './columns';
import type { FileForm } from './file-form';
import { centsText, moneyText } from './money';
import { maskedPhone, memberName } from './people';
import { CHINESE, headerRow } from './plain-form';
import { completedAt, isPaid, placedAt, type PlatformOrder, platformOrders } from './platform-orders';
import { isoTime } from './wall-clock';

const { names, row } = columnsOf(
  '订单号,商品ID,商品名称,订购数量,支付方式,下单时间,京东价,订单金额,结算金额,余额支付,应付金额,订单状态,订单类型,下单帐号,客户姓名,客户地址,联系电话,订单备注,发票类型,发票抬头,发票内容,商家备注,商家备注等级（等级1-5为由高到低）,运费金额,付款确认时间,增值税发票,货号,订单完成时间,订单来源,订单渠道',
);

/** One row per line of a 京东 order; 订单金额 is the order's and stands on each of its lines. */
export const JD_ORDERS: FileForm = {
  ...CHINESE,
  key: 'jd-orders',
  fileName: '京东订单.csv',
  carries: [
    'orders',
    'lines',
    'customers',
    'times',
    'amounts',
    'quantities',
    'products',
    'statuses',
    'channels',
  ],
  roles: {
    订单号: 'order_id',
    下单帐号: 'customer_id',
    付款确认时间: 'ordered_at',
    京东价: 'unit_price',
    订购数量: 'quantity',
    货号: 'sku',
    商品名称: 'product',
    订单状态: 'status',
    订单渠道: 'channel',
    客户姓名: 'name',
  },
  header: headerRow(names),
  *rows({ shop }) {
    const buyerOf = byCustomer(shop, (customer) =>
      row({
        下单帐号: memberName(customer),
        客户姓名: customer.name,
        客户地址: `${customer.region}${customer.city}`,
        联系电话: maskedPhone(customer.phone),
        订单渠道: customer.channel,
      }),
    );
    for (const platformOrder of platformOrders(shop)) {
      const { order, cents } = platformOrder;
      const done = completedAt(order);
      const orderCells = {
        订单号: jdOrderId(order),
        支付方式: '在线支付',
        下单时间: isoTime(placedAt(order)),
        订单金额: centsText(cents),
        结算金额: centsText(cents),
        余额支付: '0.00',
        应付金额: centsText(cents),
        订单状态: jdStatus(platformOrder),
        订单类型: '普通订单',
        发票类型: '不需要开具发票',
        运费金额: '0.00',
        付款确认时间: isPaid(order) ? isoTime(order.at) : '',
        订单完成时间: done === null ? '' : isoTime(done),
        订单来源: '京东',
      };
      const ofOrder = row(orderCells, buyerOf(order.customer));
      for (const { product, quantity, unitPrice } of order.lines) {
        const cells = {
          商品ID: String(10_000_000_001 + product.no),
          商品名称: product.name,
          订购数量: String(quantity),
          京东价: moneyText(unitPrice),
          货号: product.sku,
        };
        yield row(cells, ofOrder);
      }
    }
  },
};

/** Twelve digits. */
export function jdOrderId({ no }: Order): string {
  return String(284_000_000_000 + no * 31);
}

const STATUSES: Record<Order['status'], string> = {
  paid: '等待出库',
  shipped: '等待确认收货',
  completed: '完成',
  unpaid: '等待付款',
  closed: '已取消',
  refunded: '完成',
};

function jdStatus({ order, refundedWhole }: PlatformOrder): string {
  return refundedWhole ? '已取消' : STATUSES[order.status];
}
