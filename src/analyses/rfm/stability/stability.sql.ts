import { bind, ident, joinSql, sql, type RowOf, type Sql } from '../../../engine';

/** The changes that are tried: an earlier and a later as-of date, all cut-offs lower and higher. */
export const TRIALS = ['earlier', 'later', 'lower_cuts', 'higher_cuts'] as const;
export type Trial = (typeof TRIALS)[number];

/** Shares of a segment's customers whose segment flips; null where nobody of it has a score under the change. */
export const FLIPS = {
  segment: 'string',
  customers: 'number',
  flipped: 'number',
  earlier: 'number?',
  later: 'number?',
  lower_cuts: 'number?',
  higher_cuts: 'number?',
} as const;
export type Flips = RowOf<typeof FLIPS>;

/**
 * One row per customer: the segment, the segment under each change (null without a score), how many changes flip it.
 * @param scored a query of scores for each change
 */
export function stabilityTableSql(
  scored: Readonly<Record<Trial, Sql>>,
  scheme: Sql,
  rfm: Sql,
  table: Sql,
): Sql {
  const joins = TRIALS.map(
    (trial) => sql`
      LEFT JOIN (
        ${scored[trial]}
      ) ${ident(trial)} USING (customer_id)`,
  );
  const segments = TRIALS.map((trial) => sql`${ident(trial)}.${scheme} AS ${ident(trial)}`);
  const flips = TRIALS.map(
    (trial) => sql`coalesce(${ident(trial)}.${scheme} <> r.${scheme}, FALSE)::INTEGER`,
  );
  return sql`
    CREATE OR REPLACE TABLE ${table} AS
    SELECT
      customer_id,
      r.${scheme} AS segment,
      ${joinSql(segments, ',\n  ')},
      (${joinSql(flips, ' + ')})::INTEGER AS flips,
      flips = 0 AS stable
    FROM ${rfm} r
    ${joinSql(joins, '\n')}`;
}

export function flipsSql(table: Sql): Sql {
  const shares = TRIALS.map(
    (trial) => sql`avg((${ident(trial)} <> segment)::INTEGER)::DOUBLE AS ${ident(trial)}`,
  );
  return sql`
    SELECT
      segment,
      count(*)::INTEGER AS customers,
      (count(*) FILTER (NOT stable))::INTEGER AS flipped,
      ${joinSql(shares, ',\n  ')}
    FROM ${table}
    GROUP BY segment
    ORDER BY segment`;
}

/** So many customers of most money are resampled one by one. */
const SINGLE = 5000;

export const AMOUNT = { segment: 'string', amount: 'number' } as const;
export const REST = { segment: 'string', sum: 'number', squares: 'number' } as const;

export function amountsSql(scheme: Sql, rfm: Sql): Sql {
  return sql`
    SELECT ${scheme} AS segment, revenue::DOUBLE AS amount
    FROM ${rfm}
    ORDER BY abs(revenue) DESC, customer_id
    LIMIT ${bind(SINGLE)}`;
}

export function restSql(scheme: Sql, rfm: Sql): Sql {
  return sql`
    SELECT segment, sum(amount)::DOUBLE AS sum, sum(amount * amount)::DOUBLE AS squares
    FROM (
      SELECT ${scheme} AS segment, revenue AS amount
      FROM ${rfm}
      ORDER BY abs(revenue) DESC, customer_id
      OFFSET ${bind(SINGLE)}
    )
    GROUP BY segment
    ORDER BY segment`;
}
