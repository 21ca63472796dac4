import { ruleText, type Block, type TableRow } from '../../blocks';
import type { DatasetFacts, LedgerEntry } from '../../dataset';
import { count, money, share, text, type Text } from '../../i18n';
import type { Month } from './overview.types';

/** What the file holds, and where every line of it went. */
export function overviewBlocks(dataset: DatasetFacts, months: readonly Month[]): Block[] {
  return [insight(dataset), metrics(dataset), ...revenueByMonth(dataset, months), ledgerTable(dataset)];
}

function insight({ source, ledger, customers, orders, firstOrderedOn, lastOrderedOn }: DatasetFacts): Block {
  const values = {
    file: source.fileName,
    rows: ledger.fileRows,
    customers,
    orders,
    revenue: money(ledger.countedAmount),
    from: firstOrderedOn ?? '',
    to: lastOrderedOn ?? '',
  };
  const key = firstOrderedOn === null ? 'overview.insight.undated' : 'overview.insight.dated';
  return { kind: 'insight', id: 'insight', text: text(key, values), source: { table: 'orders' } };
}

function metrics({ ledger, customers, orders }: DatasetFacts): Block {
  const counted = ledger.lines > 0 ? ledger.countedLines / ledger.lines : 0;
  return {
    kind: 'metrics',
    id: 'metrics',
    source: { table: 'order_lines' },
    metrics: [
      { id: 'rows', label: text('overview.metric.rows'), value: count(ledger.fileRows) },
      {
        id: 'counted',
        label: text('overview.metric.counted'),
        value: count(ledger.countedLines),
        note: text('overview.metric.counted_share', { share: share(counted) }),
      },
      { id: 'customers', label: text('overview.metric.customers'), value: count(customers) },
      { id: 'orders', label: text('overview.metric.orders'), value: count(orders) },
      { id: 'revenue', label: text('overview.metric.revenue'), value: money(ledger.countedAmount) },
      {
        id: 'mean_order',
        label: text('overview.metric.mean_order'),
        value: money(orders > 0 ? ledger.countedAmount / orders : 0),
      },
    ],
  };
}

function revenueByMonth({ lastOrderedOn }: DatasetFacts, months: readonly Month[]): Block[] {
  if (months.length < 2) return [];
  return [
    {
      kind: 'chart',
      id: 'months',
      steps: ['orders', 'order_level', 'months'],
      title: text('overview.months.title'),
      caption: text(
        isMonthEnd(lastOrderedOn) ? 'overview.months.caption' : 'overview.months.caption_partial',
        {
          last: lastOrderedOn ?? '',
        },
      ),
      source: { table: 'orders' },
      chart: {
        kind: 'line',
        measure: 'money',
        measureLabel: text('overview.metric.revenue'),
        categoryLabel: text('overview.months.month'),
        area: true,
        partialLast: !isMonthEnd(lastOrderedOn),
        points: months.map(({ month, revenue }) => ({ label: month.slice(0, 7), value: revenue })),
      },
    },
  ];
}

/** The ledger: lines and money that each rule takes out, or would take out. */
function ledgerTable({ ledger }: DatasetFacts): Block {
  const row = (id: string, cells: TableRow['cells'], select?: TableRow['select']): TableRow => ({
    id,
    cells,
    ...(select ? { select } : {}),
  });
  const state = (entry: LedgerEntry): Text =>
    text(entry.rule.enabled ? 'overview.ledger.on' : 'overview.ledger.off');
  const rows = [
    row('all', [text('overview.ledger.all'), null, ledger.lines, ledger.amount]),
    ...ledger.entries
      .filter(isWorthShowing)
      .map((entry) =>
        row(
          entry.rule.key,
          [ruleText(entry.rule), state(entry), moved(entry, entry.lines), moved(entry, entry.amount)],
          entry.rule.enabled
            ? [{ table: 'order_lines', column: 'excluded_by', equals: entry.rule.key }]
            : undefined,
        ),
      ),
    row('counted', [text('overview.ledger.counted'), null, ledger.countedLines, ledger.countedAmount]),
  ];
  return {
    kind: 'table',
    id: 'ledger',
    title: text('overview.ledger.title'),
    caption: text(ledger.setAside > 0 ? 'overview.ledger.caption_set_aside' : 'overview.ledger.caption', {
      fileRows: ledger.fileRows,
      lines: ledger.lines,
      setAside: ledger.setAside,
    }),
    method: text('overview.ledger.method'),
    steps: ['order_lines', 'ledger'],
    source: { table: 'order_lines' },
    columns: [
      { id: 'rule', label: text('overview.ledger.rule'), type: 'text' },
      { id: 'state', label: text('overview.ledger.state'), type: 'text' },
      { id: 'lines', label: text('overview.ledger.lines'), type: 'count' },
      { id: 'amount', label: text('overview.ledger.amount'), type: 'money' },
    ],
    rows,
  };
}

/** Every file has dates until one has not: that rule shows itself when it matters. */
function isWorthShowing({ rule, lines }: LedgerEntry): boolean {
  return rule.key !== 'missing_date' || lines !== 0;
}

/** What an enabled rule takes out is negative; zero stays zero. */
function moved({ rule }: LedgerEntry, value: number | null): number | null {
  return value === null || !rule.enabled || value === 0 ? value : -value;
}

function isMonthEnd(isoDate: string | null): boolean {
  if (isoDate === null) return true;
  const next = new Date(`${isoDate}T00:00:00Z`);
  next.setUTCDate(next.getUTCDate() + 1);
  return next.getUTCDate() === 1;
}
