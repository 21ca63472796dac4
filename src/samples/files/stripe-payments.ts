import { byCustomer } from './by-customer';
import { columnsOf } from './columns';
import type { FileForm } from './file-form';
import { centsText } from './money';
import { headerRow, PLAIN } from './plain-form';
import { type PlatformOrder, platformOrders } from './platform-orders';
import { isoTime } from './wall-clock';

const { names, row } = columnsOf(
  'id,Description,Seller Message,Created (UTC),Amount,Amount Refunded,Currency,Converted Amount,Converted Amount Refunded,Fee,Tax,Converted Currency,Mode,Status,Statement Descriptor,Customer ID,Customer Description,Customer Email,Captured,Card ID,Card Last4,Card Brand,Card Funding,Disputed Amount,Dispute Status,PaymentIntent ID',
);

const FEE_SHARE = 0.029;

/** One row per payment, that is per order; one that was never paid is a failed payment, a closed one was paid back. */
export const STRIPE_PAYMENTS: FileForm = {
  ...PLAIN,
  key: 'stripe-payments',
  fileName: 'unified_payments.csv',
  carries: ['orders', 'customers', 'times', 'amounts', 'statuses', 'refunds'],
  roles: {
    id: 'order_id',
    'Customer ID': 'customer_id',
    'Created (UTC)': 'ordered_at',
    Amount: 'amount',
    'Amount Refunded': 'refund',
    Status: 'status',
  },
  header: headerRow(names),
  *rows({ shop }) {
    const payerOf = byCustomer(shop, ({ id, name, email, no }) =>
      row({
        'Customer ID': `cus_${id}`,
        'Customer Description': name,
        'Customer Email': email,
        'Card ID': `card_${id}`,
        'Card Last4': String(1000 + ((no * 7) % 9000)),
      }),
    );
    for (const platformOrder of platformOrders(shop)) {
      const { order, cents, refundCents } = platformOrder;
      const failed = order.status === 'unpaid';
      const back = order.status === 'closed' ? cents : refundCents;
      const cells = {
        id: `ch_${order.id}`,
        Description: `Order ${order.id}`,
        'Seller Message': failed ? 'The bank returned the decline code do_not_honor.' : 'Payment complete.',
        'Created (UTC)': isoTime(order.at),
        Amount: centsText(cents),
        'Amount Refunded': centsText(back),
        Currency: 'cny',
        'Converted Amount': centsText(cents),
        'Converted Amount Refunded': centsText(back),
        Fee: centsText(failed ? 0 : Math.round(cents * FEE_SHARE)),
        Tax: '0.00',
        'Converted Currency': 'cny',
        Mode: 'Live',
        Status: paymentStatus(platformOrder),
        'Statement Descriptor': shop.key.toUpperCase(),
        Captured: String(!failed),
        'Card Brand': 'Visa',
        'Card Funding': 'debit',
        'Disputed Amount': '0.00',
        'PaymentIntent ID': `pi_${order.id}`,
      };
      yield row(cells, payerOf(order.customer));
    }
  },
};

function paymentStatus({ order, refundedWhole }: PlatformOrder): string {
  if (order.status === 'unpaid') return 'Failed';
  return order.status === 'closed' || refundedWhole ? 'Refunded' : 'Paid';
}
