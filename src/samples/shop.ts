/** A moment on the shop's wall clock: seconds since 1970-01-01 00:00 there. Shops know no time zones. */
export type Seconds = number;

/** Position of a customer in `Shop.customers`: customers are in the order of their acquisition. */
export type CustomerNo = number;

export interface Customer {
  readonly no: CustomerNo;
  /** As the shop's files write it, e.g. `C1000042`. */
  readonly id: string;
  readonly name: string;
  readonly acquiredAt: Seconds;
  /** Keys of the description's attributes. */
  readonly region: string;
  readonly city: string;
  readonly channel: string;
  readonly gender: 'female' | 'male' | null;
  readonly birthYear: number | null;
  readonly level: string | null;
  readonly email: string;
  readonly phone: string;
  /** Who brought her, always acquired earlier. */
  readonly referrer: CustomerNo | null;
}

export interface Product {
  readonly no: number;
  readonly sku: string;
  readonly name: string;
  readonly category: string;
  /** Price of a unit on the first day, before any price rise. */
  readonly price: number;
  readonly cost: number;
}

export interface OrderLine {
  readonly product: Product;
  /** Negative on a line that is given back. */
  readonly quantity: number;
  readonly unitPrice: number;
}

export type OrderStatus = 'paid' | 'shipped' | 'completed' | 'unpaid' | 'closed' | 'refunded';

export interface Order {
  /** From 0, in the order of time. */
  readonly no: number;
  readonly id: string;
  readonly customer: CustomerNo;
  readonly at: Seconds;
  readonly status: OrderStatus;
  /** Money back by the status `refunded`, at most the order's amount; else 0. */
  readonly refund: number;
  /** The order whose goods come back with this one; its lines are negative. */
  readonly returns: number | null;
  readonly lines: readonly OrderLine[];
}

/** A contract of a shop that charges by period. */
export interface Contract {
  readonly no: number;
  readonly customer: CustomerNo;
  readonly plan: string;
  readonly startedAt: Seconds;
  /** Null while it runs at the end of the span. */
  readonly endedAt: Seconds | null;
  readonly endReason: string | null;
}

export interface Ticket {
  readonly no: number;
  readonly customer: CustomerNo;
  readonly openedAt: Seconds;
  readonly answeredAt: Seconds | null;
  readonly closedAt: Seconds | null;
  readonly type: string;
  readonly channel: string;
}

export interface CampaignSend {
  readonly customer: CustomerNo;
  readonly campaign: string;
  readonly arm: 'treated' | 'control';
  /** Null in the control arm: nothing was sent. */
  readonly sentAt: Seconds | null;
}

export interface SurveyResponse {
  readonly no: number;
  readonly wave: number;
  readonly customer: CustomerNo;
  readonly startedAt: Seconds;
  readonly seconds: number;
  /** One a question of the description, in its order; null where it was not answered. Choices by position from 0. */
  readonly answers: readonly (number | readonly number[] | string | null)[];
}

/** A visit of the sales force. */
export interface Visit {
  readonly customer: CustomerNo;
  readonly at: Seconds;
  readonly by: string;
  readonly note: string;
}

/** What is true of a customer, as no shop can know it. */
export interface CustomerTruth {
  readonly customer: CustomerNo;
  /** Orders per day while she lives, before season and effects. */
  readonly rate: number;
  /** When she stops for good; after the span's end when she has not. */
  readonly diesAt: Seconds;
  readonly aliveAtEnd: boolean;
  /** P(alive) at the end given her true rates and what she did: what the best model could say. */
  readonly pAlive: number;
  /** Mean amount of her orders at the prices of the span's end. */
  readonly meanAmount: number;
  /** Orders expected in the 365 days after the end given her true rates: P(alive) times what a live customer would do. */
  readonly expectedOrders: number;
  /** Expected orders times mean amount. */
  readonly expectedValue: number;
}

/** A whole simulated shop. Large parts are made anew, and alike, whenever they are asked for. */
export interface Shop {
  readonly key: string;
  readonly seed: number;
  readonly startsAt: Seconds;
  readonly endsAt: Seconds;
  readonly customerCount: number;
  readonly orderCount: number;
  readonly products: readonly Product[];
  customer(no: CustomerNo): Customer;
  customers(): Iterable<Customer>;
  /** In the order of time. */
  orders(): Iterable<Order>;
  truths(): Iterable<CustomerTruth>;
  readonly contracts: readonly Contract[];
  readonly tickets: readonly Ticket[];
  readonly sends: readonly CampaignSend[];
  readonly responses: readonly SurveyResponse[];
  readonly visits: readonly Visit[];
}
