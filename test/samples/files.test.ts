import { describe, expect, it } from 'vitest';
import { ROLES } from '../../src/dataset';
import { FILE_FORMS, fileForm, fileText, overallTruthText } from '../../src/samples/files';
import type { Order } from '../../src/samples/shop';
import { handMadeShop, handMadeSource } from './support/hand-made-shop';
import { bytesOf, cents, column, parseRows, readBack, type Row, sum } from './support/read-back';

const source = handMadeSource();
const { shop } = source;
const orders = [...shop.orders()];
const ordersOfPlatforms = orders.filter(({ returns }) => returns === null);
const centsOf = ({ lines }: Order): number =>
  sum(lines.map(({ quantity, unitPrice }) => Math.round(quantity * unitPrice * 100)));
const moneyOf = (some: readonly Order[]): number => sum(some.map(centsOf));
const refundsOf = (some: readonly Order[]): number => sum(some.map(({ refund }) => Math.round(refund * 100)));
const linesOf = (some: readonly Order[]): number => sum(some.map(({ lines }) => lines.length));
const piecesOf = (some: readonly Order[]): number =>
  sum(some.flatMap(({ lines }) => lines.map(({ quantity }) => quantity)));
const paid = ordersOfPlatforms.filter(({ status }) => status !== 'unpaid');
const returnedCents = -moneyOf(orders.filter(({ returns }) => returns !== null));

function isoTime(seconds: number): string {
  return new Date(seconds * 1000).toISOString().slice(0, 19).replace('T', ' ');
}

function distinct(cells: readonly string[]): number {
  return new Set(cells).size;
}

/** The first row of each order. */
function firstOf(rows: readonly Row[], id: string): Row[] {
  return [...new Map(rows.toReversed().map((row) => [row[id], row])).values()];
}

describe.each(FILE_FORMS.map(({ key }) => [key] as const))('the file %s', (key) => {
  const form = fileForm(key);

  it('has as many cells in each row as in its header', () => {
    const rows = parseRows(bytesOf(form, source), form.charset);
    expect(new Set(rows.map((cells) => cells.length))).toEqual(new Set([form.header(source)[0]?.length]));
    expect(rows.length).toBeGreaterThan(form.header(source).length);
  });

  it('gives roles that there are to columns that it has, each once', () => {
    const header = form.header(source)[0] ?? [];
    const roles = Object.values(form.roles);
    expect(header).toEqual(expect.arrayContaining(Object.keys(form.roles)));
    expect(ROLES).toEqual(expect.arrayContaining(roles));
    expect(distinct(roles)).toBe(roles.length);
  });

  it('is the same, byte for byte, when it is written again', () => {
    expect(bytesOf(form, handMadeSource())).toEqual(bytesOf(form, source));
  });
});

describe.each(
  FILE_FORMS.filter(({ carries }) => carries.includes('orders') || carries.includes('lines')).map(
    (form) => [form.key, form] as const,
  ),
)('what %s says it carries', (key, { carries, roles }) => {
  const { rows } = readBack(key, source);
  const some = carries.includes('returns') ? orders : ordersOfPlatforms;
  const cells = (role: string): string[] => {
    const name = Object.keys(roles).find((header) => roles[header] === role);
    return name === undefined ? [] : column(rows, name);
  };

  it('is there: orders, customers, lines', () => {
    if (carries.includes('orders')) expect(distinct(cells('order_id'))).toBe(some.length);
    if (carries.includes('customers')) expect(distinct(cells('customer_id'))).toBe(shop.customerCount);
    else expect(cells('customer_id')).toEqual([]);
    if (carries.includes('lines') && carries.includes('orders')) expect(rows).toHaveLength(linesOf(some));
    if (carries.includes('quantities')) expect(cells('quantity').length).toBeGreaterThan(0);
    if (carries.includes('statuses')) expect(distinct(cells('status'))).toBeGreaterThan(2);
    else expect(cells('status')).toEqual([]);
    if (carries.includes('refunds')) expect(cells('refund').length).toBeGreaterThan(0);
    else expect(cells('refund')).toEqual([]);
  });
});

