import {
  INTERNAL_SCHEMA,
  type DatasetFacts,
  type FileIssue,
  type Ledger,
  type LedgerEntry,
  type Rule,
  type Source,
} from '../dataset';
import { ident, sql, type Engine, type QueryOptions, type RowShape, type Sql } from '../engine';
import { customerIndexSql, customersSql, orderLevelSql, orderLinesSql, ordersSql } from './canonical.sql';
import { duplicateLinesSql, ledgerSql } from './ledger.sql';
import { KEY_ROLES, paddedKeysSql, type KeyRole } from './padded-keys.sql';
import { DUPLICATE_LINES, INCOMING, INCOMING_REJECTED, ORDER_LEVEL, REJECTED, SOURCE } from './table-names';

/** What a load reported, to be carried into the facts. */
export interface LoadFacts {
  readonly setAside: number;
  readonly issues: readonly FileIssue[];
  /** Key columns known to have values that need trimming. */
  readonly padded: readonly string[];
  /** Whether the table of copies stands; until then the ledger leaves their entry open. */
  readonly copiesCounted: boolean;
  /** The statement that read the file. */
  readonly readSql: string;
}

/** Creates the schema of the tables behind the published ones. */
export async function prepareSchema(engine: Engine): Promise<void> {
  await engine.run(sql`CREATE SCHEMA IF NOT EXISTS ${ident(INTERNAL_SCHEMA)}`);
}

/** A dataset that stands, and what of its load was learnt by building it. */
export interface BuiltDataset {
  readonly facts: DatasetFacts;
  readonly load: LoadFacts;
}

/** Makes the incoming table the open one, and builds the canonical tables on it, all or nothing. */
export async function adoptIncoming(
  engine: Engine,
  source: Source,
  rules: readonly Rule[],
  load: LoadFacts,
  options: QueryOptions = {},
): Promise<BuiltDataset> {
  const adopting = [
    sql`DROP TABLE IF EXISTS ${SOURCE}`,
    sql`DROP TABLE IF EXISTS ${REJECTED}`,
    sql`DROP TABLE IF EXISTS ${DUPLICATE_LINES}`,
    sql`ALTER TABLE ${INCOMING} RENAME TO source`,
    sql`CREATE TABLE ${REJECTED} AS SELECT * FROM ${INCOMING_REJECTED} ORDER BY line`,
    sql`DROP TABLE ${INCOMING_REJECTED}`,
    ...(load.copiesCounted ? [duplicateLinesSql(SOURCE, source.columns)] : []),
  ];
  return build(engine, source, rules, load, adopting, options);
}

/** Builds the canonical tables again after a rule or a role changed. Copies must be counted before their rule is on. */
export async function rebuildDataset(
  engine: Engine,
  source: Source,
  rules: readonly Rule[],
  load: LoadFacts,
  options: QueryOptions = {},
): Promise<BuiltDataset> {
  return build(engine, source, rules, load, [], options);
}

/** Keys are looked at once they stand, each value once: few files need theirs trimmed, and then all is built again. */
async function build(
  engine: Engine,
  source: Source,
  rules: readonly Rule[],
  known: LoadFacts,
  before: readonly Sql[],
  options: QueryOptions,
): Promise<BuiltDataset> {
  const statements = (load: LoadFacts): Sql[] =>
    canonicalSteps(source, rules, load).map((step) => step.statement);
  await inTransaction(engine, options, [...before, ...statements(known)]);
  const padded = await paddedKeys(engine, source, options);
  const load = { ...known, padded: [...new Set([...known.padded, ...padded])] };
  if (padded.length > 0) await inTransaction(engine, options, statements(load));
  return { facts: await readFacts(engine, source, rules, load, options), load };
}

/** Key columns with values among those counted that need trimming. */
async function paddedKeys(
  engine: Engine,
  { columns, mapping }: Source,
  options: QueryOptions,
): Promise<string[]> {
  const columnOf = (role: KeyRole): string | undefined =>
    columns.find((column) => column.type === 'text' && column.name === mapping[role])?.name;
  const roles = KEY_ROLES.filter((role) => columnOf(role) !== undefined);
  if (roles.length === 0) return [];
  const shape = Object.fromEntries(roles.map((role) => [role, 'boolean' as const]));
  const row = await engine.row(paddedKeysSql(roles), shape, options);
  return roles.filter((role) => row[role]).map((role) => columnOf(role) ?? '');
}

