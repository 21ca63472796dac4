import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import type { Ledger, Rule } from '../../src/dataset';
import type { Engine } from '../../src/engine';
import { adoptIncoming } from '../../src/ingest/build-dataset.run';
import { loadDraft } from '../../src/ingest/import-draft';
import { countCopies, reopenWithRules } from '../../src/ingest/opened-file';
import { nodeEngine } from '../support/node-engine';
import { draftOf, openCsv, type Changes } from '../support/open';
import { anyLines, LINE_MAPPING, naiveOrders, round, toCsv, type Line } from '../support/orders';

vi.mock('../../src/ingest/sniff-client', () => import('../support/sniff-in-process'));

let engine: Engine;
beforeAll(async () => {
  engine = nodeEngine();
  await engine.ready();
});
afterAll(() => engine.close());

async function linesOf(rows: readonly string[], changes: Changes = {}): Promise<Record<string, unknown>[]> {
  await openCsv(engine, rows.join('\n'), changes);
  return engine.ask('SELECT * FROM order_lines ORDER BY line_no');
}

function entry(ledger: Ledger, key: string): unknown {
  const found = ledger.entries.find(({ rule }) => rule.key === key);
  return found && [found.lines, found.amount];
}

describe('lines', () => {
  const header = 'order_id,customer_id,order_date,quantity,unit_price,amount,refund,cost,sku';

  it('take the amount where there is one, less what was refunded', async () => {
    const rows = await linesOf([
      header,
      '1,C1,2024-01-01,2,10,15,5,1,A',
      '2,C1,2024-01-02,2,10,,,1,A',
      '3,C2,2024-01-03,1,10,8,,1,A',
    ]);
    expect(rows.map(({ amount }) => amount)).toEqual([10, null, 8]);
  });

  it('take quantity times price where there is no amount', async () => {
    const rows = await linesOf([header, '1,C1,2024-01-01,2,10.5,99,5,1,A', '2,C1,2024-01-02,,10,99,0,1,A'], {
      mapping: {
        customer_id: 'customer_id',
        ordered_at: 'order_date',
        quantity: 'quantity',
        unit_price: 'unit_price',
      },
    });
    expect(rows.map(({ amount }) => amount)).toEqual([21, null]);
  });

  it('take the price alone where there is no quantity', async () => {
    const rows = await linesOf([header, '1,C1,2024-01-01,2,10.5,99,5,1,A'], {
      mapping: {
        customer_id: 'customer_id',
        ordered_at: 'order_date',
        unit_price: 'unit_price',
        refund: 'refund',
      },
    });
    expect(rows.map(({ amount }) => amount)).toEqual([5.5]);
  });

  it('have all columns of the contract, and the others of the file under their own names', async () => {
    const [row] = await linesOf(
      ['order_id,customer_id,date,amount,Status,my note,AMOUNT 2', '1,C1,2024-01-01,5,paid,hello,7'],
      {
        mapping: { order_id: 'order_id', customer_id: 'customer_id', ordered_at: 'date', amount: 'amount' },
      },
    );
    expect(Object.keys(row ?? {})).toEqual([
      ...[
        'order_id',
        'customer_id',
        'ordered_at',
        'amount',
        'quantity',
        'unit_price',
        'sku',
        'product',
        'category',
        'channel',
      ],
      ...[
        'region',
        'status',
        'cost',
        'is_return',
        'Status 2',
        'my note',
        'AMOUNT 2',
        'line_no',
        'excluded_by',
      ],
    ]);
    expect(row).toMatchObject({
      status: null,
      'Status 2': 'paid',
      'my note': 'hello',
      'AMOUNT 2': 7,
      is_return: false,
    });
  });

  it.each([
    ['£1,234.50', 1234.5],
    ['(12.50)', -12.5],
    ['-£3.00', -3],
    ['12.00 EUR', 12],
    ['CHF 12.00', 12],
    ['\u221212.00', -12],
    ['¥１２', 12],
    ['', null],
  ])('read written money: %j', async (written, amount) => {
    const others = Array.from({ length: 30 }, (_, row) => `${row + 2},C1,2024-01-02,"£${row}.25"`);
    const rows = await linesOf([
      'order_id,customer_id,date,amount',
      `1,C1,2024-01-01,"${written}"`,
      ...others,
    ]);
    expect(rows[0]?.['amount']).toBe(amount);
    expect(rows[30]?.['amount']).toBe(29.25);
  });

  it('read a decimal comma, and thousands that the sample did not show', async () => {
    const rows = await linesOf([
      'order_id;customer_id;date;amount',
      '1;C1;01.02.2024;12,5',
      '2;C1;15.02.2024;1.234,50',
    ]);
    expect(rows.map(({ amount, ordered_at }) => [amount, ordered_at])).toEqual([
      [12.5, '2024-02-01T00:00:00'],
      [1234.5, '2024-02-15T00:00:00'],
    ]);
  });

  it('are returns where quantity or amount is negative', async () => {
    const rows = await linesOf([
      header,
      '1,C1,2024-01-01,-1,10,5,,1,A',
      '2,C1,2024-01-01,1,10,-5,,1,A',
      '3,C1,2024-01-01,1,10,0,,1,A',
      '4,C1,2024-01-01,,10,,,1,A',
    ]);
    expect(rows.map(({ is_return }) => is_return)).toEqual([true, true, false, false]);
  });
});

