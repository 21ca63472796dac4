import type { QuestionDescription } from '../../../src/samples/description';
import type { FormSource } from '../../../src/samples/files';
import type { Customer, CustomerNo, Order, OrderStatus, Product, Shop } from '../../../src/samples/shop';

const DAY = 86_400;
const STARTS_AT = Date.UTC(2024, 0, 1) / 1000;
const PLACES = [
  ['广东省', '深圳市'],
  ['浙江省', '杭州市'],
  ['上海市', '上海市'],
] as const;
const STATUSES: readonly OrderStatus[] = [
  'completed',
  'completed',
  'shipped',
  'paid',
  'completed',
  'unpaid',
  'closed',
  'refunded',
  'refunded',
];

const PRODUCTS: readonly Product[] = [
  ['明前龙井 250g', '绿茶', 98],
  ['正山小种, 礼盒', '红茶', 1288.5],
  ['紫砂壶 "石瓢"', '茶具', 345.25],
  ['茉莉花茶', '花茶', 45],
].map(([name, category, price], no) => ({
  no,
  sku: `SKU-${101 + no}`,
  name: String(name),
  category: String(category),
  price: Number(price),
  cost: Number(price) / 2,
}));

export interface HandMade {
  readonly customers?: number;
  readonly orders?: number;
  readonly idOf?: (no: CustomerNo) => string;
}

/** A small shop whose every fact is plain to see: all statuses, part and whole refunds, a return, lines of one to three products. */
export function handMadeShop({
  customers: customerCount = 12,
  orders: orderCount = 90,
  idOf = (no) => `C${1_000_001 + no}`,
}: HandMade = {}): Shop {
  const customers = Array.from({ length: customerCount }, (_, no) => customer(no, idOf(no)));
  const orders = Array.from({ length: orderCount }, (_, no) => order(no, customerCount));
  if (orderCount > 10) orders[10] = returnOf(orders[4] as Order, orders[10] as Order);
  const customerOf = (no: CustomerNo): Customer => customers[no] as Customer;
  return {
    key: 'hand-made',
    seed: 1,
    startsAt: STARTS_AT,
    endsAt: STARTS_AT + 365 * DAY,
    customerCount,
    orderCount,
    products: PRODUCTS,
    customer: customerOf,
    customers: () => customers,
    orders: () => orders,
    truths: () =>
      customers.map(({ no }) => ({
        customer: no,
        rate: 0.01 * (no + 1),
        diesAt: STARTS_AT + no * 100 * DAY + 0.5,
        aliveAtEnd: no >= 4,
        pAlive: no / 12,
        meanAmount: 100 + no / 3,
        expectedOrders: no,
        expectedValue: no * 100,
      })),
    contracts: [
      { no: 0, customer: 0, plan: '月卡', startedAt: STARTS_AT, endedAt: null, endReason: null },
      { no: 1, customer: 1, plan: '年卡', startedAt: STARTS_AT, endedAt: STARTS_AT + DAY, endReason: '太贵' },
    ],
    tickets: [
      {
        no: 0,
        customer: 2,
        openedAt: STARTS_AT + 60,
        answeredAt: STARTS_AT + 3600,
        closedAt: null,
        type: '物流慢',
        channel: '旺旺',
      },
    ],
    sends: [
      { customer: 0, campaign: '召回', arm: 'treated', sentAt: STARTS_AT + DAY },
      { customer: 1, campaign: '召回', arm: 'control', sentAt: null },
    ],
    responses: [
      {
        no: 0,
        wave: 0,
        customer: 3,
        startedAt: STARTS_AT + 7200,
        seconds: 123,
        answers: [9, 1, [0, 2], '很好, 谢谢'],
      },
      { no: 1, wave: 0, customer: 4, startedAt: STARTS_AT + 9000, seconds: 61, answers: [null, 0, [], null] },
      {
        no: 2,
        wave: 1,
        customer: 5,
        startedAt: STARTS_AT + 99_000,
        seconds: 88,
        answers: [3, null, null, null],
      },
    ],
    visits: [{ customer: 1, at: STARTS_AT + 5 * DAY, by: '王经理', note: '看样' }],
  };
}

export const QUESTIONS: readonly QuestionDescription[] = [
  { kind: 'scale', key: 'nps', text: '您愿意推荐本店吗', min: 0, max: 10, mean: 7, sd: 2 },
  { kind: 'choice', key: 'use', text: '您主要给谁买', options: [option('自己'), option('送礼')] },
  { kind: 'multi', key: 'teas', text: '您常喝', options: [option('绿茶'), option('红茶'), option('花茶')] },
  { kind: 'text', key: 'words', text: '您想说的', answers: [option('很好')], share: 0.5 },
];

export function handMadeSource(made: HandMade = {}): FormSource {
  return { shop: handMadeShop(made), questions: QUESTIONS };
}

function option(key: string): { key: string; weight: number } {
  return { key, weight: 1 };
}

function customer(no: CustomerNo, id: string): Customer {
  const [region, city] = PLACES[no % PLACES.length] as (typeof PLACES)[number];
  return {
    no,
    id,
    name: ['王芳', '李娜', '张伟', '刘洋'][no % 4] as string,
    acquiredAt: STARTS_AT + no * DAY + 3661,
    region,
    city,
    channel: no % 2 === 0 ? '直播间' : '老客推荐',
    gender: no % 5 === 0 ? null : no % 2 === 0 ? 'female' : 'male',
    birthYear: no % 4 === 3 ? null : 1980 + no,
    level: no % 3 === 0 ? null : '金卡会员',
    email: `buyer${no}@example.com`,
    phone: `1990000${String(1000 + no)}`,
    referrer: no % 4 === 3 ? no - 1 : null,
  };
}

function order(no: number, customerCount: number): Order {
  const status = STATUSES[no % STATUSES.length] as OrderStatus;
  const lines = Array.from({ length: 1 + (no % 3) }, (_, index) => {
    const product = PRODUCTS[(no + index) % PRODUCTS.length] as Product;
    return { product, quantity: 1 + ((no + index) % 4), unitPrice: product.price };
  });
  const amount = lines.reduce((sum, { quantity, unitPrice }) => sum + quantity * unitPrice, 0);
  return {
    no,
    id: `O${100_001 + no}`,
    customer: (no * 7) % customerCount,
    at: STARTS_AT + no * 4 * DAY + ((no * 7919) % DAY),
    status,
    refund: status !== 'refunded' ? 0 : no % 2 === 0 ? amount : 10.5,
    returns: null,
    lines,
  };
}

/** The first line of an order comes back with the same buyer. */
function returnOf(original: Order, slot: Order): Order {
  const [line] = original.lines;
  return {
    ...slot,
    customer: original.customer,
    status: 'completed',
    refund: 0,
    returns: original.no,
    lines: line ? [{ ...line, quantity: -1 }] : [],
  };
}