/** Finds the copies, which compares every line with every other: done when nobody waits for it. */
export async function findCopies(engine: Engine, source: Source, options: QueryOptions = {}): Promise<void> {
  await engine.run(duplicateLinesSql(SOURCE, source.columns), options);
}

interface CanonicalStep {
  readonly name: string;
  readonly statement: Sql;
}

function canonicalSteps(
  { columns, mapping }: Source,
  rules: readonly Rule[],
  { padded }: LoadFacts,
): CanonicalStep[] {
  return [
    { name: 'order_lines', statement: orderLinesSql({ source: SOURCE, columns, mapping, rules, padded }) },
    { name: 'customer_index', statement: customerIndexSql() },
    { name: 'order_level', statement: orderLevelSql(mapping) },
    { name: 'orders', statement: ordersSql() },
    { name: 'customers', statement: customersSql(columns, mapping) },
  ];
}

async function inTransaction(
  engine: Engine,
  options: QueryOptions,
  statements: readonly Sql[],
): Promise<void> {
  await engine.session(async (session) => {
    await session.run(sql`BEGIN TRANSACTION`);
    try {
      for (const statement of statements) await session.run(statement);
      await session.run(sql`COMMIT`);
    } catch (error) {
      await session.run(sql`ROLLBACK`).catch(() => undefined); // the first error is the one to tell
      throw error;
    }
  }, options);
}

const EXTENT = {
  orders: 'number',
  customers: 'number',
  first: 'date?',
  last: 'date?',
} as const satisfies RowShape;

async function readFacts(
  engine: Engine,
  source: Source,
  rules: readonly Rule[],
  load: LoadFacts,
  options: QueryOptions,
): Promise<DatasetFacts> {
  const extent = await engine.row(
    sql`
      SELECT
        count(*)::INTEGER AS orders,
        (SELECT count(*) FROM customers)::INTEGER AS customers,
        min(ordered_at)::DATE AS first,
        max(ordered_at)::DATE AS last
      FROM ${ORDER_LEVEL}`,
    EXTENT,
    options,
  );
  return {
    source,
    mapping: source.mapping,
    ledger: await readLedger(engine, rules, load, options),
    issues: load.issues,
    steps: [
      { name: 'read', sql: load.readSql },
      ...canonicalSteps(source, rules, load).map(({ name, statement }) => ({ name, sql: statement.text })),
      { name: 'ledger', sql: ledgerSql(countable(rules, load)).text },
    ],
    orders: extent.orders,
    customers: extent.customers,
    firstOrderedOn: extent.first,
    lastOrderedOn: extent.last,
  };
}

/** The rules whose lines can be counted now: copies only once they were looked for. */
function countable(rules: readonly Rule[], { copiesCounted }: LoadFacts): Rule[] {
  return rules.filter((rule) => rule.key !== 'duplicate' || copiesCounted);
}

export async function readLedger(
  engine: Engine,
  rules: readonly Rule[],
  load: LoadFacts,
  options: QueryOptions = {},
): Promise<Ledger> {
  const { setAside } = load;
  const counted = countable(rules, load);
  const names = counted.flatMap((rule) => [`lines_${rule.key}`, `amount_${rule.key}`]);
  const shape = Object.fromEntries(
    ['lines', 'amount', 'counted_lines', 'counted_amount', ...names].map((name) => [name, 'number' as const]),
  );
  const row = await engine.row(ledgerSql(counted), shape, options);
  const value = (name: string): number => Number(row[name]);
  return {
    fileRows: value('lines') + setAside,
    setAside,
    lines: value('lines'),
    amount: value('amount'),
    countedLines: value('counted_lines'),
    countedAmount: value('counted_amount'),
    entries: rules.map((rule): LedgerEntry =>
      counted.includes(rule)
        ? { rule, lines: value(`lines_${rule.key}`), amount: value(`amount_${rule.key}`) }
        : { rule, lines: null, amount: null },
    ),
  };
}
