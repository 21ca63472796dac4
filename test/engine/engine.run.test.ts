import { Table } from 'apache-arrow';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  bind,
  Engine,
  EngineError,
  ident,
  joinSql,
  Sql,
  sql,
  type Backend,
  type BackendConnection,
} from '../../src/engine';
import { BOOT_STATEMENTS } from '../../src/engine/settings';
import { nodeEngine } from '../support/node-engine';

let engine: Engine;
beforeAll(async () => {
  engine = nodeEngine();
  await engine.ready();
});
afterAll(() => engine.close());

const written = Sql.written;

async function failure(run: Promise<unknown>): Promise<EngineError> {
  const error = await run.then(
    () => undefined,
    (cause: unknown) => cause,
  );
  if (!(error instanceof EngineError)) throw new Error(`no EngineError but ${String(error)}`);
  return error;
}

const anyText = fc.string({ unit: 'binary', maxLength: 40 }).filter((text) => !text.includes('\0'));
const spiteful = fc.oneof(
  anyText,
  fc.constantFrom(
    "'",
    '"',
    '\\',
    "\\'",
    "''",
    '--',
    '/*',
    '$$',
    '%',
    '; DROP TABLE t',
    "' OR 1=1 --",
    '\r\n',
    '客',
    '💰',
  ),
  fc.array(fc.constantFrom("'", '"', '\\', '\n', '$', 'E'), { maxLength: 8 }).map((parts) => parts.join('')),
);

describe('quoting against the database', () => {
  it('gives every text back as it was', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(spiteful, { minLength: 1, maxLength: 20 }), async (texts) => {
        const columns = joinSql(texts.map((text, index) => sql`${bind(text)} AS ${ident(`c${index}`)}`));
        const [row] = await engine
          .ask(sql`SELECT ${columns}`.text.replace(/^/, ''))
          .catch((error: EngineError) => {
            if (error.code === 'needs-network') return [undefined];
            throw error;
          });
        if (row) expect(Object.values(row)).toEqual(texts);
      }),
      { numRuns: 60 },
    );
  });

  it('gives every number back as it was', async () => {
    const numbers = fc.array(
      fc.oneof(fc.double({ noNaN: true, noDefaultInfinity: true }), fc.maxSafeInteger()),
      {
        minLength: 1,
        maxLength: 20,
      },
    );
    await fc.assert(
      fc.asyncProperty(numbers, async (values) => {
        const columns = values.map(
          (value, index) => sql`(0 - ${bind(value)})::DOUBLE AS ${ident(`c${index}`)}`,
        );
        const [row] = await engine.ask(sql`SELECT ${joinSql(columns)}`.text);
        expect(Object.values(row ?? {})).toEqual(values.map((value) => 0 - value));
      }),
      { numRuns: 60 },
    );
  });

  it('gives every name back as it was, as a column of a table', async () => {
    const names = fc.uniqueArray(
      spiteful.filter((name) => name !== ''),
      { minLength: 1, maxLength: 8, selector: (name) => name.toLowerCase() },
    );
    await fc.assert(
      fc.asyncProperty(names, async (wanted) => {
        const columns = wanted.map((name, index) => sql`${bind(index)} AS ${ident(name)}`);
        await engine.run(sql`CREATE OR REPLACE TABLE names AS SELECT ${joinSql(columns)}`);
        const table = await engine.table(
          sql`SELECT ${joinSql(wanted.map((name) => ident(name)))} FROM names`,
        );
        expect(table.schema.fields.map((field) => field.name)).toEqual(wanted);
      }),
      { numRuns: 60 },
    );
  });
});

