import { describe, expect, it } from 'vitest';
import type { Role } from '../../../src/dataset';
import { recognize, type Recognition } from '../../../src/ingest/roles';
import { fileAt, fileOf, isAbsent, ONLINE_RETAIL } from '../sniff/support';
import { EXPORTS } from './exports';

const recognizeText = (text: string): Promise<Recognition> => recognize(fileOf(text));
const mapping = ({ guesses }: Recognition): Partial<Record<Role, string>> =>
  Object.fromEntries(guesses.map(({ role, column }) => [role, column]));

describe.each(EXPORTS)('$name', ({ header, rows, roles }) => {
  it('maps its columns', async () => {
    const found = mapping(await recognizeText([header, ...rows].join('\n') + '\n'));
    expect(found).toEqual(roles);
  });
});

/** A shop with customers who come back, made without randomness. */
function orders(): string[][] {
  return Array.from({ length: 200 }, (_, i) => {
    const order = Math.floor(i / 2);
    const customer = 1000 + ((order * 7) % 40);
    const day = String(1 + (order % 28)).padStart(2, '0');
    const month = String(1 + Math.floor(order / 28)).padStart(2, '0');
    const quantity = 1 + ((i * 5) % 7);
    const price = 2.5 + ((i * 3) % 11);
    return [
      `${customer}`,
      `${50_000 + order}`,
      `2026-${month}-${day}`,
      `${quantity}`,
      price.toFixed(2),
      (quantity * price).toFixed(2),
    ];
  });
}
const table = (header: string, rows: string[][]): string =>
  `${header}\n${rows.map((row) => row.join(',')).join('\n')}\n`;

describe('guessRoles', () => {
  it('maps by values alone when headers say nothing, and is less sure', async () => {
    const result = await recognizeText(table('a,b,c,d,e,f', orders()));
    expect(mapping(result)).toEqual({
      customer_id: 'a',
      order_id: 'b',
      ordered_at: 'c',
      quantity: 'd',
      unit_price: 'e',
      amount: 'f',
    });
    for (const { confidence } of result.guesses) expect(confidence).toBeLessThan(0.7);
  });

  it('maps customer, date and money without more', async () => {
    const rows = orders().map(([customer, , date, , , amount]) => [customer, date, amount] as string[]);
    expect(mapping(await recognizeText(table('a,b,c', rows)))).toEqual({
      customer_id: 'a',
      ordered_at: 'b',
      amount: 'c',
    });
  });

  it('maps the layout of CDNOW, which has no header', async () => {
    const rows = orders().map(
      ([customer, , date, quantity, , amount]) =>
        [`0${customer}`, date?.replaceAll('-', ''), quantity, amount] as string[],
    );
    const text = rows.map((row) => row.join(',')).join('\n');
    expect(mapping(await recognizeText(text))).toEqual({
      customer_id: 'column_1',
      ordered_at: 'column_2',
      quantity: 'column_3',
      amount: 'column_4',
    });
  });

  it('guesses no customer where no column could be one', async () => {
    const result = await recognizeText(
      'order_date,amount,category\n2026-01-05,3.50,tea\n2026-01-06,4.50,cup\n2026-01-07,5.50,tea\n',
    );
    expect(mapping(result)).toEqual({ ordered_at: 'order_date', amount: 'amount', category: 'category' });
  });

  it('never uses a column or a role twice', async () => {
    const result = await recognizeText(
      'customer id,客户编号,email,order id,订单号,date,amount,金额\n1,1,a@x.org,5,5,2026-01-05,3.5,3.5\n',
    );
    expect(new Set(result.guesses.map(({ role }) => role)).size).toBe(result.guesses.length);
    expect(new Set(result.guesses.map(({ column }) => column)).size).toBe(result.guesses.length);
    expect(mapping(result)).toMatchObject({
      customer_id: 'customer id',
      order_id: 'order id',
      amount: 'amount',
    });
  });

  it('prefers the time of payment to the time of creation', async () => {
    expect(
      mapping(await recognizeText('created_at,paid_at,customer_id\n2026-01-05,2026-01-06,1\n')),
    ).toMatchObject({ ordered_at: 'paid_at' });
    expect(mapping(await recognizeText('下单时间,支付时间,会员号\n2026-01-05,2026-01-06,1\n'))).toMatchObject(
      { ordered_at: '支付时间' },
    );
  });

  it('does not take a header that says money when its values are words', async () => {
    expect(
      mapping(await recognizeText('customer_id,date,amount\n1,2026-01-05,high\n2,2026-01-06,low\n')),
    ).toEqual({
      customer_id: 'customer_id',
      ordered_at: 'date',
    });
  });

  it('takes a person’s name for the customer only for want of better, and asks', async () => {
    const result = await recognizeText(
      '客户姓名,日期,金额\n安某,2026-01-05,3\n鲍某,2026-01-16,4\n安某,2026-01-17,5\n',
    );
    expect(result.guesses.find(({ role }) => role === 'customer_id')).toMatchObject({
      column: '客户姓名',
      confidence: 0.4,
    });
  });

  it('gives the reasons with their numbers', async () => {
    const { guesses } = await recognizeText(
      'customer id,order date\n7,2026-01-05\n7,2026-01-06\n8,2026-01-06\n',
    );
    expect(guesses).toEqual([
      expect.objectContaining({
        role: 'customer_id',
        reasons: [
          { kind: 'header', term: 'customerid' },
          { kind: 'repeats', distinct: 2, rows: 3 },
        ],
      }),
      expect.objectContaining({
        role: 'ordered_at',
        reasons: [
          { kind: 'header', term: 'orderdate' },
          { kind: 'dates', share: 1 },
        ],
      }),
    ]);
  });
});

