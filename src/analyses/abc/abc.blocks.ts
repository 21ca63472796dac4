import type { Block, ColorName, Metric, ParetoBar, TableRow } from '../../blocks';
import { count, money, number, share, text, type MessageKey, type Quantity, type Text } from '../../i18n';
import { abcTableName, notPositiveTableName } from './abc.run';
import { ABC_CLASSES, type AbcClass, type AbcParameters, type AbcResult } from './abc.types';

const CLASS_COLOR: Readonly<Record<AbcClass, ColorName>> = { A: 'best-1', B: 'fading-2', C: 'gone-1' };

/** What ABC has to say: how concentrated the value is, the Pareto picture, the classes. */
export function abcBlocks(result: AbcResult, cell: string): Block[] {
  const table = abcTableName(cell, result.parameters.by);
  if (result.totals.items === 0) return nothingPositive(result, table, cell);
  return [
    insight(result, table),
    metrics(result, table),
    pareto(result, table),
    classTable(result, table),
    ...notices(result, cell, table),
  ];
}

function insight({ parameters, totals, classes }: AbcResult, table: string): Block {
  const a = classes.find((row) => row.class === 'A');
  const itemShare = (a?.items ?? 0) / totals.items;
  const valueShare = (a?.value ?? 0) / totals.total;
  const key =
    itemShare <= 0.15
      ? 'abc.insight.concentrated'
      : itemShare <= 0.25
        ? 'abc.insight.typical'
        : 'abc.insight.spread';
  return {
    kind: 'insight',
    id: 'insight',
    source: { table, orderBy: 'revenue_rank' },
    text: text(key, {
      items: itemsText(parameters),
      itemShare: share(itemShare),
      valueShare: share(valueShare),
      measure: text(`abc.measure.${parameters.measure}`),
      gini: number(totals.gini ?? 0, 3),
    }),
  };
}

function metrics({ parameters, totals, classes }: AbcResult, table: string): Block {
  const value = (amount: number): Quantity =>
    parameters.measure === 'revenue' ? money(amount) : count(amount);
  const a = classes.find((row) => row.class === 'A');
  const metric = (id: string, label: Text, quantity: Quantity): Metric => ({ id, label, value: quantity });
  return {
    kind: 'metrics',
    id: 'metrics',
    source: { table, orderBy: 'revenue_rank' },
    metrics: [
      metric('a_items', text('abc.metric.a_items'), count(a?.items ?? 0)),
      metric('total', text(`abc.label.${parameters.measure}`), value(totals.total)),
      metric('top_share', text('abc.metric.top_share'), share(totals.top_share ?? 0)),
      metric('gini', text('abc.metric.gini'), number(totals.gini ?? 0, 3)),
    ],
  };
}

function pareto({ parameters, totals, bars, curve }: AbcResult, table: string): Block {
  const { items } = totals;
  return {
    kind: 'chart',
    id: 'pareto',
    title: text('abc.pareto.title'),
    caption: text('abc.pareto.caption'),
    steps: ['classes', 'curve'],
    source: { table, orderBy: 'revenue_rank' },
    chart: {
      kind: 'pareto',
      measure: parameters.measure === 'revenue' ? 'money' : 'count',
      measureLabel: text(`abc.label.${parameters.measure}`),
      itemLabel: text(`abc.label.${parameters.by}`),
      items,
      bars: bars.map((bar): ParetoBar => ({
        from: (bar.first_rank - 1) / items,
        to: bar.last_rank / items,
        value: bar.mean_value,
        color: CLASS_COLOR[bar.class as AbcClass],
        label: bar.first_rank === bar.last_rank ? `${bar.first_rank}` : `${bar.first_rank}–${bar.last_rank}`,
        select: [{ table, column: 'revenue_rank', from: bar.first_rank, to: bar.last_rank + 1 }],
      })),
      curve: [
        [0, 0] as const,
        ...curve.map((point) => [point.last_rank / items, point.cumulative_share] as const),
      ],
      borders: [
        { id: 'a', share: parameters.a, label: text('abc.class.a'), parameter: 'a' },
        { id: 'b', share: parameters.b, label: text('abc.class.b'), parameter: 'b' },
      ],
    },
  };
}

function classTable({ parameters, totals, classes }: AbcResult, table: string): Block {
  const valueType = parameters.measure === 'revenue' ? 'money' : 'count';
  const rows = ABC_CLASSES.map((name): TableRow => {
    const row = classes.find((candidate) => candidate.class === name);
    const items = row?.items ?? 0;
    const value = row?.value ?? 0;
    return {
      id: name,
      color: CLASS_COLOR[name],
      cells: [
        text(`abc.class.${name.toLowerCase()}` as MessageKey),
        items,
        items / totals.items,
        value,
        value / totals.total,
        items > 0 ? value / items : null,
        row?.smallest ?? null,
      ],
      select: [{ table, column: 'class', equals: name }],
    };
  });
  return {
    kind: 'table',
    id: 'classes',
    title: text('abc.table.title'),
    caption: text('abc.table.caption'),
    steps: ['classes', 'class_table'],
    source: { table, orderBy: 'revenue_rank' },
    columns: [
      { id: 'class', label: text('abc.column.class'), type: 'text' },
      { id: 'items', label: text(`abc.label.${parameters.by}`), type: 'count' },
      { id: 'item_share', label: text('abc.column.item_share'), type: 'share' },
      { id: 'value', label: text(`abc.label.${parameters.measure}`), type: valueType },
      { id: 'value_share', label: text('abc.column.value_share'), type: 'share', bar: true },
      { id: 'mean', label: text('abc.column.mean'), type: valueType },
      { id: 'smallest', label: text('abc.column.smallest'), type: valueType },
    ],
    rows,
  };
}

/** Items without positive value are never hidden: counted, summed, and listed on request. */
function notices({ parameters, totals }: AbcResult, cell: string, table: string): Block[] {
  const found: Block[] = [];
  const left = totals.zero_items + totals.negative_items;
  if (left > 0) {
    found.push({
      kind: 'notice',
      id: 'not-positive',
      level: 'info',
      source: { table: notPositiveTableName(cell), orderBy: 'revenue' },
      text: text('abc.notice.not_positive', {
        zero: totals.zero_items,
        negative: totals.negative_items,
        negativeTotal: money(totals.negative_total),
      }),
    });
  }
  if (totals.items < 20) {
    found.push({
      kind: 'notice',
      id: 'few-items',
      level: 'warning',
      source: { table },
      text: text('abc.notice.few', { items: itemsText(parameters), number: totals.items }),
    });
  }
  return found;
}

function nothingPositive(result: AbcResult, table: string, cell: string): Block[] {
  const items = itemsText(result.parameters);
  return [
    {
      kind: 'notice',
      id: 'nothing-positive',
      level: 'warning',
      source: { table },
      text: text('abc.notice.nothing_positive', { items }),
    },
    ...notices(result, cell, table).filter((block) => block.id === 'not-positive'),
  ];
}

function itemsText({ by }: AbcParameters): Text {
  return text(`abc.items.${by}`);
}
