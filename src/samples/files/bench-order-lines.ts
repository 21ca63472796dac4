import type { Shop } from '../shop';
import { byCustomer } from './by-customer';
import type { FileForm } from './file-form';
import { moneyText } from './money';
import { headerRow, PLAIN } from './plain-form';
import { isoTime } from './wall-clock';

const HEADER = 'order_id,customer_id,ordered_at,sku,quantity,unit_price,channel,region'.split(',');

/** Order lines with what most analyses read and nothing else: the form in which speed is measured. All orders are there. */
export const BENCH_ORDER_LINES: FileForm = {
  ...PLAIN,
  key: 'bench-order-lines',
  fileName: 'bench-orders.csv',
  carries: [
    'orders',
    'lines',
    'customers',
    'times',
    'amounts',
    'quantities',
    'products',
    'returns',
    'channels',
    'places',
  ],
  roles: {
    order_id: 'order_id',
    customer_id: 'customer_id',
    ordered_at: 'ordered_at',
    sku: 'sku',
    quantity: 'quantity',
    unit_price: 'unit_price',
    channel: 'channel',
    region: 'region',
  },
  header: headerRow(HEADER),
  rows: ({ shop }) => benchRows(shop),
};

function* benchRows(shop: Shop): Generator<readonly string[]> {
  const customerOf = byCustomer(shop, ({ id, channel, region }) => ({ id, channel, region }));
  const cells = HEADER.map(() => '');
  for (const order of shop.orders()) {
    const { id, channel, region } = customerOf(order.customer);
    cells[0] = order.id;
    cells[1] = id;
    cells[2] = isoTime(order.at);
    cells[6] = channel;
    cells[7] = region;
    for (const line of order.lines) {
      cells[3] = line.product.sku;
      cells[4] = String(line.quantity);
      cells[5] = moneyText(line.unitPrice);
      yield cells;
    }
  }
}
