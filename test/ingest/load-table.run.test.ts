import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import type { FileIssue } from '../../src/dataset';
import { checkCompleteness, type OpenedFile } from '../../src/ingest/opened-file';
import type { Engine } from '../../src/engine';
import { nodeEngine } from '../support/node-engine';
import { csvFile, draftOf, openCsv, type Changes } from '../support/open';

vi.mock('../../src/ingest/sniff-client', () => import('../support/sniff-in-process'));
vi.mock('../../src/ingest/sources/sources-client', () => import('../support/sources-in-process'));

let engine: Engine;
beforeAll(async () => {
  engine = nodeEngine();
  await engine.ready();
});
afterAll(() => engine.close());

const HEADER = 'order_id,customer_id,order_date,quantity,amount,note';

/** Forty good rows with `rows` put in after the given number of them. */
function csv(rows: readonly string[], { at = 20, lineEnd = '\n' } = {}): string {
  const good = Array.from(
    { length: 40 },
    (_, row) => `${1000 + row},C${row % 7},2024-03-${10 + (row % 20)},${1 + (row % 3)},${row}.5,fine`,
  );
  return [HEADER, ...good.slice(0, at), ...rows, ...good.slice(at), ''].join(lineEnd);
}

async function rejected(): Promise<Record<string, unknown>[]> {
  return engine.ask('SELECT line, kind, column_name, value FROM rejected ORDER BY line, column_name');
}

async function opened(content: string | Uint8Array, changes?: Changes): Promise<OpenedFile> {
  return openCsv(engine, csvFile(content), changes);
}

/** Issues of the load as code, rows and line. */
function told(issues: readonly FileIssue[]): unknown[] {
  return issues.map(({ code, column, rows, line }) => [code, column, rows, line]);
}

describe('a file without fault', () => {
  it('is read strictly: nothing is set aside', async () => {
    const { facts } = await opened(csv([]));
    expect(facts.issues).toEqual([]);
    expect(facts.ledger).toMatchObject({ fileRows: 40, setAside: 0, lines: 40, countedLines: 40 });
    expect(await rejected()).toEqual([]);
  });

  it.each(['\n', '\r\n', '\r'])('may end its lines by %j', async (lineEnd) => {
    const { facts } = await opened(csv([], { lineEnd }));
    expect([facts.ledger.lines, facts.ledger.amount, facts.issues]).toEqual([40, 800, []]);
  });

  it('may leave out the end of its last line', async () => {
    const { facts } = await opened(csv([]).trimEnd());
    expect(facts.ledger.lines).toBe(40);
  });

  it('keeps line breaks inside of quotes', async () => {
    await opened(
      csv(['2000,C1,2024-03-01,1,1.5,"two\nlines"', '2001,C1,2024-03-01,1,1.5,"a ""quoted"" word"']),
    );
    const notes = await engine.ask(
      "SELECT note FROM order_lines WHERE order_id IN ('2000', '2001') ORDER BY order_id",
    );
    expect(notes).toEqual([{ note: 'two\nlines' }, { note: 'a "quoted" word' }]);
  });
});

