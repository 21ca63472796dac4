import type { Block, HeatmapCell, TableRow, TreemapItem } from '../../blocks';
import { count, days, money, share, text, type Text } from '../../i18n';
import { wilsonInterval } from '../../stats/wilson';
import { cutBlocks } from './cuts.blocks';
import { noticeBlocks } from './notices.blocks';
import type { RfmResult, RfmSegmentRow } from './rfm.result';
import { movementBlocks } from './movement/movement.blocks';
import { playbookBlocks } from './playbook/playbook.blocks';
import { schemeBlocks } from './schemes/schemes.blocks';
import { stabilityBlocks } from './stability/stability.blocks';
import { tieBlocks } from './ties/ties.blocks';
import { SCHEME_COLUMN, SCHEMES, segmentLabel, type SegmentStyle } from './rfm.segments';

interface Segment extends RfmSegmentRow {
  readonly style: SegmentStyle;
  readonly label: Text;
}

/**
 * What RFM has to say: the finding, its key figures, the segments as areas, the grid, the segments as a table; below that
 * what the reader asked for further.
 */
export function rfmBlocks(result: RfmResult, table: string): Block[] {
  const segments = orderedSegments(result);
  return [
    insight(result, segments, table),
    metrics(result, table),
    treemap(result, segments, table),
    heatmap(result, table),
    segmentTable(result, segments, table),
    ...noticeBlocks(result, table),
    ...cutBlocks(result, table),
    ...tieBlocks(result, table),
    ...stabilityBlocks(result, table),
    ...movementBlocks(result, table),
    ...playbookBlocks(result, table),
    ...schemeBlocks(result, table),
  ];
}

function orderedSegments({ parameters, segments }: RfmResult): Segment[] {
  return SCHEMES[parameters.scheme].flatMap((style) => {
    const row = segments.find((segment) => segment.segment === style.key);
    return row ? [{ ...row, style, label: segmentLabel(style.key) }] : [];
  });
}

function insight({ totals }: RfmResult, segments: readonly Segment[], table: string): Block {
  const best = segments[0];
  const slipping = segments.filter(({ style }) => style.color.startsWith('slipping'));
  const values = {
    customers: totals.customers,
    best: best?.label ?? '',
    bestCustomers: best?.customers ?? 0,
    bestCustomerShare: share((best?.customers ?? 0) / totals.customers),
    bestRevenueShare: share(totals.revenue > 0 ? (best?.revenue ?? 0) / totals.revenue : 0),
    slippingCustomers: slipping.reduce((sum, segment) => sum + segment.customers, 0),
    slippingRevenue: money(slipping.reduce((sum, segment) => sum + segment.revenue, 0)),
  };
  const key = values.slippingCustomers > 0 ? 'rfm.insight.best_and_slipping' : 'rfm.insight.best';
  return { kind: 'insight', id: 'insight', text: text(key, values), source: { table } };
}

function metrics({ totals }: RfmResult, table: string): Block {
  const proportion = (
    part: number,
  ): { value: ReturnType<typeof share>; interval: readonly [number, number] } => ({
    value: share(part / totals.customers),
    interval: wilsonInterval(part, totals.customers),
  });
  return {
    kind: 'metrics',
    id: 'metrics',
    source: { table },
    metrics: [
      { id: 'customers', label: text('rfm.metric.customers'), value: count(totals.customers) },
      { id: 'revenue', label: text('rfm.metric.revenue'), value: money(totals.revenue) },
      { id: 'active_90', label: text('rfm.metric.active_90'), ...proportion(totals.active_90) },
      { id: 'repeaters', label: text('rfm.metric.repeaters'), ...proportion(totals.repeaters) },
    ],
  };
}