it('has a key of its own for every form', () => {
  expect(distinct(FILE_FORMS.map(({ key }) => key))).toBe(FILE_FORMS.length);
  expect(() => fileForm('gone')).toThrow(RangeError);
});

describe.each([['order-lines'], ['order-lines-with-amount'], ['bench-order-lines']])('%s', (key) => {
  const { rows } = readBack(key, source);

  it('holds every line with its order, customer, time, goods and price', () => {
    const expected = orders.flatMap((order) =>
      order.lines.map(({ product, quantity, unitPrice }) => ({
        order_id: order.id,
        customer_id: shop.customer(order.customer).id,
        ordered_at: isoTime(order.at),
        sku: product.sku,
        quantity: String(quantity),
        unit_price: unitPrice.toFixed(2),
        channel: shop.customer(order.customer).channel,
        region: shop.customer(order.customer).region,
      })),
    );
    expect(rows).toEqual(expected.map((line) => expect.objectContaining(line)));
  });
});

describe('order lines with the amount', () => {
  const { rows } = readBack('order-lines-with-amount', source);

  it('add up to the money of the orders', () => {
    expect(sum(column(rows, 'amount').map(cents))).toBe(moneyOf(orders));
  });

  it('quote names with commas and quotes', () => {
    expect(new Set(column(rows, 'product'))).toEqual(new Set(shop.products.map(({ name }) => name)));
  });

  it('tell a part that was paid back from the whole', () => {
    expect(new Set(column(rows, 'status'))).toEqual(
      new Set(['paid', 'shipped', 'completed', 'unpaid', 'closed', 'refunded', 'partially refunded']),
    );
  });
});