describe('rows of a declared shape', () => {
  it('come with numbers, texts, truth values and ISO dates', async () => {
    const rows = await engine.rows(
      sql`
        SELECT 1::INTEGER AS i, 2.5::DOUBLE AS d, 'x' AS t, true AS b, DATE '2020-02-29' AS day,
          TIMESTAMP '2020-02-29 23:59:59' AS moment, NULL::DOUBLE AS n, NULL::DATE AS no_day, NULL::VARCHAR AS no_text`,
      {
        i: 'number',
        d: 'number',
        t: 'string',
        b: 'boolean',
        day: 'date',
        moment: 'date',
        n: 'number?',
        no_day: 'date?',
        no_text: 'string?',
      },
    );
    expect(rows).toEqual([
      {
        i: 1,
        d: 2.5,
        t: 'x',
        b: true,
        day: '2020-02-29',
        moment: '2020-02-29T23:59:59',
        n: null,
        no_day: null,
        no_text: null,
      },
    ]);
  });

  it.each([
    [
      'a count that was not cast',
      sql`SELECT count(*) AS x FROM range(3)`,
      { x: 'number' },
      /column x is Int64/,
    ],
    ['a sum of integers', sql`SELECT sum(range::INTEGER) AS x FROM range(3)`, { x: 'number' }, /column x is/],
    ['a decimal', sql`SELECT 1.5 AS x`, { x: 'number' }, /column x is Decimal/],
    ['NULL where it is not allowed', sql`SELECT NULL::DOUBLE AS x`, { x: 'number' }, /holds NULL/],
    ['a missing column', sql`SELECT 1 AS y`, { x: 'number' }, /column x is missing/],
    ['text for a number', sql`SELECT 'a' AS x`, { x: 'number' }, /not number/],
    ['a number for a date', sql`SELECT 1 AS x`, { x: 'date' }, /not date/],
  ] as const)('are refused: %s', async (_, query, shape, message) => {
    const error = await failure(engine.rows(query, shape));
    expect(error).toMatchObject({ code: 'unexpected-result', sql: query.text });
    expect(error.message).toMatch(message);
  });

  it('are exactly one for `row`', async () => {
    expect(await engine.row(sql`SELECT 1 AS x`, { x: 'number' })).toEqual({ x: 1 });
    expect(await failure(engine.row(sql`SELECT 1 AS x WHERE false`, { x: 'number' }))).toMatchObject({
      code: 'unexpected-result',
      message: 'expected one row, got 0',
    });
    expect(
      await failure(engine.row(sql`SELECT range::INTEGER AS x FROM range(3)`, { x: 'number' })),
    ).toMatchObject({
      message: 'expected one row, got 3',
    });
  });
});

describe('rows of any shape', () => {
  it.each([
    [
      'hugeint',
      '170141183460469231731687303715884105727::HUGEINT',
      '170141183460469231731687303715884105727',
    ],
    ['small hugeint', '(-5)::HUGEINT', -5],
    ['bigint', '42::BIGINT', 42],
    ['large bigint', '9007199254740993::BIGINT', '9007199254740993'],
    ['ubigint', '18446744073709551615::UBIGINT', '18446744073709551615'],
    ['decimal', '-12.345::DECIMAL(9, 3)', -12.345],
    ['wide decimal', '12345678901234567890.5::DECIMAL(38, 1)', 12345678901234567890.5],
    ['date', "DATE '1969-12-31'", '1969-12-31'],
    ['leap day', "DATE '2024-02-29'", '2024-02-29'],
    ['timestamp', "TIMESTAMP '2011-12-09 12:50:00'", '2011-12-09T12:50:00'],
    ['timestamp with milliseconds', "TIMESTAMP '2011-12-09 12:50:00.25'", '2011-12-09T12:50:00.250'],
    ['timestamp of seconds', "TIMESTAMP_S '2011-12-09 12:50:00'", '2011-12-09T12:50:00'],
    ['timestamp of nanoseconds', "TIMESTAMP_NS '2011-12-09 12:50:00'", '2011-12-09T12:50:00'],
    ['time', "TIME '23:59:58'", '23:59:58'],
    ['list', '[1, 2, NULL]::BIGINT[]', [1, 2, null]],
    ['struct', "{'a': 1::BIGINT, 'b': 'x', 'c': DATE '2020-01-01'}", { a: 1, b: 'x', c: '2020-01-01' }],
    ['list of structs', "[{'a': 1.5::DECIMAL(3,1)}]", [{ a: 1.5 }]],
    ['boolean', 'true', true],
    ['blob', "'\\x00\\xFF'::BLOB", '00ff'],
    ['null', 'NULL', null],
    ['far future', "DATE '12345-06-07'", '+012345-06-07'],
    ['far past', "DATE '0044-03-15 (BC)'", '-000043-03-15'],
    ['no end', "'infinity'::DATE", 'infinity'],
    ['no end of a timestamp', "'-infinity'::TIMESTAMP", '-infinity'],
  ])('hold plain data: %s', async (_, expression, expected) => {
    expect(await engine.ask(`SELECT ${expression} AS x`)).toEqual([{ x: expected }]);
  });

  it('may be none', async () => {
    expect(await engine.ask('SELECT 1 AS x WHERE false')).toEqual([]);
  });

  it('are many batches in their order', async () => {
    const rows = await engine.ask('SELECT range::INTEGER AS x FROM range(10000) ORDER BY x');
    expect(rows).toHaveLength(10_000);
    expect(rows.every((row, index) => row['x'] === index)).toBe(true);
  });
});