describe('values that do not fit', () => {
  it('are emptied and listed with their lines; their rows stay', async () => {
    const { facts } = await opened(
      csv(['2000,C1,soon,1,1.5,x', '2001,C1,2024-03-01,1,n/k,y', '2002,C1,2024-02-30,many,1.5,z']),
    );
    expect(facts.ledger).toMatchObject({ fileRows: 43, setAside: 0, lines: 43 });
    expect(await rejected()).toEqual([
      { line: 22, kind: 'value', column_name: 'order_date', value: 'soon' },
      { line: 23, kind: 'value', column_name: 'amount', value: 'n/k' },
      { line: 24, kind: 'value', column_name: 'order_date', value: '2024-02-30' },
      { line: 24, kind: 'value', column_name: 'quantity', value: 'many' },
    ]);
    expect(told(facts.issues)).toEqual([
      ['unreadable-dates', 'order_date', 2, 22],
      ['unreadable-numbers', 'amount', 1, 23],
      ['unreadable-numbers', 'quantity', 1, 24],
    ]);
    const rows = await engine.ask(
      "SELECT ordered_at, quantity, amount, note FROM order_lines WHERE order_id >= '2000' ORDER BY order_id",
    );
    expect(rows).toEqual([
      { ordered_at: null, quantity: 1, amount: 1.5, note: 'x' },
      { ordered_at: '2024-03-01T00:00:00', quantity: 1, amount: null, note: 'y' },
      { ordered_at: null, quantity: null, amount: 1.5, note: 'z' },
    ]);
  });

  it('may be half of a column of dates', async () => {
    const bad = Array.from({ length: 40 }, (_, row) => `${3000 + row},C1,unknown ${row},1,1,x`);
    const { facts } = await opened(csv(bad));
    expect(facts.ledger).toMatchObject({ lines: 80, countedLines: 40 });
    expect(facts.ledger.entries.find(({ rule }) => rule.key === 'missing_date')?.lines).toBe(40);
    expect(facts.issues.find(({ code }) => code === 'unreadable-dates')?.rows).toBe(40);
  });

  it('are not words for nothing', async () => {
    const { facts } = await opened(
      csv([
        '2000,C1,2024-03-01,NA,NaN,x',
        '2001,C1,NULL,-,n/a,y',
        '2002,NULL,2024-03-01,1,,z',
        '2003,\\N,2024-03-01,1,1,z',
      ]),
    );
    expect(facts.issues).toEqual([]);
    expect(await rejected()).toEqual([]);
    const rows = await engine.ask(
      "SELECT customer_id, ordered_at IS NULL AS undated, quantity, amount FROM order_lines WHERE order_id >= '2000' ORDER BY order_id",
    );
    expect(rows).toEqual([
      { customer_id: 'C1', undated: false, quantity: null, amount: null },
      { customer_id: 'C1', undated: true, quantity: null, amount: null },
      { customer_id: null, undated: false, quantity: 1, amount: null },
      { customer_id: null, undated: false, quantity: 1, amount: 1 },
    ]);
    expect(Number.isFinite(facts.ledger.amount)).toBe(true);
  });

  it.each(['inf', 'Infinity', '1e999', '0x10'])(
    'are numbers that only a database takes for such: %s',
    async (value) => {
      const { facts } = await opened(csv([`2000,C1,2024-03-01,1,${value},x`]));
      expect(told(facts.issues)).toEqual([['unreadable-numbers', 'amount', 1, 22]]);
      expect(facts.ledger.amount).toBe(800);
    },
  );

  it.each(['infinity', '20111-01-01'])('are days that only a database takes for such: %s', async (value) => {
    const { facts } = await opened(csv([`2000,C1,${value},1,1,x`]));
    expect(told(facts.issues)).toEqual([['unreadable-dates', 'order_date', 1, 22]]);
    expect(facts.lastOrderedOn).toBe('2024-03-29');
  });

  it('are not fractions among whole numbers: those stay what they are', async () => {
    const { facts } = await opened(csv(['2000,C1,2024-03-01,1.7,1,x', '2001,C1,2024-03-01,3000000000,1,x']));
    expect(facts.issues).toEqual([]);
    expect(
      await engine.ask("SELECT quantity FROM order_lines WHERE order_id >= '2000' ORDER BY order_id"),
    ).toEqual([{ quantity: 1.7 }, { quantity: 3e9 }]);
  });

  it('are found on their own line behind line breaks in quotes', async () => {
    const { facts } = await opened(
      csv([
        '2000,C1,2024-03-01,1,1,"two\nlines"',
        '2001,C1,2024-03-01,1,1,"three\r\nmore\r\nlines"',
        '2002,C1,soon,1,1,"x\ny"',
        '2003,C1,never,1,1,x',
      ]),
    );
    expect(facts.ledger.setAside).toBe(0);
    expect((await rejected()).map(({ line, value }) => [line, value])).toEqual([
      [27, 'soon'],
      [29, 'never'],
    ]);
  });

  it('are found on their own line behind a header of two lines', async () => {
    const content = csv(['2000,C1,soon,1,1,x']).replace('note', '"the\nnote"');
    await opened(content);
    expect((await rejected()).map(({ line }) => line)).toEqual([23]);
  });

  it('are found on their own line below lines that are no table', async () => {
    const content = `Report of March\nprinted by hand\n${csv(['2000,C1,soon,1,1,x'])}`;
    const { facts } = await opened(content);
    expect(facts.source.options.skipLines).toBe(2);
    expect((await rejected()).map(({ line }) => line)).toEqual([24]);
  });

  it.each(['\r\n', '\r'])('are found on their own line where lines end by %j', async (lineEnd) => {
    await opened(csv([`2000,C1,2024-03-01,1,1,"two${lineEnd}lines"`, '2001,C1,soon,1,1,x'], { lineEnd }));
    expect((await rejected()).map(({ line }) => line)).toEqual([24]);
  });
});

