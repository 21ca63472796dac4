import type { Order } from '../shop';
import { byCustomer } from './by-customer';
import { columnsOf } from './columns';
import type { FileForm } from './file-form';
import { centsText, moneyText } from './money';
import { headerRow, PLAIN } from './plain-form';
import { isPaid, placedAt, type PlatformOrder, platformOrders } from './platform-orders';
import { isoTime } from './wall-clock';

const { names, row } = columnsOf(
  'Name,Email,Financial Status,Paid at,Fulfillment Status,Fulfilled at,Accepts Marketing,Currency,Subtotal,Shipping,Taxes,Total,Discount Code,Discount Amount,Shipping Method,Created at,Lineitem quantity,Lineitem name,Lineitem price,Lineitem compare at price,Lineitem sku,Lineitem requires shipping,Lineitem taxable,Lineitem fulfillment status,Billing Name,Billing City,Billing Zip,Billing Province,Billing Country,Billing Phone,Shipping Name,Shipping City,Shipping Province,Notes,Note Attributes,Cancelled at,Payment Method,Payment Reference,Refunded Amount,Vendor,Outstanding Balance,Id,Tags,Risk Level,Source,Lineitem discount,Phone',
);

/** The offset of the shop's wall clock: shops of ours know no time zones, the export always writes one. */
const OFFSET = '+0800';

/** One row per line; what belongs to the whole order stands on its first line only. */
export const SHOPIFY_ORDERS: FileForm = {
  ...PLAIN,
  key: 'shopify-orders',
  fileName: 'orders_export_1.csv',
  carries: [
    'orders',
    'lines',
    'customers',
    'times',
    'amounts',
    'quantities',
    'products',
    'statuses',
    'refunds',
    'places',
    'channels',
  ],
  roles: {
    Name: 'order_id',
    Email: 'customer_id',
    'Financial Status': 'status',
    'Paid at': 'ordered_at',
    Total: 'amount',
    'Lineitem quantity': 'quantity',
    'Lineitem price': 'unit_price',
    'Lineitem name': 'product',
    'Lineitem sku': 'sku',
    'Refunded Amount': 'refund',
    Source: 'channel',
    'Shipping City': 'city',
    'Shipping Province': 'region',
    'Billing Name': 'name',
  },
  header: headerRow(names),
  *rows({ shop }) {
    const buyerOf = byCustomer(shop, ({ email, name, region, city, channel, phone, no }) => ({
      ofEach: row({ Email: email }),
      ofFirst: row({
        Email: email,
        'Billing Name': name,
        'Billing City': city,
        'Billing Zip': `'${String(no % 1_000_000).padStart(6, '0')}`,
        'Billing Province': region,
        'Shipping Name': name,
        'Shipping City': city,
        'Shipping Province': region,
        Source: channel,
        Phone: `'${phone}`,
      }),
    }));
    for (const platformOrder of platformOrders(shop)) {
      const { order } = platformOrder;
      const { ofEach, ofFirst } = buyerOf(order.customer);
      const firstLine = row(orderCells(platformOrder), ofFirst);
      for (const [index, { product, quantity, unitPrice }] of order.lines.entries()) {
        const cells = {
          Name: `#${1001 + order.no}`,
          'Created at': `${isoTime(placedAt(order))} ${OFFSET}`,
          'Lineitem quantity': String(quantity),
          'Lineitem name': product.name,
          'Lineitem price': moneyText(unitPrice),
          'Lineitem sku': product.sku,
          'Lineitem requires shipping': 'true',
          'Lineitem taxable': 'true',
          'Lineitem fulfillment status': fulfilment(order),
          Vendor: shop.key,
          'Lineitem discount': '0.00',
        };
        yield row(cells, index === 0 ? firstLine : ofEach);
      }
    }
  },
};

function orderCells(platformOrder: PlatformOrder): Partial<Record<(typeof names)[number], string>> {
  const { order, cents, refundCents } = platformOrder;
  return {
    'Financial Status': financialStatus(platformOrder),
    'Paid at': isPaid(order) ? `${isoTime(order.at)} ${OFFSET}` : '',
    'Fulfillment Status': fulfilment(order),
    'Accepts Marketing': order.customer % 3 === 0 ? 'yes' : 'no',
    Currency: 'CNY',
    Subtotal: centsText(cents),
    Shipping: '0.00',
    Taxes: '0.00',
    Total: centsText(cents),
    'Discount Amount': '0.00',
    'Cancelled at': order.status === 'closed' ? `${isoTime(order.at + 3600)} ${OFFSET}` : '',
    'Refunded Amount': centsText(refundCents),
    'Outstanding Balance': isPaid(order) ? '0.00' : centsText(cents),
    Id: `'${5_500_000_000_001 + order.no}`,
    'Risk Level': 'Low',
  };
}

function financialStatus({ order, refundCents, refundedWhole }: PlatformOrder): string {
  if (order.status === 'unpaid') return 'pending';
  if (order.status === 'closed') return 'voided';
  if (refundedWhole) return 'refunded';
  return refundCents > 0 ? 'partially_refunded' : 'paid';
}

function fulfilment({ status }: Order): string {
  return status === 'unpaid' || status === 'closed' || status === 'paid' ? 'unfulfilled' : 'fulfilled';
}