describe('failures', () => {
  it.each([
    ['SELEC 1', 'syntax', 0],
    ["SELECT '日本' AS x, , FROM", 'syntax', 18],
    ["SELECT '日本語💰', nope FROM range(1)", 'unknown-name', 16],
    ['SELECT 1 AS "客户",\n \'日本\', nope FROM range(1)', 'unknown-name', 25],
    ['SELECT nope FROM range(1)', 'unknown-name', 7],
    ['SELECT 1 +\n  nope\nFROM range(1)', 'unknown-name', 13],
    ['SELECT * FROM nowhere', 'unknown-name', 14],
    ['SELECT nofunction(1)', 'unknown-name', 7],
    ["SELECT 'x'::INTEGER", 'conversion', undefined],
    ["SELECT strptime('x', '%Y')", 'invalid-input', undefined],
    ["SELECT error('my words')", 'invalid-input', undefined],
  ] as const)('%s is %s', async (text, code, position) => {
    const error = await failure(engine.run(written(text)));
    expect(error).toMatchObject({ code, sql: text });
    if (position !== undefined) expect(error.position).toBe(position);
    expect(error.cause).toBeInstanceOf(Error);
  });

  it('points into long lines', async () => {
    const text = `SELECT ${Array.from({ length: 60 }, (_, index) => `${index} AS column_${index}`).join(', ')}, nope FROM range(1)`;
    expect((await failure(engine.run(written(text)))).position).toBe(text.indexOf('nope'));
  });

  it('breaks a constraint', async () => {
    await engine.run(sql`CREATE OR REPLACE TABLE keyed (id INTEGER PRIMARY KEY)`);
    await engine.run(sql`INSERT INTO keyed VALUES (1)`);
    expect(await failure(engine.run(sql`INSERT INTO keyed VALUES (1)`))).toMatchObject({
      code: 'constraint',
    });
  });

  it('leave the engine usable', async () => {
    await failure(engine.run(written('SELECT nope')));
    expect(await engine.ask('SELECT 1 AS x')).toEqual([{ x: 1 }]);
  });

  it('of a session name the statement that failed', async () => {
    const error = await failure(engine.session((session) => session.run(written('SELECT nope'))));
    expect(error).toMatchObject({ code: 'unknown-name', sql: 'SELECT nope', position: 7 });
  });
});