describe('rows that do not fit', () => {
  it('have too many or too few fields: set aside with their text', async () => {
    const { facts } = await opened(
      csv(['2000,C1,2024-03-01,1,1.5,x,y,z', '2001,C1,2024-03-01', '2002,C1,soon,1,1,x']),
    );
    expect(facts.ledger).toMatchObject({ fileRows: 43, setAside: 2, lines: 41 });
    expect(await rejected()).toEqual([
      { line: 22, kind: 'row', column_name: null, value: '2000,C1,2024-03-01,1,1.5,x,y,z' },
      { line: 23, kind: 'row', column_name: null, value: '2001,C1,2024-03-01' },
      { line: 24, kind: 'value', column_name: 'order_date', value: 'soon' },
    ]);
    expect(told(facts.issues)).toEqual([
      ['unreadable-rows', undefined, 2, 22],
      ['unreadable-dates', 'order_date', 1, 24],
    ]);
  });

  it('are found on their own line behind line breaks in quotes', async () => {
    await opened(
      csv([
        '2000,C1,2024-03-01,1,1,"two\nlines"',
        '2001,C1',
        '2002,C1,soon,1,1,x',
        '2003',
        '2004,C1,never,1,1,x',
      ]),
    );
    expect((await rejected()).map(({ line, kind }) => [line, kind])).toEqual([
      [24, 'row'],
      [25, 'value'],
      [26, 'row'],
      [27, 'value'],
    ]);
  });

  it('may hold line breaks themselves', async () => {
    await opened(
      csv(['2000,C1,"a\nb"', '2001,C1', '2002,C1,soon,1,1,x', '2003,"x\r\n"', '2005,C1,never,1,1,x']),
    );
    expect((await rejected()).map(({ line, kind }) => [line, kind])).toEqual([
      [22, 'row'],
      [24, 'row'],
      [25, 'value'],
      [26, 'row'],
      [28, 'value'],
    ]);
  });

  it('are counted once, however much is wrong with them', async () => {
    const { facts } = await opened(csv(['2000,C1,soon,many,money,x,y', '2001,C1,soon,many,money,x,y,z']));
    expect(facts.ledger).toMatchObject({ fileRows: 42, setAside: 2, lines: 40 });
  });

  it('may hold a quote that never ends: what the reader can, is read, and the count says what is missing', async () => {
    const draft = await draftOf(csv(['2000,C1,2024-03-01,1,1,"never closed']));
    const file = await openCsv(engine, draft.file);
    const checked = await checkCompleteness(draft, file);
    const { lines, setAside } = checked.facts.ledger;
    const missing = checked.facts.issues.find(({ code }) => code === 'row-count-differs');
    expect(lines + setAside < 41).toBe(missing !== undefined || setAside > 0);
    expect(lines).toBeGreaterThanOrEqual(20);
  });
});

describe('rows that are none of the table', () => {
  const parts = (): Promise<unknown> =>
    engine.ask('SELECT line, kind, reason, value FROM rejected ORDER BY line');

  it.each([
    ['a total at the end', 60, [], '合计,,,,800,', 'total', 42],
    ['a comment among the rows', 20, [], '# printed on 1 March,,,,,', 'comment', 22],
    ['a comment of one cell', 20, [], '# printed on 1 March', 'comment', 22],
    ['the header again', 20, [], HEADER, 'repeated header', 22],
    ['the header again behind blank lines', 20, ['', ''], HEADER, 'repeated header', 24],
  ])('are set aside: %s', async (_, at, before, row, reason, line) => {
    const draft = await draftOf(csv([...before, row], { at }));
    const checked = await checkCompleteness(draft, await openCsv(engine, draft.file));
    expect(checked.facts.ledger).toMatchObject({ fileRows: 41, setAside: 1, lines: 40, amount: 800 });
    expect(await parts()).toEqual([{ line, kind: 'part', reason, value: row }]);
    expect(told(checked.facts.issues)).toEqual([['rows-set-aside', undefined, 1, line]]);
  });

  it('are set aside beside what does not fit', async () => {
    const content = csv([HEADER, '2000,C1', '2001,C1,soon,1,1,x', '# note'], { at: 20 });
    const { facts } = await opened(`${content}Total,,,,800,\n`);
    expect(facts.ledger).toMatchObject({ setAside: 4, lines: 41 });
    expect(await engine.ask('SELECT line, kind FROM rejected ORDER BY line')).toEqual([
      { line: 22, kind: 'part' },
      { line: 23, kind: 'row' },
      { line: 24, kind: 'value' },
      { line: 25, kind: 'part' },
      { line: 46, kind: 'part' },
    ]);
  });

  it.each([
    ['an id that begins with the mark of comments', '#1001,C1,2024-03-01,1,1.5,x'],
    ['a customer whose name says total', '2000,Total,2024-03-01,1,1.5,x'],
    ['a value of the header', '2000,customer_id,2024-03-01,1,1.5,note'],
  ])('are not %s', async (_, row) => {
    const { facts } = await opened(csv([row], { at: 60 }));
    expect(facts.ledger).toMatchObject({ setAside: 0, lines: 41 });
  });
});

