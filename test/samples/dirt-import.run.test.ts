import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import type { FileKind } from '../../src/dataset';
import type { Engine } from '../../src/engine';
import { type OpenedFile, reopenWithRules } from '../../src/ingest/opened-file';
import { dirty, type Sheet, sheetBytes, sheetOf, type TrapRequest } from '../../src/samples/dirt';
import { FILE_FORMS, fileForm } from '../../src/samples/files';
import { nodeEngine } from '../support/node-engine';
import { analyse, csvFile, draftOf, openCsv } from '../support/open';
import { handMadeSource } from './support/hand-made-shop';

vi.mock('../../src/ingest/sniff-client', () => import('../support/sniff-in-process'));
vi.mock('../../src/ingest/sources/sources-client', () => import('../support/sources-in-process'));

const SEED = 7;
const source = handMadeSource({ orders: 300, idOf: (no) => `${100_001 + no}` });
const CLEAN = sheetOf(fileForm('order-lines-with-amount'), source);

let engine: Engine;
let cleanLines: unknown[];
beforeAll(async () => {
  engine = nodeEngine();
  await engine.ready();
  cleanLines = (await imported(CLEAN)).lines;
});
afterAll(() => engine.close());

/** What a drop of the file opens, with the lines that count. */
async function imported(sheet: Sheet): Promise<{ lines: unknown[]; opened: OpenedFile }> {
  const opened = await openCsv(engine, csvFile(sheetBytes(sheet)));
  return { lines: await countedLines(), opened };
}

/** In the order of the file. */
async function countedLines(): Promise<unknown[]> {
  return engine.ask(`
    SELECT order_id, customer_id, ordered_at::VARCHAR AS ordered_at, sku, product, category, quantity, unit_price, amount,
      channel, region, status, is_return
    FROM order_lines WHERE excluded_by IS NULL ORDER BY line_no`);
}

/** The sheet with these traps; that nothing was broken would make its test empty. */
function broken(requests: readonly TrapRequest[], clean = CLEAN): Sheet {
  const { sheet, changes } = dirty(clean, requests, SEED);
  expect(new Set(changes.map(({ trap }) => trap))).toEqual(new Set(requests.map(({ trap }) => trap)));
  return sheet;
}

it('opens the clean file line by line', () => {
  const dropped = new Set(['unpaid', 'closed', 'refunded']);
  const expected = CLEAN.rows
    .map(({ cells }) => Object.fromEntries(CLEAN.header.map((name, at) => [name, cells[at]])))
    .filter((row) => !dropped.has(row['status'] ?? ''))
    .map((row) => ({
      ...row,
      quantity: Number(row['quantity']),
      unit_price: Number(row['unit_price']),
      amount: Number(row['amount']),
      is_return: Number(row['quantity']) < 0,
    }));
  expect(cleanLines).toEqual(expected);
});

describe('import restores exactly', () => {
  it.each<[string, TrapRequest[]]>([
    ['ids as formulas', [{ trap: 'formula_wrapping' }]],
    ['a decimal comma', [{ trap: 'decimal_comma' }]],
    ['negative money in parentheses', [{ trap: 'accounting_negatives' }]],
    ['separators between thousands', [{ trap: 'thousands_separators' }]],
    ['currency signs', [{ trap: 'currency_signs' }]],
    ['narrow yen signs', [{ trap: 'yen_signs' }]],
    ['full-width digits', [{ trap: 'full_width_digits' }]],
    [
      'signs on separated full-width digits',
      ['thousands_separators', 'currency_signs', 'full_width_digits'].map((trap) => ({ trap })),
    ],
    ['days first', [{ trap: 'day_first_dates' }]],
    ['Chinese dates', [{ trap: 'chinese_dates' }]],
    ['slashes', [{ trap: 'slash_dates' }]],
    ['slashes in some rows', [{ trap: 'slash_dates', share: 0.3 }]],
    ['zone offsets', [{ trap: 'zone_offsets' }]],
    ['serial numbers of a spreadsheet', [{ trap: 'excel_serials' }]],
    ['seconds since 1970', [{ trap: 'epoch_seconds' }]],
    ['milliseconds since 1970', [{ trap: 'epoch_milliseconds' }]],
    ['units in headers', [{ trap: 'header_units' }]],
    ['blanks around headers', [{ trap: 'header_blanks' }]],
    ['blank lines', [{ trap: 'blank_lines' }]],
    ['a line of totals', [{ trap: 'total_line' }]],
    ['a comment at the end', [{ trap: 'comment_line' }]],
    ['a preamble', [{ trap: 'preamble' }]],
    ['a byte order mark', [{ trap: 'byte_order_mark' }]],
    ['GB 18030', [{ trap: 'encoding', charset: 'gb18030' }]],
    ['GBK', [{ trap: 'encoding', charset: 'gbk' }]],
    ['UTF-16', [{ trap: 'encoding', charset: 'utf-16le' }, { trap: 'byte_order_mark' }]],
    ['UTF-16, big end first', [{ trap: 'encoding', charset: 'utf-16be' }]],
    ['padded ids', [{ trap: 'padded_ids' }]],
    ['ids behind an apostrophe', [{ trap: 'apostrophe_wrapping' }]],
    ['line ends of two kinds', [{ trap: 'mixed_line_ends' }]],
    ['line ends of two kinds in most rows', [{ trap: 'mixed_line_ends', share: 0.7 }]],
  ])('%s', async (_, requests) => {
    const { lines } = await imported(broken(requests));
    expect(lines).toEqual(cleanLines);
  });

  it('words for nothing', async () => {
    const without = broken([{ trap: 'missing_customer' }]);
    const { lines } = await imported(without);
    const worded = await imported(broken([{ trap: 'null_words' }], without));
    expect(worded.lines).toEqual(lines);
  });
});