describe('淘宝 ExportOrderList', () => {
  const { header, rows } = readBack('taobao-orders', source);

  it('has one row per order and the buyer under one name', () => {
    expect(rows).toHaveLength(ordersOfPlatforms.length);
    expect(distinct(column(rows, '订单编号'))).toBe(rows.length);
    expect(distinct(column(rows, '买家会员名'))).toBe(shop.customerCount);
  });

  it('holds what was paid, pieces and what was paid back, returned goods among it', () => {
    expect(sum(column(rows, '买家实际支付金额').map(cents))).toBe(moneyOf(paid));
    expect(sum(column(rows, '宝贝总数量').map(Number))).toBe(piecesOf(ordersOfPlatforms));
    expect(sum(column(rows, '退款金额').map(cents))).toBe(refundsOf(orders) + returnedCents);
    expect(sum(column(rows, '打款商家金额').map(cents))).toBe(
      moneyOf(paid) - refundsOf(orders) - returnedCents,
    );
  });

  it('writes ids, phones, times and headers as the platform does', () => {
    expect(rows[0]?.['订单编号']).toMatch(/^="193\d{15}"$/);
    expect(rows[0]?.['联系手机']).toMatch(/^'199\d{8}$/);
    expect(rows[0]?.['订单付款时间 ']).toBe('2024/1/1 0:00');
    expect(header[0]).toContain('宝贝标题 ');
  });

  it('closes orders that were closed or paid back whole, and says who has not paid', () => {
    const states = new Map(column(rows, '订单状态').map((state, at) => [ordersOfPlatforms[at]?.no, state]));
    for (const order of ordersOfPlatforms) {
      const whole = order.status === 'refunded' && order.refund * 100 >= centsOf(order);
      if (order.status === 'closed' || whole) expect(states.get(order.no)).toBe('交易关闭');
      if (order.status === 'unpaid') expect(states.get(order.no)).toBe('等待买家付款');
      if (order.status === 'paid') expect(states.get(order.no)).toBe('买家已付款\uff0c等待卖家发货');
    }
  });
});

describe('天猫 line items', () => {
  const { rows } = readBack('tmall-line-items', source);

  it('has a row per line that belongs to an order of ExportOrderList', () => {
    expect(rows).toHaveLength(linesOf(ordersOfPlatforms));
    expect(distinct(column(rows, '子订单编号'))).toBe(rows.length);
    expect(new Set(column(rows, '主订单编号'))).toEqual(
      new Set(column(readBack('taobao-orders', source).rows, '订单编号')),
    );
  });

  it('deals refunds out over the lines without losing a cent', () => {
    expect(sum(column(rows, '退款金额').map(cents))).toBe(refundsOf(orders) + returnedCents);
    expect(sum(column(rows, '买家实际支付金额').map(cents))).toBe(moneyOf(paid));
  });
});

describe('京东', () => {
  const { rows } = readBack('jd-orders', source);

  it('repeats the money of the order on each of its lines', () => {
    expect(rows).toHaveLength(linesOf(ordersOfPlatforms));
    expect(sum(firstOf(rows, '订单号').map((row) => cents(row['订单金额'] ?? '')))).toBe(
      moneyOf(ordersOfPlatforms),
    );
    expect(sum(column(rows, '订单金额').map(cents))).toBeGreaterThan(moneyOf(ordersOfPlatforms));
    expect(sum(rows.map((row) => Number(row['订购数量']) * cents(row['京东价'] ?? '')))).toBe(
      moneyOf(ordersOfPlatforms),
    );
  });

  it('masks phones', () => {
    expect(rows[0]?.['联系电话']).toMatch(/^1\*{6}\d{4}$/);
  });
});

describe('有赞', () => {
  const { rows } = readBack('youzan-orders', source);

  it('joins the goods of an order in one cell with their number', () => {
    const texts = column(rows, '全部商品名称');
    const pieces = texts.flatMap((text) =>
      [...text.matchAll(/\((\d+)件\)/g)].map(([, count]) => Number(count)),
    );
    expect(sum(pieces)).toBe(piecesOf(ordersOfPlatforms));
    expect(sum(column(rows, '商品金额合计').map(cents))).toBe(moneyOf(ordersOfPlatforms));
  });

  it('counts the orders of each buyer', () => {
    const last = new Map(rows.map((row) => [row['买家昵称'], Number(row['下单次数'])]));
    expect(sum([...last.values()])).toBe(ordersOfPlatforms.length);
  });
});

describe('抖店', () => {
  const { rows } = readBack('douyin-orders', source);

  it('puts a TAB before every value and `-` for nothing', () => {
    const cells = rows.flatMap((row) => Object.values(row));
    expect(cells.every((cell) => cell.startsWith('\t') && cell.length > 1)).toBe(true);
    expect(cells).toContain('\t-');
  });

  it('joins long orders in one row and keeps their money', () => {
    expect(distinct(column(rows, '主订单编号'))).toBe(ordersOfPlatforms.length);
    expect(column(rows, '子订单编号').some((cell) => cell.includes(';'))).toBe(true);
    expect(sum(column(rows, '商品金额').map(cents))).toBe(moneyOf(ordersOfPlatforms));
  });

  it('hides the buyer: no two orders show the same', () => {
    expect(distinct(firstOf(rows, '主订单编号').map((row) => row['收件人'] ?? ''))).toBe(
      ordersOfPlatforms.length,
    );
  });
});

describe('Shopify', () => {
  const { rows } = readBack('shopify-orders', source);

  it('writes what belongs to the order on its first line only', () => {
    expect(rows).toHaveLength(linesOf(ordersOfPlatforms));
    const totals = rows.filter((row) => row['Total'] !== '');
    expect(totals).toHaveLength(ordersOfPlatforms.length);
    expect(sum(totals.map((row) => cents(row['Total'] ?? '')))).toBe(moneyOf(ordersOfPlatforms));
    expect(sum(totals.map((row) => cents(row['Refunded Amount'] ?? '')))).toBe(
      refundsOf(orders) + returnedCents,
    );
  });

  it('names the buyer on every line', () => {
    expect(distinct(column(rows, 'Email'))).toBe(shop.customerCount);
    expect(rows[0]?.['Paid at']).toBe('2024-01-01 00:00:00 +0800');
  });
});

describe('Stripe', () => {
  it('holds a payment per order, and what of it was paid back', () => {
    const { rows } = readBack('stripe-payments', source);
    const closed = ordersOfPlatforms.filter(({ status }) => status === 'closed');
    expect(sum(column(rows, 'Amount').map(cents))).toBe(moneyOf(ordersOfPlatforms));
    expect(sum(column(rows, 'Amount Refunded').map(cents))).toBe(
      refundsOf(orders) + returnedCents + moneyOf(closed),
    );
  });
});

describe('invoice lines', () => {
  const { rows } = readBack('invoice-lines', source);

  it('hold invoiced orders, returns under a C', () => {
    const invoiced = orders.filter(({ status }) => status !== 'unpaid' && status !== 'closed');
    expect(sum(rows.map((row) => Number(row['Quantity']) * cents(row['UnitPrice'] ?? '')))).toBe(
      moneyOf(invoiced),
    );
    const credits = rows.filter((row) => row['InvoiceNo']?.startsWith('C'));
    expect(credits.map((row) => row['Quantity'])).toEqual(['-1']);
  });

  it('write months first, without leading zeros', () => {
    expect(rows[0]?.['InvoiceDate']).toBe('1/1/2024 0:00');
  });
});

describe('people', () => {
  it('are all there with what the shop knows of them', () => {
    const { rows } = readBack('customers', source);
    expect(rows[3]).toEqual({
      customer_id: 'C1000004',
      name: '刘洋',
      registered_at: '2024-01-04 01:01:01',
      gender: 'male',
      birth_year: '',
      region: '广东省',
      city: '深圳市',
      channel: '老客推荐',
      level: '',
      email: 'buyer3@example.com',
      phone: '19900001003',
      referrer_id: 'C1000003',
    });
    expect(rows).toHaveLength(shop.customerCount);
  });

  it('bear the names under which they buy in the file of members', () => {
    const { rows } = readBack('members', source);
    const buyers = new Set(column(readBack('taobao-orders', source).rows, '买家会员名'));
    expect(new Set(column(rows, '会员名'))).toEqual(buyers);
    expect(rows[1]).toMatchObject({ 会员编号: 'C1000002', 性别: '男', 生日: '1981-02-02' });
  });
});

describe('service, mailings, contracts, visits', () => {
  it.each([
    [
      'tickets',
      { ticket_id: 'T000001', customer_id: 'C1000003', answered_at: '2024-01-01 01:00:00', closed_at: '' },
    ],
    [
      'campaign-sends',
      { campaign: '召回', customer_id: 'C1000001', arm: 'treated', sent_at: '2024-01-02 00:00:00' },
    ],
    ['contracts', { contract_id: 'K000001', plan: '月卡', ended_at: '', end_reason: '' }],
    [
      'visits',
      { customer_id: 'C1000002', visited_at: '2024-01-06 00:00:00', visited_by: '王经理', note: '看样' },
    ],
  ])('%s hold what happened', (key, first) => {
    expect(readBack(key, source).rows[0]).toMatchObject(first);
  });
});

describe('answers', () => {
  it('stand in the plain file by key, options joined', () => {
    const { rows } = readBack('survey', source);
    expect(rows[0]).toMatchObject({
      response_id: 'R000001',
      customer_id: 'C1000004',
      answered_at: '2024-01-01 02:02:03',
      nps: '9',
      use: '送礼',
      teas: '绿茶; 花茶',
      words: '很好, 谢谢',
    });
    expect(rows[1]).toMatchObject({ nps: '', use: '自己', teas: '', words: '' });
  });

  it('stand in 问卷星 under numbered questions, options joined by ┋', () => {
    const { rows } = readBack('wenjuanxing-question', source);
    expect(rows[0]).toMatchObject({
      提交答卷时间: '2024/01/01 02:02:03',
      所用时间: '123秒',
      '1、您的会员号': 'C1000004',
      '2、您愿意推荐本店吗': '9',
      '4、您常喝': '绿茶┋花茶',
    });
    expect(readBack('wenjuanxing-column', source).rows[0]).toMatchObject({
      会员编号: 'C1000004',
      '1、您愿意推荐本店吗': '9',
    });
  });

  it('are coded in 问卷星: options as columns, -2 unanswered, -3 never reached', () => {
    const { rows } = readBack('wenjuanxing-coded', source);
    const coded = rows.map((row) => [
      row['1、您愿意推荐本店吗'],
      row['2、您主要给谁买'],
      row['第3题(绿茶)'],
      row['第3题(红茶)'],
      row['4、您想说的'],
    ]);
    expect(coded).toEqual([
      ['9', '2', '1', '0', '很好, 谢谢'],
      ['-2', '1', '0', '0', '-3'],
      ['3', '-3', '-3', '-3', '-3'],
    ]);
  });

  it('stand in Qualtrics below three header rows', () => {
    const { header, rows } = readBack('qualtrics', source);
    expect(header[1]?.slice(-4)).toEqual(source.questions.map(({ text }) => text));
    expect(header[2]?.at(-1)).toBe('{"ImportId":"QID4"}');
    expect(rows[0]).toMatchObject({ ExternalReference: 'C1000004', Q1: '9', Q2: '2', Q3: '1,3' });
  });

  it('stand in SurveyMonkey below two header rows, options as columns', () => {
    const form = fileForm('surveymonkey');
    const [first, second, response] = parseRows(bytesOf(form, source), 'utf-8');
    expect(first?.slice(9)).toEqual(['您愿意推荐本店吗', '您主要给谁买', '您常喝', '', '', '您想说的']);
    expect(second?.slice(9)).toEqual(['Response', 'Response', '绿茶', '红茶', '花茶', 'Open-Ended Response']);
    expect(response?.slice(8)).toEqual(['C1000004', '9', '送礼', '绿茶', '', '花茶', '很好, 谢谢']);
    expect(response?.[2]).toBe('01/01/2024 02:00:00');
  });
});

describe('the truth', () => {
  it('keeps all digits of each customer', () => {
    const { rows } = readBack('customer-truths', source);
    const truths = [...shop.truths()];
    expect(column(rows, 'p_alive').map(Number)).toEqual(truths.map(({ pAlive }) => pAlive));
    expect(column(rows, 'mean_amount').map(Number)).toEqual(truths.map(({ meanAmount }) => meanAmount));
    expect(column(rows, 'dies_at').filter((cell) => cell !== '')).toHaveLength(4);
  });

  it('of the whole shop is JSON', () => {
    expect(JSON.parse(overallTruthText({ customers: 12 }))).toEqual({ customers: 12 });
  });
});

it('refuses a file whose encoding lacks a character of the shop', () => {
  const { questions } = source;
  const made = handMadeShop({ idOf: (no) => `😀${no}` });
  expect(() => bytesOf(fileForm('members'), { shop: made, questions })).toThrow(
    expect.objectContaining({ character: '😀' }),
  );
});

it('writes in chunks of some 100 kB, however long the file', () => {
  const large = { ...source, shop: handMadeShop({ orders: 5000 }) };
  const chunks = [...fileText(fileForm('bench-order-lines'), large)];
  expect(chunks.length).toBeGreaterThan(3);
  expect(Math.max(...chunks.map((chunk) => chunk.length))).toBeLessThan(101_000);
  expect(chunks.join('').split('\n')).toHaveLength(linesOf([...large.shop.orders()]) + 2);
});
