import type { Column, Role, RoleMapping, Rule } from '../dataset';
import { ident, joinSql, sql, type Sql } from '../engine';
import { excludedBySql } from './ledger.sql';
import { convertSql } from './read-csv.sql';
import { trimmedSql } from './padded-keys.sql';
import { CUSTOMER_INDEX, ORDER_LEVEL } from './table-names';

/** The columns of `order_lines` that every notebook may rely on; those the file does not have are NULL. */
const LINE_COLUMNS = [
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
  'region',
  'status',
  'cost',
  'is_return',
] as const;

/** What a file of orders may say of its customers beside channel and region, with the type it has in `customers`. */
const CUSTOMER_ATTRIBUTES: readonly { readonly role: Role; readonly type: Sql }[] = [
  { role: 'name', type: sql`VARCHAR` },
  { role: 'registered_at', type: sql`DATE` },
  { role: 'gender', type: sql`VARCHAR` },
  { role: 'birth_date', type: sql`DATE` },
  { role: 'birth_year', type: sql`INTEGER` },
  { role: 'city', type: sql`VARCHAR` },
  { role: 'level', type: sql`VARCHAR` },
  { role: 'referrer_id', type: sql`VARCHAR` },
];

export interface CanonicalInput {
  readonly source: Sql;
  readonly columns: readonly Column[];
  readonly mapping: RoleMapping;
  readonly rules: readonly Rule[];
  /** Key columns whose values carry blanks at their edges. */
  readonly padded: readonly string[];
}

/**
 * `order_lines`: every line of the file under the names of its roles, with `excluded_by` naming the ledger rule that keeps it
 * out of what is counted (NULL when it counts), and the file's other columns under their own names.
 */
export function orderLinesSql({ source, columns, mapping, rules, padded }: CanonicalInput): Sql {
  const values = lineValues(columns, mapping, padded);
  const others = otherColumns(columns, mapping).map(
    ({ column, name }) => sql`${ident(column.name)} AS ${ident(name)}`,
  );
  const named = LINE_COLUMNS.map((name) => sql`${values[name]} AS ${ident(name)}`);
  return sql`
    CREATE OR REPLACE VIEW order_lines AS
    SELECT *, ${excludedBySql(rules)} AS excluded_by
    FROM (
      SELECT ${joinSql([...named, ...others, sql`rowid AS line_no`], ',\n  ')}
      FROM ${source}
    )`;
}

/** One dense integer per customer, in the order of their ids: a tie broken by number is a tie broken by id. */
export function customerIndexSql(): Sql {
  return sql`
    CREATE OR REPLACE TABLE ${CUSTOMER_INDEX} AS
    SELECT (row_number() OVER (ORDER BY customer_id) - 1)::INTEGER AS customer_no, customer_id
    FROM (SELECT DISTINCT customer_id FROM order_lines WHERE excluded_by IS NULL AND customer_id IS NOT NULL)`;
}

/**
 * One row per order: an order number within a customer; without order numbers, a customer's day, or a line where lines are
 * not of items. An order is a return when it holds a negative line and its sum is not positive.
 */
export function orderLevelSql(mapping: RoleMapping): Sql {
  const order = orderKeySql(mapping);
  const optional = (role: Role, type: Sql, value: Sql): Sql => (mapping[role] ? value : sql`NULL::${type}`);
  return sql`
    CREATE OR REPLACE TABLE ${ORDER_LEVEL} AS
    SELECT
      c.customer_no,
      ${order} AS order_id,
      min(l.ordered_at) AS ordered_at,
      sum(l.amount) AS amount,
      ${optional('quantity', sql`DOUBLE`, sql`sum(l.quantity)`)} AS quantity,
      count(*)::INTEGER AS lines,
      ${optional('cost', sql`DOUBLE`, sql`sum(l.cost)`)} AS cost,
      ${optional('channel', sql`VARCHAR`, sql`any_value(l.channel)`)} AS channel,
      ${optional('region', sql`VARCHAR`, sql`any_value(l.region)`)} AS region,
      (coalesce(sum(l.amount), 0) <= 0 AND bool_or(l.is_return)) AS is_return
    FROM order_lines l LEFT JOIN ${CUSTOMER_INDEX} c ON l.customer_id = c.customer_id
    WHERE l.excluded_by IS NULL
    GROUP BY c.customer_no, ${order}`;
}