describe('orders', () => {
  it('are an order number of a customer, at the time of the first line', async () => {
    await openCsv(
      engine,
      [
        'order_id,customer_id,date,amount,quantity',
        '1,C1,2024-01-02 10:00,5,1',
        '1,C1,2024-01-01 09:00,7,2',
        '1,C2,2024-01-03 08:00,1,1',
      ].join('\n'),
    );
    expect(
      await engine.ask(
        'SELECT order_id, customer_id, ordered_at, amount, quantity, lines FROM orders ORDER BY customer_id',
      ),
    ).toEqual([
      {
        order_id: '1',
        customer_id: 'C1',
        ordered_at: '2024-01-01T09:00:00',
        amount: 12,
        quantity: 3,
        lines: 2,
      },
      {
        order_id: '1',
        customer_id: 'C2',
        ordered_at: '2024-01-03T08:00:00',
        amount: 1,
        quantity: 1,
        lines: 1,
      },
    ]);
  });

  it('are a customer’s day where lines of items have no order number', async () => {
    const { facts } = await openCsv(
      engine,
      [
        'customer_id,date,sku,quantity,amount',
        'C1,2024-01-01 09:00,A,1,5',
        'C1,2024-01-01 17:00,B,1,7',
        'C1,2024-01-02 00:00,A,1,1',
        'C2,2024-01-01 09:00,A,1,1',
      ].join('\n'),
      {
        mapping: {
          customer_id: 'customer_id',
          ordered_at: 'date',
          sku: 'sku',
          quantity: 'quantity',
          amount: 'amount',
        },
      },
    );
    expect(facts.orders).toBe(3);
    expect(
      await engine.ask('SELECT order_id, customer_id, amount FROM orders ORDER BY customer_id, order_id'),
    ).toEqual([
      { order_id: '2024-01-01', customer_id: 'C1', amount: 12 },
      { order_id: '2024-01-02', customer_id: 'C1', amount: 1 },
      { order_id: '2024-01-01', customer_id: 'C2', amount: 1 },
    ]);
  });

  it('are a row each where rows have neither order number nor item', async () => {
    const { facts } = await openCsv(
      engine,
      ['customer_id,date,amount', 'C1,2024-01-01,5', 'C1,2024-01-01,5', 'C2,2024-01-01,1'].join('\n'),
    );
    expect(facts.orders).toBe(3);
  });

  it('are returns when they hold a negative line and bring nothing', async () => {
    await openCsv(
      engine,
      [
        'order_id,customer_id,date,quantity,unit_price',
        '1,C1,2024-01-01,-2,5',
        '2,C1,2024-01-01,3,5',
        '2,C1,2024-01-01,-1,5',
        '3,C1,2024-01-01,1,5',
        '3,C1,2024-01-01,-1,5',
        '4,C1,2024-01-01,1,0',
      ].join('\n'),
    );
    expect(await engine.ask('SELECT order_id, amount, is_return FROM orders ORDER BY order_id')).toEqual([
      { order_id: '1', amount: -10, is_return: true },
      { order_id: '2', amount: 10, is_return: false },
      { order_id: '3', amount: 0, is_return: true },
      { order_id: '4', amount: 0, is_return: false },
    ]);
  });

  it('equal those of a naive program', async () => {
    await fc.assert(
      fc.asyncProperty(anyLines(), async (lines) => {
        await openCsv(engine, toCsv(lines), { mapping: LINE_MAPPING, rules: [] });
        const rows = await engine.ask(
          'SELECT customer_id AS customer, order_id AS "order", ordered_at::DATE AS day, amount, is_return AS "isReturn" FROM orders',
        );
        const key = ({ customer, order }: Record<string, unknown>): string =>
          `${String(customer)}|${String(order)}`;
        const sorted = (list: readonly Record<string, unknown>[]): Record<string, unknown>[] =>
          list
            .map((row) => ({ ...row, amount: round(Number(row['amount'])) }))
            .sort((a, b) => (key(a) < key(b) ? -1 : 1));
        expect(sorted(rows)).toEqual(sorted(naiveOrders(lines).map((order) => ({ ...order }))));
      }),
      { numRuns: 12 },
    );
  });
});

