import type { Order, Shop } from '../shop';
import { byCustomer } from './by-customer';
import type { FileForm } from './file-form';
import { centsText, lineCents, moneyText, orderCents, toCents } from './money';
import { headerRow, PLAIN } from './plain-form';
import { isoTime } from './wall-clock';

const HEADER =
  'order_id,customer_id,ordered_at,sku,product,category,quantity,unit_price,channel,region,status'.split(',');
const AMOUNT_AT = HEADER.indexOf('unit_price') + 1;

/**
 * Order lines under our own names, with or without the line's amount. All orders are there, returns as negative lines. A
 * refund shows in the status only: `refunded` when all was paid back, else `partially refunded`.
 */
function orderLines(key: string, fileName: string, withAmount: boolean): FileForm {
  const header = HEADER.toSpliced(AMOUNT_AT, 0, ...(withAmount ? ['amount'] : []));
  return {
    ...PLAIN,
    key,
    fileName,
    carries: [
      'orders',
      'lines',
      'customers',
      'times',
      'amounts',
      'quantities',
      'products',
      'categories',
      'statuses',
      'returns',
      'channels',
      'places',
    ],
    roles: Object.fromEntries(header.map((name) => [name, name])),
    header: headerRow(header),
    rows: ({ shop }) => lineRows(shop, header, withAmount),
  };
}

export const ORDER_LINES = orderLines('order-lines', 'orders.csv', false);
export const ORDER_LINES_WITH_AMOUNT = orderLines('order-lines-with-amount', 'order-lines.csv', true);

function* lineRows(shop: Shop, header: readonly string[], withAmount: boolean): Generator<readonly string[]> {
  const customerOf = byCustomer(shop, ({ id, channel, region }) => ({ id, channel, region }));
  const cells = header.map(() => '');
  const channelAt = header.indexOf('channel');
  for (const order of shop.orders()) {
    const { id, channel, region } = customerOf(order.customer);
    cells[0] = order.id;
    cells[1] = id;
    cells[2] = isoTime(order.at);
    cells[channelAt] = channel;
    cells[channelAt + 1] = region;
    cells[channelAt + 2] = statusOf(order);
    for (const line of order.lines) {
      cells[3] = line.product.sku;
      cells[4] = line.product.name;
      cells[5] = line.product.category;
      cells[6] = String(line.quantity);
      cells[7] = moneyText(line.unitPrice);
      if (withAmount) cells[AMOUNT_AT] = centsText(lineCents(line));
      yield cells;
    }
  }
}

function statusOf(order: Order): string {
  return order.status === 'refunded' && toCents(order.refund) < orderCents(order)
    ? 'partially refunded'
    : order.status;
}