describe('import tells what it cannot restore', () => {
  it('rows out of shape, each of them', async () => {
    const { sheet, changes } = dirty(CLEAN, [{ trap: 'ragged_rows' }], SEED);
    const { opened } = await imported(sheet);
    expect(opened.facts.ledger.setAside).toBe(changes.length);
    expect(opened.facts.issues).toContainEqual(
      expect.objectContaining({ code: 'unreadable-rows', rows: changes.length }),
    );
  });

  it('lines without a customer, each of them', async () => {
    const { sheet, changes } = dirty(CLEAN, [{ trap: 'missing_customer' }], SEED);
    const { opened } = await imported(sheet);
    const entry = opened.facts.ledger.entries.find(({ rule }) => rule.key === 'missing_customer');
    expect(entry?.lines).toBe(changes.length);
  });

  it('ids that a spreadsheet rounded', async () => {
    const long = sheetOf(fileForm('jd-orders'), source);
    const draft = await draftOf(csvFile(sheetBytes(broken([{ trap: 'damaged_long_ids' }], long))));
    expect(draft.issues).toContainEqual(expect.objectContaining({ code: 'damaged-ids', column: '订单号' }));
  });
});

it('import takes copies of lines out once the reader asks for it', async () => {
  const { opened, lines } = await imported(broken([{ trap: 'duplicate_lines' }]));
  expect(lines.length).toBeGreaterThan(cleanLines.length);
  const rules = opened.rules.map((rule) => (rule.key === 'duplicate' ? { ...rule, enabled: true } : rule));
  await reopenWithRules(engine, opened, rules);
  expect(await countedLines()).toEqual(cleanLines);
});

describe('roles', () => {
  it.each(FILE_FORMS.map(({ key }) => key))('of %s are found as its form says', async (key) => {
    const form = fileForm(key);
    const draft = await draftOf(csvFile(sheetBytes(sheetOf(form, source)), form.fileName));
    const found = Object.fromEntries(
      Object.entries(draft.source.mapping).map(([role, name]) => [
        draft.source.columns.find((column) => column.name === name)?.header,
        role,
      ]),
    );
    expect(found).toMatchObject(form.roles);
  });

  it.each([
    ['shopify-orders', 'Risk Level'],
    ['stripe-payments', 'Description'],
  ])('of %s leave %s alone', async (key, header) => {
    const form = fileForm(key);
    const { source: found } = await draftOf(csvFile(sheetBytes(sheetOf(form, source)), form.fileName));
    expect(Object.values(found.mapping)).not.toContain(header);
  });
});

describe('the kind of file', () => {
  const KINDS: Readonly<Record<FileKind, readonly string[]>> = {
    order_lines: [
      'order-lines',
      'order-lines-with-amount',
      'bench-order-lines',
      'tmall-line-items',
      'jd-orders',
      'douyin-orders',
      'shopify-orders',
      'invoice-lines',
    ],
    orders: ['taobao-orders', 'youzan-orders', 'stripe-payments'],
    customers: ['customers', 'members'],
    survey: [
      'survey',
      'wenjuanxing-question',
      'wenjuanxing-column',
      'wenjuanxing-coded',
      'qualtrics',
      'surveymonkey',
    ],
    other: ['tickets', 'campaign-sends', 'contracts', 'visits', 'customer-truths'],
  };

  it('is known of every form', () => {
    expect(Object.values(KINDS).flat().sort()).toEqual(FILE_FORMS.map(({ key }) => key).sort());
  });

  it.each(Object.entries(KINDS).flatMap(([kind, keys]) => keys.map((key) => [key, kind])))(
    'of %s is %s',
    async (key, kind) => {
      const form = fileForm(key);
      const draft = await draftOf(csvFile(sheetBytes(sheetOf(form, source)), form.fileName));
      expect(draft.source.kind.kind).toBe(kind);
    },
  );

  it('is told, in place of roles that such a file need not have', async () => {
    const opened = await openCsv(engine, csvFile(sheetBytes(sheetOf(fileForm('members'), source))));
    const codes = opened.facts.issues.map(({ code }) => code);
    expect(codes).toContain('not-orders');
    expect(codes.filter((code) => code.startsWith('no-'))).toEqual([]);
    const overview = await analyse(engine, opened, 'import');
    expect(overview.rows).toBe(opened.facts.ledger.lines);
  });
});