/** Roles that a line has as a part of an order: without any, each line stands for a whole one. */
const ITEM_ROLES: readonly Role[] = ['sku', 'product', 'quantity', 'unit_price'];

function orderKeySql(mapping: RoleMapping): Sql {
  if (mapping.order_id) return sql`l.order_id`;
  return ITEM_ROLES.some((role) => mapping[role])
    ? sql`l.ordered_at::DATE::VARCHAR`
    : sql`(l.line_no + 1)::VARCHAR`;
}

/** The published `orders`: the order-level table with the customer's own id. */
export function ordersSql(): Sql {
  return sql`
    CREATE OR REPLACE VIEW orders AS
    SELECT o.order_id, c.customer_id, o.ordered_at, o.amount, o.quantity, o.lines, o.cost, o.channel, o.region, o.is_return
    FROM ${ORDER_LEVEL} o LEFT JOIN ${CUSTOMER_INDEX} c USING (customer_no)`;
}

/** The published `customers`, from the orders: attributes as the customer's latest counted line states them. */
export function customersSql(columns: readonly Column[], mapping: RoleMapping): Sql {
  const others = otherColumns(columns, mapping);
  const attributes = CUSTOMER_ATTRIBUTES.flatMap(({ role, type }) => {
    const other = others.find(({ column }) => column.name === mapping[role]);
    return other ? [{ role, value: convertedAs({ ...other.column, name: other.name }, type) }] : [];
  });
  const lineAttributes =
    attributes.length > 0
      ? sql`
        LEFT JOIN (
          SELECT
            customer_id,
            ${joinSql(
              attributes.map(({ role, value }) => sql`${latestSql(value)} AS ${ident(role)}`),
              ',\n  ',
            )}
          FROM order_lines
          WHERE excluded_by IS NULL AND customer_id IS NOT NULL
          GROUP BY customer_id
        ) a USING (customer_id)`
      : sql``;
  const pick = (wanted: Role): Sql => {
    const { type } = CUSTOMER_ATTRIBUTES.find(({ role }) => role === wanted) ?? { type: sql`VARCHAR` };
    return attributes.some(({ role }) => role === wanted)
      ? sql`a.${ident(wanted)}`
      : sql`NULL::${type} AS ${ident(wanted)}`;
  };
  return sql`
    CREATE OR REPLACE TABLE customers AS
    SELECT
      c.customer_id,
      ${pick('name')},
      ${pick('registered_at')},
      ${pick('gender')},
      ${pick('birth_date')},${
        mapping.birth_year
          ? sql`
      ${pick('birth_year')},`
          : sql``
      }
      o.region,
      ${pick('city')},
      o.channel,
      ${pick('level')},
      ${pick('referrer_id')}
    FROM ${CUSTOMER_INDEX} c
    LEFT JOIN (
      SELECT
        customer_no,
        ${mapping.region ? latestSql(sql`region`) : sql`NULL::VARCHAR`} AS region,
        ${mapping.channel ? latestSql(sql`channel`) : sql`NULL::VARCHAR`} AS channel
      FROM ${ORDER_LEVEL} GROUP BY customer_no
    ) o USING (customer_no)
    ${lineAttributes}`;
}

/** The latest value that is not NULL; any, where nothing has a time. */
function latestSql(value: Sql): Sql {
  return sql`coalesce(arg_max(${value}, ordered_at), any_value(${value}))`;
}

/** Columns of the file that are no column of `order_lines` by their role, with the names under which it carries them. */
function otherColumns(columns: readonly Column[], mapping: RoleMapping): { column: Column; name: string }[] {
  const taken = new Set<string>([...LINE_COLUMNS, 'excluded_by', 'line_no']);
  const placed = new Set(LINE_COLUMNS.map((name) => (name === 'is_return' ? undefined : mapping[name])));
  return columns
    .filter((column) => !placed.has(column.name))
    .map((column) => ({ column, name: freeName(column.name, taken) }));
}

