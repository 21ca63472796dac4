import type { Shop } from '../shop';
import { byCustomer } from './by-customer';
import { COMMA, quoteCell } from './csv';
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
  lines: ({ shop }) => benchLines(shop),
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

/** The rows joined: what the lines of an order share is written once, which makes twice as many a second. */
function* benchLines(shop: Shop): Generator<string> {
  const quoted = (cell: string): string => quoteCell(cell, COMMA.delimiter);
  const customerOf = byCustomer(shop, ({ id, channel, region }) => ({
    id: quoted(id),
    place: `,${quoted(channel)},${quoted(region)}\n`,
  }));
  const skus = new Map(shop.products.map((product) => [product.no, `${quoted(product.sku)},`]));
  for (const order of shop.orders()) {
    const { id, place } = customerOf(order.customer);
    const start = `${quoted(order.id)},${id},${isoTime(order.at)},`;
    for (const { product, quantity, unitPrice } of order.lines)
      yield start + skus.get(product.no) + quantity + ',' + moneyText(unitPrice) + place;
  }
}