/** The lines of a file, ended in turn by these. */
function ended(content: string, lineEnds: readonly string[]): string {
  return content
    .split('\n')
    .map((line, index, lines) =>
      index === lines.length - 1 ? line : line + (lineEnds[index % lineEnds.length] as string),
    )
    .join('');
}

describe('line ends of several kinds in one file', () => {
  const ENDS = [
    ['\n', '\r\n'],
    ['\r\n', '\r\n', '\n'],
    ['\r', '\r', '\n'],
    ['\r', '\r\n', '\r'],
  ];

  it.each(ENDS)('are read: %j', async (...lineEnds) => {
    const { facts } = await opened(ended(csv([]), lineEnds));
    expect(facts.ledger).toMatchObject({ fileRows: 40, setAside: 0, lines: 40, amount: 800 });
    expect(facts.issues.filter(({ level }) => level !== 'info')).toEqual([]);
  });

  it.each(ENDS)('do not hide what does not fit, nor its line: %j', async (...lineEnds) => {
    const content = csv([
      '',
      '2000,C1,soon,1,1,x',
      '2001,C1',
      '2002,C1,2024-03-01,1,1,"two\nlines"',
      '2003,C1,never,1,1,x',
    ]);
    const { facts } = await opened(ended(content, lineEnds));
    expect(facts.ledger).toMatchObject({ setAside: 1, lines: 43 });
    expect((await rejected()).map(({ line, kind, value }) => [line, kind, value])).toEqual([
      [23, 'value', 'soon'],
      [24, 'row', '2001,C1'],
      [27, 'value', 'never'],
    ]);
  });
});

it('blank lines in the middle do not shift the lines of what does not fit', async () => {
  await opened(csv(['', '2000,C1,soon,1,1,x', '', '', '2001,C1', '', '2002,C1,never,1,1,x', '2003,C1']));
  expect((await rejected()).map(({ line, kind }) => [line, kind])).toEqual([
    [23, 'value'],
    [26, 'row'],
    [28, 'value'],
    [29, 'row'],
  ]);
});

describe('rows of the file = rows read + rows set aside', () => {
  it.each([
    ['LF and CR LF', ended(csv(['2000,C1', '2001,C1,soon,1,1,x']), ['\n', '\r\n'])],
    ['CR and LF', ended(csv(['2000,C1', '2001,C1,soon,1,1,x']), ['\r', '\r', '\n'])],
    ['clean', csv([])],
    ['values', csv(['2000,C1,soon,1,1,x'])],
    ['fields', csv(['2000,C1', '1,2,3,4,5,6,7,8'])],
    ['breaks', csv(['2000,C1,2024-03-01,1,1,"two\nlines"', '2001,C1', '2000,C1,soon,1,1,"x\n\ny"'])],
    ['CRLF', csv(['2000,C1', '2001,C1,soon,1,1,x'], { lineEnd: '\r\n' })],
    ['CR', csv(['2000,C1', '2001,C1,soon,1,1,x'], { lineEnd: '\r' })],
    ['no last line end', csv([]).trimEnd()],
    ['blank lines', csv(['', '', ''])],
  ])('%s', async (_, content) => {
    const draft = await draftOf(content);
    const file = await openCsv(engine, draft.file);
    const checked = await checkCompleteness(draft, file);
    expect(checked.facts.issues.filter(({ code }) => code === 'row-count-differs')).toEqual([]);
  });
});