describe('customers', () => {
  it('state the year of birth where the file has no more', async () => {
    await openCsv(
      engine,
      'order_id,customer_id,order_date,amount,birth_year\n1,C1,2024-01-01,5,1985\n2,C2,2024-01-02,5,\n',
      {
        mapping: {
          order_id: 'order_id',
          customer_id: 'customer_id',
          ordered_at: 'order_date',
          amount: 'amount',
          birth_year: 'birth_year',
        },
      },
    );
    expect(
      await engine.ask('SELECT customer_id, birth_date, birth_year FROM customers ORDER BY customer_id'),
    ).toEqual([
      { customer_id: 'C1', birth_date: null, birth_year: 1985 },
      { customer_id: 'C2', birth_date: null, birth_year: null },
    ]);
  });

  it('have the attributes of their latest counted line that says any', async () => {
    await openCsv(
      engine,
      [
        'order_id,customer_id,customer_name,order_date,amount,city,country,gender,birthday,registered_at,level,channel',
        '1,C1,Ann Old,2024-01-01,5,Leeds,UK,F,1990-05-01,2020-01-02 10:00:00,gold,web',
        '2,C1,Ann New,2024-02-01,5,,FR,F,1990-05-01,2020-01-02 10:00:00,,shop',
        '3,C2,Bob,2024-01-05,5,York,UK,M,1980-01-31,2021-06-30 00:00:00,none,web',
        '4,,Nobody,2024-03-05,5,York,UK,M,1980-01-31,2021-06-30 00:00:00,none,web',
      ].join('\n'),
      {
        mapping: {
          order_id: 'order_id',
          customer_id: 'customer_id',
          name: 'customer_name',
          ordered_at: 'order_date',
          amount: 'amount',
          city: 'city',
          region: 'country',
          gender: 'gender',
          birth_date: 'birthday',
          registered_at: 'registered_at',
          level: 'level',
          channel: 'channel',
        },
      },
    );
    const shared = { referrer_id: null };
    const rows = await engine.ask('SELECT * FROM customers ORDER BY customer_id');
    expect(rows).toEqual([
      {
        customer_id: 'C1',
        name: 'Ann New',
        registered_at: '2020-01-02',
        gender: 'F',
        birth_date: '1990-05-01',
        region: 'FR',
        city: 'Leeds',
        channel: 'shop',
        level: 'gold',
        ...shared,
      },
      {
        customer_id: 'C2',
        name: 'Bob',
        registered_at: '2021-06-30',
        gender: 'M',
        birth_date: '1980-01-31',
        region: 'UK',
        city: 'York',
        channel: 'web',
        level: rows[1]?.['level'],
        ...shared,
      },
    ]);
  });
});

