import { columnsOf } from './columns';
import type { FileForm } from './file-form';
import { headerRow, PLAIN } from './plain-form';
import { isoTime } from './wall-clock';

const { names, row } = columnsOf(
  'customer_id,orders_per_day,dies_at,alive_at_end,p_alive,mean_amount,expected_orders,expected_value',
);

/** What is true of each customer; numbers with all their digits, no `dies_at` of those alive at the end. Nothing that an analysis may read. */
export const CUSTOMER_TRUTHS: FileForm = {
  ...PLAIN,
  key: 'customer-truths',
  fileName: 'truth-customers.csv',
  carries: ['truths'],
  roles: { customer_id: 'customer_id' },
  header: headerRow(names),
  *rows({ shop }) {
    for (const truth of shop.truths()) {
      yield row({
        customer_id: shop.customer(truth.customer).id,
        orders_per_day: String(truth.rate),
        dies_at: truth.aliveAtEnd ? '' : isoTime(Math.floor(truth.diesAt)),
        alive_at_end: String(truth.aliveAtEnd),
        p_alive: String(truth.pAlive),
        mean_amount: String(truth.meanAmount),
        expected_orders: String(truth.expectedOrders),
        expected_value: String(truth.expectedValue),
      });
    }
  },
};

/** What is true of the whole shop, as JSON. */
export function overallTruthText(truth: object): string {
  return `${JSON.stringify(truth, null, 2)}\n`;
}