describe('keys', () => {
  const keyed = (key: string): string =>
    csv([`2000,${key},2024-03-01,1,1,x`, `2001,${key},2024-03-01,1,1,x`]);
  const customers = async (content: string): Promise<unknown> => {
    await opened(content);
    return engine.ask("SELECT DISTINCT customer_id FROM order_lines WHERE order_id >= '2000'");
  };

  it.each([
    ['00123', '00123'],
    [' C9', 'C9'],
    ['C9  ', 'C9'],
    ['C9\t', 'C9'],
    ['"=""00123"""', '00123'],
    ['1234567890123456789', '1234567890123456789'],
    ["O'Brien; DROP TABLE orders --", "O'Brien; DROP TABLE orders --"],
    ['客户 一', '客户 一'],
  ])('are text, without the blanks around them: %j', async (written, id) => {
    expect(await customers(keyed(written))).toEqual([{ customer_id: id }]);
  });

  it.each(['""', '   ', '" "'])('of blanks only are missing: %j', async (written) => {
    expect(await customers(keyed(written))).toEqual([{ customer_id: null }]);
  });

  it('of numbers are written without a point, also beside a broken one', async () => {
    const content = csv(['2000,C1,2024-03-01,1,1,x'])
      .replace('note', 'region')
      .replaceAll('fine', '44')
      .replace(/,x$/m, ',4.5');
    await opened(content, {
      mapping: { customer_id: 'customer_id', ordered_at: 'order_date', amount: 'amount', region: 'region' },
    });
    expect(await engine.ask('SELECT DISTINCT region FROM order_lines ORDER BY region')).toEqual([
      { region: '4.5' },
      { region: '44' },
    ]);
  });
});

describe('names of columns', () => {
  const NAMES = [
    'Cust "id"',
    'Order Date',
    'select',
    '日',
    'a"; DROP TABLE t;--',
    'rowid',
    'line_no',
    'fingerprint',
    'copy',
    'excluded_by',
    'order_id',
    't',
    'f',
    'value',
    'amount',
  ];

  it('may be anything', async () => {
    const quoted = NAMES.map((name) => `"${name.replaceAll('"', '""')}"`).join(',');
    const row = (index: number): string =>
      [
        `C${index % 5}`,
        `2024-01-${10 + (index % 9)}`,
        ...NAMES.slice(2).map((_, column) => `${column + (index % 4)}`),
      ].join(',');
    const lines = Array.from({ length: 40 }, (_, index) => row(index));
    lines[30] = (lines[30] as string).replace('2024-01-', 'day ');
    const file = await opened([quoted, ...lines].join('\n'), {
      mapping: { customer_id: 'Cust "id"', ordered_at: 'Order Date', amount: 'select', quantity: '日' },
    });
    expect(file.facts.ledger).toMatchObject({ lines: 40, countedLines: 39 });
    expect(await rejected()).toEqual([
      { line: 32, kind: 'value', column_name: 'Order Date', value: expect.stringMatching(/^day/) },
    ]);
    const columns = await engine.ask('SELECT column_name FROM (DESCRIBE order_lines)');
    expect(new Set(columns.map(({ column_name }) => String(column_name).toLowerCase())).size).toBe(
      columns.length,
    );
    expect(await engine.ask('SELECT DISTINCT line_no FROM order_lines ORDER BY line_no LIMIT 3')).toEqual([
      { line_no: 0 },
      { line_no: 1 },
      { line_no: 2 },
    ]);
  });
});

describe('encodings', () => {
  const bytes = (text: string): Uint8Array => Uint8Array.from(text, (character) => character.charCodeAt(0));

  it('reads latin-1 and windows-1252 as they were meant', async () => {
    const content = csv(['2000,C1,2024-03-01,1,1,caf\xe9 \xfc', '2001,C1,2024-03-01,1,1,\x80 5 \x93ok\x94']);
    const { facts } = await opened(bytes(content));
    expect(facts.source.options.encoding).toBe('windows-1252');
    expect(
      await engine.ask("SELECT note FROM order_lines WHERE order_id >= '2000' ORDER BY order_id"),
    ).toEqual([{ note: 'café ü' }, { note: '€ 5 “ok”' }]);
  });

  it('reads UTF-8 with a byte order mark, and UTF-16', async () => {
    const content = csv(['2000,C1,2024-03-01,1,1,客户']);
    for (const encoded of [
      new TextEncoder().encode(`\ufeff${content}`),
      new Uint8Array(Buffer.from(`\ufeff${content}`, 'utf16le')),
    ]) {
      const { facts } = await opened(encoded);
      expect(facts.ledger.lines).toBe(41);
      expect(await engine.ask("SELECT note FROM order_lines WHERE order_id = '2000'")).toEqual([
        { note: '客户' },
      ]);
    }
  });
});

describe('a file with several header rows', () => {
  it('loads the rows below them, and its rows are accounted for', async () => {
    const rows = Array.from(
      { length: 12 },
      (_, row) => `${1000 + row},C${row % 5},2024-03-${10 + row},2,9.5,fine`,
    );
    const second = 'number,buyer,day,pieces,"paid,\nin euros",remark';
    const result = await opened([HEADER, second, ...rows, ''].join('\n'));
    expect(result.facts.ledger).toMatchObject({ lines: 12, setAside: 0 });
    expect(result.facts.issues).toEqual([]);
  });
});