describe('what would need the network', () => {
  it.each([
    ['SELECT current_date', /now/],
    ['SELECT today()', /now/],
    ['SELECT current_timestamp', /now/],
    ["SELECT TIMESTAMP '2020-01-01' AT TIME ZONE 'UTC'", /TIMESTAMP/],
    ["SELECT date_trunc('day', now())", /now/],
    ["SELECT * FROM read_parquet('x.parquet')", /dropped file/],
    ["SELECT * FROM 'x.parquet'", /dropped file/],
    ["SELECT '{}'::JSON", /regexp/],
    ["SELECT json_extract('{}', '$.a')", /regexp/],
    ["SELECT * FROM read_json('x')", /regexp/],
    ["SELECT * FROM read_csv('https://example.org/x.csv')", /dropped file/],
    ["SELECT 'a' COLLATE zh", /NOCASE/],
    ['INSTALL httpfs', /built-in/],
    ['LOAD icu;', /built-in/],
  ])('is refused before it runs: %s', async (text, instead) => {
    const error = await failure(engine.ask(text));
    expect(error.code).toBe('needs-network');
    expect(error.instead).toMatch(instead);
  });

  it.each([
    "SELECT date_trunc('day', now()::TIMESTAMP) IS NOT NULL AS x",
    "SELECT 'current_date' = 'current_date' AS x",
    "SELECT 'see https://example.org/a.parquet' <> '' AS x",
    "SELECT 'https://example.org' <> '' AS x",
    "SELECT 'today (maybe)' <> '' AS x -- current_date",
    'SELECT true AS x /* AT TIME ZONE */',
    'WITH t AS (SELECT true AS "current_date") SELECT "current_date" AS x FROM t',
  ])('is not seen where there is none: %s', async (text) => {
    expect(await engine.ask(text)).toEqual([{ x: true }]);
  });

  it('is seen behind a text that looks like a comment', async () => {
    expect(await failure(engine.ask("SELECT '--' || current_date"))).toMatchObject({ code: 'needs-network' });
    expect(await failure(engine.ask("SELECT '/*', current_date, '*/'"))).toMatchObject({
      code: 'needs-network',
    });
  });
});

describe('the lock', () => {
  it.each([
    ["SET memory_limit='1GB'", 'not-allowed'],
    ['SET enable_external_access=true', 'not-allowed'],
    ["SET allowed_directories=['/']", 'not-allowed'],
    ['RESET lock_configuration', 'not-allowed'],
    ['PRAGMA threads=4', 'not-allowed'],
    ["ATTACH 'other.duckdb'", 'not-allowed'],
    ["COPY (SELECT 1) TO 'out.csv'", 'not-allowed'],
    ["COPY (SELECT 1) TO '/tmp/out.csv'", 'not-allowed'],
    ["SELECT * FROM read_csv('/etc/passwd')", 'not-allowed'],
    ["SELECT * FROM read_text('/etc/passwd')", 'not-allowed'],
    ["SELECT * FROM read_csv('local/../../etc/passwd')", 'not-allowed'],
    ["SELECT * FROM glob('/etc/*')", 'not-allowed'],
  ] as const)('holds: %s', async (text, code) => {
    expect(await failure(engine.ask(text))).toMatchObject({ code });
  });

  it('lets registered files be read, until they are dropped', async () => {
    const path = await engine.registerFile('lock.csv', new Blob(['a,b\n1,x\n']));
    expect(path).toBe('local/lock.csv');
    expect(await engine.ask(`SELECT * FROM read_csv('${path}')`)).toEqual([{ a: 1, b: 'x' }]);
    await engine.dropFile(path);
    await failure(engine.ask(`SELECT * FROM read_csv('${path}')`));
  });
});