function treemap({ parameters, totals }: RfmResult, segments: readonly Segment[], table: string): Block {
  const column = SCHEME_COLUMN[parameters.scheme];
  const items = segments.map((segment): TreemapItem => ({
    id: segment.segment,
    label: segment.label,
    value: segment.customers,
    color: segment.style.color,
    facts: [
      { label: text('rfm.column.customer_share'), value: share(segment.customers / totals.customers) },
      { label: text('rfm.column.revenue'), value: money(segment.revenue) },
      { label: text('rfm.column.recency'), value: days(Math.round(segment.mean_recency_days)) },
    ],
    select: [{ table, column, equals: segment.segment }],
  }));
  return {
    kind: 'chart',
    id: 'segments',
    title: text('rfm.segments.title'),
    caption: text('rfm.segments.caption'),
    steps: ['scores', 'segments'],
    source: { table },
    chart: { kind: 'treemap', measure: 'count', measureLabel: text('rfm.column.customers'), items },
  };
}

function heatmap({ parameters, bins, cells }: RfmResult, table: string): Block {
  const scores = (classes: number): string[] =>
    Array.from({ length: classes }, (_, index) => String(index + 1));
  return {
    kind: 'chart',
    id: 'grid',
    title: text('rfm.grid.title'),
    caption: text(parameters.monetaryAs === 'sum' ? 'rfm.grid.caption' : 'rfm.grid.caption_mean'),
    steps: ['scores', 'grid'],
    source: { table },
    chart: {
      kind: 'heatmap',
      measure: 'money',
      measureLabel: spendLabel(parameters),
      xLabel: text('rfm.axis.frequency'),
      yLabel: text('rfm.axis.recency'),
      x: scores(bins.frequency),
      y: scores(bins.recency),
      cells: cells.map((cell): HeatmapCell => ({
        x: cell.f_score - 1,
        y: cell.r_score - 1,
        value: cell.mean_monetary,
        facts: [
          { label: text('rfm.column.customers'), value: count(cell.customers) },
          { label: text('rfm.column.revenue'), value: money(cell.revenue) },
        ],
        select: [
          { table, column: 'r_score', equals: cell.r_score },
          { table, column: 'f_score', equals: cell.f_score },
        ],
      })),
    },
  };
}

function segmentTable(
  { parameters, totals, stability }: RfmResult,
  segments: readonly Segment[],
  table: string,
): Block {
  const column = SCHEME_COLUMN[parameters.scheme];
  const rows = segments.map((segment): TableRow => ({
    id: segment.segment,
    color: segment.style.color,
    cells: [
      segment.label,
      segment.customers,
      segment.customers / totals.customers,
      totals.revenue > 0 ? segment.revenue / totals.revenue : null,
      ...(stability ? [intervalCell(stability.intervals.get(segment.segment))] : []),
      segment.revenue,
      segment.mean_recency_days,
      segment.mean_frequency,
      segment.mean_monetary,
    ],
    select: [{ table, column, equals: segment.segment }],
  }));
  return {
    kind: 'table',
    id: 'table',
    title: text('rfm.table.title'),
    steps: ['scores', 'segments'],
    source: { table },
    columns: [
      { id: 'segment', label: text('rfm.column.segment'), type: 'text' },
      { id: 'customers', label: text('rfm.column.customers'), type: 'count' },
      { id: 'customer_share', label: text('rfm.column.customer_share'), type: 'share' },
      { id: 'revenue_share', label: text('rfm.column.revenue_share'), type: 'share', bar: true },
      ...(stability
        ? [{ id: 'revenue_interval', label: text('rfm.column.interval'), type: 'text' as const }]
        : []),
      { id: 'revenue', label: text('rfm.column.revenue'), type: 'money' },
      { id: 'recency', label: text('rfm.column.recency'), type: 'days' },
      {
        id: 'frequency',
        label: text(
          parameters.frequencyAs === 'orders' ? 'rfm.column.frequency' : 'rfm.column.frequency_days',
        ),
        type: 'number',
      },
      { id: 'monetary', label: spendLabel(parameters), type: 'money' },
    ],
    rows,
  };
}

function spendLabel({ monetaryAs }: RfmResult['parameters']): Text {
  return text(monetaryAs === 'sum' ? 'rfm.column.mean_monetary' : 'rfm.column.mean_order');
}

function intervalCell(interval: readonly [low: number, high: number] | undefined): Text | null {
  if (!interval) return null;
  return text('rfm.interval', { low: share(interval[0]), high: share(interval[1]) });
}
