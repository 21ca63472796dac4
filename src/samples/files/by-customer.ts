import type { Customer, CustomerNo, Shop } from '../shop';

/** Something of each customer, found once: a shop may have to make a customer anew whenever it is asked. */
export function byCustomer<Value>(
  shop: Shop,
  toValue: (customer: Customer) => Value,
): (no: CustomerNo) => Value {
  const known: Value[] = [];
  return (no) => (known[no] ??= toValue(shop.customer(no)));
}