describe('the kind of a file', () => {
  const kindOf = async (text: string): Promise<Recognition['kind']> => (await recognizeText(text)).kind;

  it('is lines of orders where order numbers come back', async () => {
    expect(await kindOf(table('customer id,order id,date,qty,price,amount', orders()))).toEqual({
      kind: 'order_lines',
      reason: { kind: 'orders-repeat', rows: 200, orders: 100 },
    });
  });

  it('is orders where values alone show time and money', async () => {
    const rows = orders().map(([customer, , date, , , amount]) => [customer, date, amount] as string[]);
    expect(await kindOf(table('a,b,c', rows))).toEqual({ kind: 'orders', reason: { kind: 'payments' } });
  });

  it('is customers where totals stand beside what is known of each', async () => {
    const rows = Array.from({ length: 30 }, (_, i) => `${i},N${i},f,gold,2024-01-0${1 + (i % 9)},${i}.5`);
    const recognition = await recognizeText(
      `customer id,name,gender,tier,last order date,total spent\n${rows.join('\n')}\n`,
    );
    expect(recognition.kind.kind).toBe('customers');
    expect(mapping(recognition)).toEqual({
      customer_id: 'customer id',
      name: 'name',
      gender: 'gender',
      level: 'tier',
    });
  });

  it('is survey where headers ask, and its dates and scores are not those of orders', async () => {
    const recognition = await recognizeText(
      `${['email,date,How likely are you to recommend us?,How satisfied are you?', ...Array.from({ length: 30 }, (_, i) => `p${i}@x.org,2024-01-0${1 + (i % 9)},${i % 11},${i % 6}`)].join('\n')}\n`,
    );
    expect(recognition.kind).toEqual({ kind: 'survey', reason: { kind: 'questions', questions: 2 } });
    expect(mapping(recognition)).toEqual({ customer_id: 'email' });
  });

  it('is other, without orders guessed from values, where headers speak of something else', async () => {
    const rows = Array.from(
      { length: 60 },
      (_, i) => `T${1000 + i},C${i % 20},2024-01-${10 + (i % 19)},${(i % 7) + 0.5}`,
    );
    const recognition = await recognizeText(`ticket_id,customer_id,opened_at,rating\n${rows.join('\n')}\n`);
    expect(recognition.kind.kind).toBe('other');
    expect(mapping(recognition)).toEqual({ customer_id: 'customer_id' });
  });
});

