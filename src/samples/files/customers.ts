import { columnsOf } from './columns';
import type { FileForm } from './file-form';
import { headerRow, PLAIN } from './plain-form';
import { isoTime } from './wall-clock';

const { names, row } = columnsOf(
  'customer_id,name,registered_at,gender,birth_year,region,city,channel,level,email,phone,referrer_id',
);

/** Customers under our own names, with all that the shop knows of them. */
export const CUSTOMERS: FileForm = {
  ...PLAIN,
  key: 'customers',
  fileName: 'customers.csv',
  carries: ['customers', 'times', 'attributes', 'places', 'channels', 'referrals'],
  roles: {
    customer_id: 'customer_id',
    name: 'name',
    registered_at: 'registered_at',
    gender: 'gender',
    region: 'region',
    city: 'city',
    channel: 'channel',
    level: 'level',
    referrer_id: 'referrer_id',
  },
  header: headerRow(names),
  *rows({ shop }) {
    for (const customer of shop.customers()) {
      yield row({
        customer_id: customer.id,
        name: customer.name,
        registered_at: isoTime(customer.acquiredAt),
        gender: customer.gender ?? '',
        birth_year: customer.birthYear === null ? '' : String(customer.birthYear),
        region: customer.region,
        city: customer.city,
        channel: customer.channel,
        level: customer.level ?? '',
        email: customer.email,
        phone: customer.phone,
        referrer_id: customer.referrer === null ? '' : shop.customer(customer.referrer).id,
      });
    }
  },
};