describe('the ledger', () => {
  const content = [
    'InvoiceNo,StockCode,Quantity,InvoiceDate,UnitPrice,CustomerID',
    '1,A,1,2024-01-01,10,C1',
    '1,A,1,2024-01-01,10,C1',
    '2,A,1,2024-01-02,10,',
    'C3,A,-1,2024-01-03,10,C1',
    'C4,A,-1,2024-01-03,10,',
    '5,A,1,never,10,C2',
    '6,A,1,2024-01-04,0,C2',
    '7,A,2,2024-01-05,10,C2',
    ...Array.from({ length: 30 }, (_, row) => `${100 + row},B,1,2024-01-06,1,C9`),
    ...Array.from({ length: 3 }, (_, row) => `C${200 + row},B,-1,2024-01-06,1,C9`),
  ].join('\n');

  it('names each line by the first rule that matches, and sums up', async () => {
    const { facts, rules } = await openCsv(engine, content);
    expect(rules.map((rule) => [rule.key, rule.enabled])).toEqual([
      ['missing_customer', true],
      ['missing_date', true],
      ['cancelled', true],
      ['nonpositive_price', false],
      ['duplicate', false],
    ]);
    const { ledger } = facts;
    expect(ledger).toMatchObject({
      fileRows: 41,
      setAside: 0,
      lines: 41,
      amount: 67,
      countedLines: 34,
      countedAmount: 70,
    });
    expect(entry(ledger, 'missing_customer')).toEqual([2, 0]);
    expect(entry(ledger, 'missing_date')).toEqual([1, 10]);
    expect(entry(ledger, 'cancelled')).toEqual([4, -13]);
    expect(entry(ledger, 'nonpositive_price')).toEqual([1, 0]);
    expect(entry(ledger, 'duplicate')).toEqual([null, null]);
  });

  it('counts copies when it has the time, and leaves them out when told to', async () => {
    const opened = await openCsv(engine, content);
    const counted = await countCopies(engine, opened);
    expect(entry(counted.facts.ledger, 'duplicate')).toEqual([1, 10]);
    expect(await countCopies(engine, counted)).toBe(counted);
    const rules = opened.rules.map((rule) => (rule.key === 'duplicate' ? { ...rule, enabled: true } : rule));
    const reopened = await reopenWithRules(engine, opened, rules);
    expect(reopened.facts.ledger).toMatchObject({ countedLines: 33, countedAmount: 60 });
    expect(await engine.ask("SELECT line_no FROM order_lines WHERE excluded_by = 'duplicate'")).toEqual([
      { line_no: 1 },
    ]);
    expect(reopened.facts.orders).toBe(33);
  });

  it('takes lines back in when a rule is switched off', async () => {
    const opened = await openCsv(engine, content);
    const rules = opened.rules.map((rule) => ({ ...rule, enabled: false }));
    const { facts } = await reopenWithRules(engine, opened, rules);
    expect(facts.ledger).toMatchObject({ countedLines: 41, countedAmount: 67 });
    expect(facts.customers).toBe(3);
    expect(await engine.ask('SELECT count(*)::INTEGER AS n FROM orders WHERE customer_id IS NULL')).toEqual([
      { n: 2 },
    ]);
  });

  it('knows every status of the file, also those that no sample showed', async () => {
    const row = (number: number, status: string): string => `${number},C${number % 9},2024-01-01,1,${status}`;
    const rows = Array.from({ length: 60 }, (_, number) => row(number, 'paid'));
    const { facts, rules } = await openCsv(
      engine,
      [
        'order_id,customer_id,date,amount,status',
        ...rows,
        row(100, 'Cancelled'),
        row(101, '已取消'),
        row(102, 'partially refunded'),
      ].join('\n'),
    );
    const rule = rules.find(({ key }) => key === 'dropped_status');
    expect(rule?.key === 'dropped_status' && [...rule.values].sort()).toEqual(['Cancelled', '已取消']);
    expect(entry(facts.ledger, 'dropped_status')).toEqual([2, 2]);
    expect(facts.ledger.countedLines).toBe(61);
  });

  it('adds up as a naive program does, whatever the lines and switches', async () => {
    const switches = fc.record({
      missing: fc.boolean(),
      cancelled: fc.boolean(),
      price: fc.boolean(),
      duplicate: fc.boolean(),
    });
    const odd = fc.array(fc.tuple(fc.nat(59), fc.constantFrom('customer', 'cancel', 'copy')), {
      maxLength: 20,
    });
    await fc.assert(
      fc.asyncProperty(anyLines({ minLength: 2 }), odd, switches, async (good, oddities, on) => {
        const lines = oddities.reduce((all, [at, what]) => spoilt(all, at % all.length, what), good);
        const rules: Rule[] = [
          { key: 'missing_customer', enabled: on.missing },
          { key: 'cancelled', enabled: on.cancelled, prefix: 'X' },
          { key: 'nonpositive_price', enabled: on.price },
          { key: 'duplicate', enabled: on.duplicate },
        ];
        const opened = await openCsv(engine, toCsv(lines), {
          mapping: LINE_MAPPING,
          rules: rules.map((rule) => ({ ...rule, enabled: false })),
        });
        const { facts } = await reopenWithRules(engine, await countCopies(engine, opened), rules);
        const naive = naiveLedger(lines, rules);
        const { ledger } = facts;
        expect([ledger.lines, ledger.countedLines]).toEqual([lines.length, naive.counted.length]);
        expect(ledger.countedAmount).toBeCloseTo(sum(naive.counted), 6);
        for (const { rule, lines: count, amount } of ledger.entries) {
          expect(count, rule.key).toBe(naive.moved[rule.key]?.length ?? 0);
          expect(amount, rule.key).toBeCloseTo(sum(naive.moved[rule.key] ?? []), 6);
        }
        const out = ledger.entries.filter(({ rule }) => rule.enabled);
        expect(out.reduce((total, { lines: count }) => total + (count ?? 0), ledger.countedLines)).toBe(
          ledger.lines,
        );
        expect(out.reduce((total, { amount }) => total + (amount ?? 0), ledger.countedAmount)).toBeCloseTo(
          ledger.amount,
          6,
        );
      }),
      { numRuns: 12 },
    );
  });
});