function lineValues(
  columns: readonly Column[],
  mapping: RoleMapping,
  padded: readonly string[],
): Record<(typeof LINE_COLUMNS)[number], Sql> {
  const byName = new Map(columns.map((column) => [column.name, column]));
  const of = (role: Role): Column | undefined => byName.get(mapping[role] ?? '');
  const text = (role: Role): Sql => {
    const column = of(role);
    if (!column) return sql`NULL::VARCHAR`;
    if (column.type !== 'text') return typedTextSql(column);
    return padded.includes(column.name) ? trimmedSql(ident(column.name)) : ident(column.name);
  };
  const label = (role: Role): Sql => {
    const column = of(role);
    return column ? convertedAs(column, sql`VARCHAR`) : sql`NULL::VARCHAR`;
  };
  const number = (role: Role): Sql => {
    const column = of(role);
    return column ? convertedAs(column, sql`DOUBLE`) : sql`NULL::DOUBLE`;
  };
  const quantity = number('quantity');
  const unitPrice = number('unit_price');
  return {
    order_id: text('order_id'),
    customer_id: text('customer_id'),
    ordered_at: of('ordered_at')
      ? convertedAs(of('ordered_at') as Column, sql`TIMESTAMP`)
      : sql`NULL::TIMESTAMP`,
    amount: amountSql(mapping, number, quantity, unitPrice),
    quantity,
    unit_price: unitPrice,
    sku: label('sku'),
    product: label('product'),
    category: label('category'),
    channel: text('channel'),
    region: text('region'),
    status: text('status'),
    cost: number('cost'),
    is_return: isReturnSql(mapping, number),
  };
}

/** Net money of a line: the amount, else quantity × price; less what was refunded. */
function amountSql(mapping: RoleMapping, number: (role: Role) => Sql, quantity: Sql, unitPrice: Sql): Sql {
  const gross = mapping.amount
    ? number('amount')
    : mapping.unit_price
      ? mapping.quantity
        ? sql`${quantity} * ${unitPrice}`
        : unitPrice
      : sql`NULL::DOUBLE`;
  return mapping.refund ? sql`${gross} - coalesce(${number('refund')}, 0)` : gross;
}

function isReturnSql(mapping: RoleMapping, number: (role: Role) => Sql): Sql {
  const negative = (['quantity', 'amount'] as const)
    .filter((role) => mapping[role])
    .map((role) => sql`coalesce(${number(role)} < 0, false)`);
  return negative.length > 0 ? sql`(${joinSql(negative, ' OR ')})` : sql`false`;
}

/** A column's value in the type its role needs, whatever the sniffer took it for. */
function convertedAs(column: Column, type: Sql): Sql {
  const name = ident(column.name);
  const wanted = type.text;
  if (wanted === 'VARCHAR') return column.type === 'text' ? trimmedSql(name) : typedTextSql(column);
  const numeric = column.type === 'integer' || column.type === 'number';
  const temporal = column.type === 'date' || column.type === 'timestamp';
  if (wanted === 'DOUBLE') {
    if (numeric) return sql`${name}::DOUBLE`;
    return column.type === 'text' ? convertSql({ ...column, type: 'number' }, true) : sql`NULL::DOUBLE`;
  }
  if (wanted === 'INTEGER') return sql`try_cast(${convertedAs(column, sql`DOUBLE`)} AS INTEGER)`;
  if (temporal) return sql`${name}::${type}`;
  return column.type === 'text'
    ? sql`${convertSql({ ...column, type: 'timestamp' }, true)}::${type}`
    : sql`NULL::${type}`;
}

/** Numbers are held as DOUBLE: whole ones are written without a point. */
function typedTextSql({ name, type }: Column): Sql {
  const column = ident(name);
  if (type !== 'integer' && type !== 'number') return sql`${column}::VARCHAR`;
  return sql`CASE WHEN ${column} = trunc(${column}) AND abs(${column}) < 1e15 THEN ${column}::BIGINT::VARCHAR ELSE ${column}::VARCHAR END`;
}

function freeName(name: string, taken: Set<string>): string {
  let free = name;
  for (let number = 2; taken.has(free.toLowerCase()); number += 1) free = `${name} ${number}`;
  taken.add(free.toLowerCase());
  return free;
}
