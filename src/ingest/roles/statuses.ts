import { normalizeHeader } from './normalize-header';

/** Statuses of orders that never became money, as `normalizeHeader` writes them. */
const DROPPED = new Set(
  (
    '交易关闭 已关闭 订单关闭 已取消 订单取消 交易取消 取消 等待买家付款 待付款 未付款 待支付 未支付 付款失败 支付失败 退款成功 已退款 全额退款 已作废 作废 无效 ' +
    'cancelled canceled cancel voided void refunded fullyrefunded pending pendingpayment awaitingpayment unpaid failed expired ' +
    'declined draft trash abandoned closed incomplete rejected requirespaymentmethod'
  ).split(' '),
);
const DROPPED_BEGINNINGS = ['交易关闭', '已取消', '等待买家付款', 'cancelled', 'canceled'];

/** Whether a status says that the order was cancelled, is unpaid or was paid back in full. `partially refunded` is kept. */
export function isDroppedStatus(status: string): boolean {
  const normal = normalizeHeader(status);
  return DROPPED.has(normal) || DROPPED_BEGINNINGS.some((beginning) => normal.startsWith(beginning));
}