function spoilt(lines: readonly Line[], at: number, what: string): Line[] {
  const line = lines[at] as Line;
  if (what === 'copy') return [...lines, line];
  const odd = what === 'customer' ? { ...line, customer: '' } : { ...line, order: `X${line.order}` };
  return lines.map((other, index) => (index === at ? odd : other));
}

function sum(lines: readonly Line[]): number {
  return lines.reduce((total, { quantity, price }) => total + quantity * price, 0);
}

/** Rules in their order, the first that matches names the line; a rule that is off counts what it would take from the rest. */
function naiveLedger(
  lines: readonly Line[],
  rules: readonly Rule[],
): { counted: Line[]; moved: Record<string, Line[]> } {
  const matches = (key: string, line: Line, index: number): boolean => {
    if (key === 'missing_customer') return line.customer === '';
    if (key === 'cancelled') return line.order.startsWith('X');
    if (key === 'nonpositive_price') return line.price <= 0;
    return lines.slice(0, index).some((other) => JSON.stringify(other) === JSON.stringify(line));
  };
  const moved: Record<string, Line[]> = {};
  const counted: Line[] = [];
  lines.forEach((line, index) => {
    const rule = rules.find(({ key, enabled }) => enabled && matches(key, line, index));
    if (rule) (moved[rule.key] ??= []).push(line);
    else {
      counted.push(line);
      for (const { key, enabled } of rules)
        if (!enabled && matches(key, line, index)) (moved[key] ??= []).push(line);
    }
  });
  return { counted, moved };
}

describe('opening another file', () => {
  it('replaces everything', async () => {
    await openCsv(engine, 'order_id,customer_id,date,amount\n1,OLD,2024-01-01,5\n2,OLD,2024-01-01,soon\n');
    const { facts } = await openCsv(engine, 'order_id,customer_id,date,amount\n1,NEW,2024-01-01,5\n');
    expect(await engine.ask('SELECT DISTINCT customer_id FROM order_lines')).toEqual([
      { customer_id: 'NEW' },
    ]);
    expect(await engine.ask('SELECT customer_id FROM customers')).toEqual([{ customer_id: 'NEW' }]);
    expect(await engine.ask('SELECT * FROM rejected')).toEqual([]);
    expect(facts.customers).toBe(1);
  });

  it('that fails to build leaves the open one untouched', async () => {
    const before = await openCsv(
      engine,
      'order_id,customer_id,date,amount\n1,KEPT,2024-01-01,5\n2,KEPT,never,5\n1,KEPT,2024-01-01,5\n',
    );
    await countCopies(engine, before);
    const all = async (): Promise<unknown> =>
      Promise.all(
        [
          'order_lines',
          'orders',
          'customers',
          'rejected',
          'internal.order_level',
          'internal.customer_index',
          'internal.duplicate_lines',
        ].map((table) => engine.ask(`SELECT * FROM ${table} ORDER BY ALL`)),
      );
    const open = await all();
    const draft = await draftOf('order_id,customer_id,date,amount\n1,LOST,2024-01-01,5\n');
    await loadDraft(engine, draft);
    const columns = draft.source.columns.map((column) =>
      column.name === 'amount' ? { ...column, name: 'not there' } : column,
    );
    const broken = { ...draft.source, columns, mapping: { ...draft.source.mapping, amount: 'not there' } };
    const load = { setAside: 0, padded: [], issues: [], copiesCounted: false, readSql: '' };
    await expect(adoptIncoming(engine, broken, draft.rules, load)).rejects.toMatchObject({
      code: 'unknown-name',
    });
    expect(await all()).toEqual(open);
    const { facts } = await openCsv(engine, 'order_id,customer_id,date,amount\n1,NEXT,2024-01-01,5\n');
    expect(facts.ledger.lines).toBe(1);
  });

  it('that was cancelled leaves the open one untouched', async () => {
    await openCsv(engine, 'order_id,customer_id,date,amount\n1,KEPT,2024-01-01,5\n');
    const draft = await draftOf('order_id,customer_id,date,amount\n1,LOST,2024-01-01,5\n');
    await expect(loadDraft(engine, draft, { signal: AbortSignal.abort() })).rejects.toMatchObject({
      code: 'cancelled',
    });
    expect(await engine.ask('SELECT customer_id FROM orders')).toEqual([{ customer_id: 'KEPT' }]);
  });
});