describe('parameters', () => {
  it.each(['SELECT ? AS x', 'SELECT $1 AS x'])('are values, never SQL: %s', async (text) => {
    for (const value of ["' OR 1=1 --", "'); DROP TABLE names; --", '\\', '', 'O’Reilly', "O'Reilly"]) {
      expect(await engine.ask(text, [value])).toEqual([{ x: value }]);
    }
  });

  it('come in their places', async () => {
    expect(await engine.ask('SELECT $2 || $1 AS x, $1 AS y', ['a', 'b'])).toEqual([{ x: 'ba', y: 'a' }]);
    expect(await engine.ask('SELECT ?::INTEGER - ?::INTEGER AS x', [1, -5])).toEqual([{ x: 6 }]);
    expect(await engine.ask('SELECT ? AS a, ? AS b', [true, null])).toEqual([{ a: true, b: null }]);
  });

  it('may not be missing', async () => {
    expect((await failure(engine.ask('SELECT ? + ? AS x', [1]))).code).toBe('invalid-input');
  });

  it('leave nothing behind, also when they fail', async () => {
    await failure(engine.ask('SELECT CAST(? AS INTEGER) AS x', ['abc']));
    await failure(engine.ask('SELECT ? FROM nowhere', [1]));
    expect(await engine.ask('SELECT ? AS x', [1])).toEqual([{ x: 1 }]);
  });

  it('do not move the place of a failure', async () => {
    const text = 'SELECT ? AS x FRO';
    expect(await failure(engine.ask(text, [1]))).toMatchObject({ code: 'syntax', sql: text, position: 14 });
    expect(await failure(engine.ask('SELECT ? AS x, nope', [1]))).toMatchObject({ code: 'unknown-name' });
  });
});

describe('sessions', () => {
  it('keep temporary tables between their statements', async () => {
    const rows = await engine.session(async (session) => {
      await session.run(sql`CREATE OR REPLACE TEMPORARY TABLE kept AS SELECT 7 AS x`);
      return session.rows(sql`SELECT x FROM kept`, { x: 'number' });
    });
    expect(rows).toEqual([{ x: 7 }]);
  });

  it('hand back what they return', async () => {
    expect(await engine.session(async () => 'done')).toBe('done');
  });
});

describe('names that a statement reads', () => {
  it('are found by the binder, through CTEs and views', async () => {
    await engine.run(sql`CREATE OR REPLACE TABLE read_me AS SELECT 1 AS x`);
    const names = await engine.tableNames(
      'WITH c AS (SELECT * FROM read_me) SELECT * FROM c, (SELECT max(x) FROM c)',
    );
    expect(names).toEqual(['read_me']);
  });
});

describe('cancelling', () => {
  const endless = sql`SELECT count(*)::INTEGER AS n FROM range(3000000) a, range(3000000) b WHERE a.range % 7 = b.range % 11`;

  it('before the start runs nothing', async () => {
    const signal = AbortSignal.abort();
    expect(await failure(engine.run(sql`CREATE TABLE never_made (x INTEGER)`, { signal }))).toMatchObject({
      code: 'cancelled',
    });
    expect(await failure(engine.ask('SELECT * FROM never_made'))).toMatchObject({ code: 'unknown-name' });
  });

  it('stops a running statement, and the next one runs', async () => {
    const controller = new AbortController();
    const running = failure(engine.run(endless, { signal: controller.signal }));
    setTimeout(() => controller.abort(), 50);
    expect(await running).toMatchObject({ code: 'cancelled', sql: endless.text });
    expect(await engine.ask('SELECT 1 AS x')).toEqual([{ x: 1 }]);
  });

  it('gives the name of a half-made table free', async () => {
    const controller = new AbortController();
    const making = sql`CREATE OR REPLACE TABLE half_made AS ${endless}`;
    const running = failure(engine.run(making, { signal: controller.signal }));
    setTimeout(() => controller.abort(), 50);
    expect(await running).toMatchObject({ code: 'cancelled' });
    await engine.run(sql`CREATE OR REPLACE TABLE half_made AS SELECT 1 AS x`);
    expect(await engine.ask('SELECT x FROM half_made')).toEqual([{ x: 1 }]);
  });

  it('leaves other statements alone', async () => {
    const controller = new AbortController();
    const running = failure(engine.run(endless, { signal: controller.signal }));
    const other = engine.ask('SELECT sum(range)::DOUBLE AS x FROM range(2000000)');
    setTimeout(() => controller.abort(), 50);
    expect(await running).toMatchObject({ code: 'cancelled' });
    expect(await other).toEqual([{ x: 1999999000000 }]);
  });
});

