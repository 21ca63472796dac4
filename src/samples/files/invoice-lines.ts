import type { Order, Seconds } from '../shop';
import { byCustomer } from './by-customer';
import { columnsOf } from './columns';
import type { FileForm } from './file-form';
import { moneyText } from './money';
import { headerRow, PLAIN } from './plain-form';
import { clockToMinute, monthFirstDay } from './wall-clock';

const { names, row } = columnsOf(
  'InvoiceNo,StockCode,Description,Quantity,InvoiceDate,UnitPrice,CustomerID,Country',
);

/**
 * Lines of invoices as the UCI's Online Retail data has them: months first, a return under a number that begins with `C`. Only
 * orders that were paid and not closed are invoiced; a refund without goods shows nowhere.
 */
export const INVOICE_LINES: FileForm = {
  ...PLAIN,
  key: 'invoice-lines',
  fileName: 'invoices.csv',
  carries: ['lines', 'customers', 'minutes', 'quantities', 'products', 'returns', 'places'],
  roles: {
    InvoiceNo: 'order_id',
    StockCode: 'sku',
    Description: 'product',
    Quantity: 'quantity',
    InvoiceDate: 'ordered_at',
    UnitPrice: 'unit_price',
    CustomerID: 'customer_id',
    Country: 'region',
  },
  header: headerRow(names),
  *rows({ shop }) {
    const buyerOf = byCustomer(shop, ({ id, region }) => row({ CustomerID: id, Country: region }));
    for (const order of shop.orders()) {
      if (!isInvoiced(order)) continue;
      const ofOrder = row(
        { InvoiceNo: invoiceNo(order), InvoiceDate: minuteText(order.at) },
        buyerOf(order.customer),
      );
      for (const { product, quantity, unitPrice } of order.lines) {
        const cells = {
          StockCode: product.sku,
          Description: product.name,
          Quantity: String(quantity),
          UnitPrice: moneyText(unitPrice),
        };
        yield row(cells, ofOrder);
      }
    }
  },
};

export function isInvoiced({ status }: Order): boolean {
  return status !== 'unpaid' && status !== 'closed';
}

export function invoiceNo({ no, returns }: Order): string {
  return `${returns === null ? '' : 'C'}${536_365 + no}`;
}

/** `12/1/2010 8:26` */
function minuteText(at: Seconds): string {
  const day = monthFirstDay(at).replace(/(^|\/)0/g, '$1');
  return `${day} ${clockToMinute(at, false)}`;
}
