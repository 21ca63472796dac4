import type { Order } from '../shop';
import { columnsOf } from './columns';
import { COMMA } from './csv';
import type { FileForm } from './file-form';
import { centsText, lineCents } from './money';
import { cipherText } from './people';
import { headerRow } from './plain-form';
import {
  completedAt,
  isPaid,
  longLineId,
  longOrderId,
  placedAt,
  type PlatformOrder,
  platformOrders,
} from './platform-orders';
import { isoTime } from './wall-clock';

const { names, row } = columnsOf(
  '主订单编号,子订单编号,选购商品,商品规格,商品数量,商品ID,商家编码,商品金额,订单应付金额,运费,收件人,收件人手机号,详细地址,订单提交时间,支付完成时间,商家备注,订单完成时间,订单状态,售后状态,取消原因,发货时间,平台实际承担优惠金额,商家实际承担优惠金额,达人实际承担优惠金额,达人ID,达人昵称',
);

/** Orders of so many lines are one row, their goods joined by `;`. */
const JOINED_FROM = 3;

/**
 * 抖店: each value behind a TAB, `-` for nothing, the buyer hidden by cipher text that differs from order to order, so that no
 * customer can be told from another.
 */
export const DOUYIN_ORDERS: FileForm = {
  key: 'douyin-orders',
  fileName: '抖店订单.csv',
  charset: 'utf-8',
  byteOrderMark: true,
  dialect: COMMA,
  carries: ['orders', 'times', 'amounts', 'quantities', 'statuses'],
  roles: {
    主订单编号: 'order_id',
    支付完成时间: 'ordered_at',
    订单应付金额: 'amount',
    商品数量: 'quantity',
    商家编码: 'sku',
    选购商品: 'product',
    订单状态: 'status',
  },
  header: headerRow(names),
  *rows({ shop }) {
    for (const platformOrder of platformOrders(shop)) {
      for (const cells of orderRows(platformOrder)) {
        yield cells.map((cell) => `\t${cell === '' ? '-' : cell}`);
      }
    }
  },
};

function orderRows(platformOrder: PlatformOrder): string[][] {
  const { order } = platformOrder;
  const done = completedAt(order);
  const ofOrder = row({
    主订单编号: longOrderId(order),
    运费: '0.00',
    收件人: cipherText(order.no * 3),
    收件人手机号: cipherText(order.no * 3 + 1),
    详细地址: cipherText(order.no * 3 + 2),
    订单提交时间: isoTime(placedAt(order)),
    支付完成时间: isPaid(order) ? isoTime(order.at) : '',
    订单完成时间: done === null ? '' : isoTime(done),
    订单状态: STATUSES[order.status],
    售后状态: platformOrder.refundCents > 0 ? '退款成功' : '',
    取消原因: order.status === 'closed' ? '不想要了' : '',
  });
  const groups = order.lines.length >= JOINED_FROM ? [order.lines] : order.lines.map((line) => [line]);
  return groups.map((lines, group) => {
    const joined = (text: (line: (typeof lines)[number], index: number) => string): string =>
      lines.map(text).join(';');
    const cents = lines.reduce((sum, line) => sum + lineCents(line), 0);
    const cells = {
      子订单编号: joined((_, index) => longLineId(order, group + index)),
      选购商品: joined(({ product }) => product.name),
      商品规格: joined(() => '默认'),
      商品数量: String(lines.reduce((sum, { quantity }) => sum + quantity, 0)),
      商品ID: joined(({ product }) => String(3_500_000_000_001 + product.no)),
      商家编码: joined(({ product }) => product.sku),
      商品金额: centsText(cents),
      订单应付金额: centsText(cents),
    };
    return row(cells, ofOrder);
  });
}

const STATUSES: Record<Order['status'], string> = {
  paid: '待发货',
  shipped: '已发货',
  completed: '已完成',
  unpaid: '待支付',
  closed: '已关闭',
  refunded: '已完成',
};