/** A database that does nothing, at once. */
async function startIdleBackend(run = async (): Promise<Table> => new Table()): Promise<Backend> {
  const connection: BackendConnection = {
    run,
    cancel: async () => undefined,
    tableNames: async () => [],
    close: async () => undefined,
  };
  return {
    connect: async () => connection,
    registerFile: async () => undefined,
    dropFile: async () => undefined,
    onBytesRead: () => () => undefined,
    terminate: async () => undefined,
  };
}

describe('life and death', () => {
  it('starts once, when first asked, however often', async () => {
    let starts = 0;
    const lazy = new Engine(() => ((starts += 1), startIdleBackend()));
    expect(starts).toBe(0);
    await Promise.all([lazy.ready(), lazy.ready(), lazy.ask('SELECT 1')]);
    expect(starts).toBe(1);
  });

  it('rejects when closed', async () => {
    const closed = new Engine(() => startIdleBackend());
    await closed.ready();
    await closed.close();
    expect(await failure(closed.ask('SELECT 1'))).toMatchObject({ code: 'closed' });
    expect(await failure(closed.session(async () => 1))).toMatchObject({ code: 'closed' });
    await expect(closed.registerFile('x', new Blob(['']))).rejects.toMatchObject({ code: 'closed' });
  });

  it('begins anew after a trap of the database', async () => {
    let traps = true;
    let heard = 0;
    const run = async (): Promise<Table> => {
      if (traps) throw new Error('RuntimeError: unreachable');
      return new Table();
    };
    const trapped = new Engine(async () => {
      const backend = await startIdleBackend();
      let statements = 0;
      const connect = async (): Promise<BackendConnection> => ({
        ...(await backend.connect()),
        run: async () => ((statements += 1) <= BOOT_STATEMENTS.length ? new Table() : run()),
      });
      return { ...backend, connect };
    });
    trapped.onRestart(() => ((heard += 1), (traps = false)));
    expect(await failure(trapped.ask('SELECT 1'))).toMatchObject({ code: 'trap', sql: 'SELECT 1' });
    expect(heard).toBe(1);
    expect(await trapped.ask('SELECT 1')).toEqual([]);
  });

  it('starts empty after a restart and says so, until nobody listens', async () => {
    const restarted = nodeEngine();
    await restarted.run(sql`CREATE TABLE gone AS SELECT 1 AS x`);
    let heard = 0;
    const stop = restarted.onRestart(() => (heard += 1));
    await restarted.restart();
    expect(heard).toBe(1);
    expect(await failure(restarted.ask('SELECT * FROM gone'))).toMatchObject({ code: 'unknown-name' });
    stop();
    await restarted.restart();
    expect(heard).toBe(1);
    await restarted.close();
  });

  it('is empty after it was cleared, whatever was made', async () => {
    const cleared = nodeEngine();
    for (const text of [
      'CREATE SCHEMA "a b"',
      'CREATE TABLE "a b"."t ""1" AS SELECT 1 AS x',
      'CREATE TABLE plain AS SELECT 2 AS x',
      'CREATE VIEW seen AS SELECT * FROM plain',
      'CREATE VIEW "a b".seen AS SELECT * FROM main.seen',
    ])
      await cleared.ask(text);
    await cleared.clear();
    const left = await cleared.ask(`
      SELECT table_name AS name FROM duckdb_tables() UNION ALL SELECT view_name FROM duckdb_views() WHERE NOT internal
      UNION ALL SELECT schema_name FROM duckdb_schemas() WHERE NOT internal AND schema_name <> 'main'`);
    expect(left).toEqual([]);
    expect(await cleared.ask('SELECT 1 AS one')).toEqual([{ one: 1 }]);
    await cleared.close();
  });
});