describe('people', () => {
  const rows = (cells: (i: number) => string): string =>
    Array.from({ length: 30 }, (_, i) => cells(i)).join('\n');

  it('are known by the name they have on a platform for want of a number', async () => {
    const bare = await recognizeText(
      `会员名,日期,金额\n${rows((i) => `鱼${i % 7},2026-01-1${i % 9},${i}.5`)}`,
    );
    expect(bare.guesses).toContainEqual(
      expect.objectContaining({ role: 'customer_id', column: '会员名', confidence: 0.8 }),
    );
    const numbered = await recognizeText(`会员名,会员号\n${rows((i) => `鱼${i},M${i}`)}`);
    expect(mapping(numbered)).toEqual({ customer_id: '会员号', name: '会员名' });
  });

  it.each(['birth_year', 'birthday', '出生年份'])('have a year of birth: %s', async (header) => {
    const found = await recognizeText(
      `customer_id,name,${header}\n${rows((i) => `K${i},N${i},${1960 + i}`)}`,
    );
    expect(mapping(found)).toMatchObject({ birth_year: header });
  });

  it('have none where the numbers are no years', async () => {
    const found = await recognizeText(`customer_id,name,birthday\n${rows((i) => `K${i},N${i},${i}`)}`);
    expect(mapping(found)).toEqual({ customer_id: 'customer_id', name: 'name' });
  });
});

describe('file rules', () => {
  it('find the letter of cancelled orders', async () => {
    const rows = Array.from({ length: 60 }, (_, i) =>
      i % 10 === 3 ? `C${5000 + i},c${i % 7},-1,2.5` : `${5000 + i},c${i % 7},2,2.5`,
    );
    const { fileRules } = await recognizeText(
      `InvoiceNo,CustomerID,Quantity,UnitPrice\n${rows.join('\n')}\n`,
    );
    expect(fileRules).toEqual([
      { kind: 'cancel-prefix', column: 'InvoiceNo', prefix: 'C', sampleShare: 0.1 },
    ]);
  });

  it('find no such letter where its quantities are not negative, or where most orders have it', async () => {
    const rows = (prefix: (i: number) => string, quantity: number): string =>
      Array.from({ length: 60 }, (_, i) => `${prefix(i)}${5000 + i},${prefix(i) ? quantity : 2}`).join('\n');
    for (const body of [rows((i) => (i % 10 ? '' : 'C'), 3), rows(() => 'C', -1)]) {
      expect((await recognizeText(`order_id,quantity\n${body}\n`)).fileRules).toEqual([]);
    }
  });

  it('list the statuses that never became money', async () => {
    const { fileRules } = await recognizeText(
      'order id,status\n1,paid\n2,Cancelled\n3,pending payment\n4,partially_refunded\n5,voided\n6,Cancelled\n',
    );
    expect(fileRules).toEqual([
      {
        kind: 'status-drop',
        column: 'status',
        values: ['Cancelled', 'pending payment', 'voided'],
        sampleShare: 4 / 6,
      },
    ]);
  });

  it('keep Chinese statuses that are paid', async () => {
    const statuses = [
      '交易成功',
      '交易关闭',
      '买家已付款，等待卖家发货',
      '等待买家付款',
      '卖家已发货，等待买家确认',
      '已取消',
    ];
    const { fileRules } = await recognizeText(
      `订单编号,订单状态\n${statuses.map((s, i) => `${i},${s}`).join('\n')}\n`,
    );
    expect(fileRules).toEqual([
      expect.objectContaining({ kind: 'status-drop', values: ['交易关闭', '等待买家付款', '已取消'] }),
    ]);
  });

  it('warn of a total that stands on every line of its order', async () => {
    const jd = EXPORTS.find(({ name }) => name === '京东');
    const { fileRules } = await recognizeText([jd?.header, ...(jd?.rows ?? [])].join('\n'));
    expect(fileRules).toContainEqual({ kind: 'repeated-total', column: '订单金额', orderColumn: '订单号' });
  });
});

describe.skipIf(isAbsent(ONLINE_RETAIL))('OnlineRetail.csv', () => {
  it(
    'gives each column its role, and shows the rule of cancelled invoices',
    { timeout: 20_000 },
    async () => {
      const result = await recognize(await fileAt(ONLINE_RETAIL));
      expect(mapping(result)).toEqual({
        order_id: 'InvoiceNo',
        sku: 'StockCode',
        product: 'Description',
        quantity: 'Quantity',
        ordered_at: 'InvoiceDate',
        unit_price: 'UnitPrice',
        customer_id: 'CustomerID',
        region: 'Country',
      });
      for (const { confidence } of result.guesses) expect(confidence).toBeGreaterThan(0.8);
      expect(result.fileRules).toEqual([
        { kind: 'cancel-prefix', column: 'InvoiceNo', prefix: 'C', sampleShare: expect.closeTo(0.017, 1) },
      ]);
    },
  );
});
