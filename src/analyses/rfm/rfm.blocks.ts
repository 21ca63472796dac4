import type { Block, HeatmapCell, TableRow, TreemapItem } from '../../blocks';
import { count, days, money, number, share, text, type MessageKey, type Text } from '../../i18n';
import { wilsonInterval } from '../../stats/wilson';
import { SCHEME_COLUMN } from './rfm.run';
import { GRID11, SEGMENT8, TIERS, type SegmentStyle } from './rfm.segments';
import type { RfmParameters, RfmResult, RfmSegmentRow } from './rfm.types';

const SCHEMES: Readonly<Record<RfmParameters['scheme'], readonly SegmentStyle[]>> = {
  grid11: GRID11,
  segment8: SEGMENT8,
  tiers: TIERS,
};

interface Segment extends RfmSegmentRow {
  readonly style: SegmentStyle;
  readonly label: Text;
}

/** What RFM has to say: the finding, its key figures, the segments as areas, the grid, the segments as a table. */
export function rfmBlocks(result: RfmResult, table: string): Block[] {
  const segments = orderedSegments(result);
  return [
    insight(result, segments, table),
    metrics(result, table),
    treemap(result, segments, table),
    heatmap(result, table),
    segmentTable(result, segments, table),
    ...notices(result, table),
  ];
}

function orderedSegments({ parameters, segments }: RfmResult): Segment[] {
  return SCHEMES[parameters.scheme].flatMap((style) => {
    const row = segments.find((segment) => segment.segment === style.key);
    return row ? [{ ...row, style, label: text(`rfm.segment.${style.key}` as MessageKey) }] : [];
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

function heatmap({ bins, cells }: RfmResult, table: string): Block {
  const scores = Array.from({ length: bins }, (_, index) => String(index + 1));
  return {
    kind: 'chart',
    id: 'grid',
    title: text('rfm.grid.title'),
    caption: text('rfm.grid.caption'),
    steps: ['scores', 'grid'],
    source: { table },
    chart: {
      kind: 'heatmap',
      measure: 'money',
      measureLabel: text('rfm.column.mean_monetary'),
      xLabel: text('rfm.axis.frequency'),
      yLabel: text('rfm.axis.recency'),
      x: scores,
      y: scores,
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

function segmentTable({ parameters, totals }: RfmResult, segments: readonly Segment[], table: string): Block {
  const column = SCHEME_COLUMN[parameters.scheme];
  const rows = segments.map((segment): TableRow => ({
    id: segment.segment,
    color: segment.style.color,
    cells: [
      segment.label,
      segment.customers,
      segment.customers / totals.customers,
      totals.revenue > 0 ? segment.revenue / totals.revenue : null,
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
      { id: 'revenue', label: text('rfm.column.revenue'), type: 'money' },
      { id: 'recency', label: text('rfm.column.recency'), type: 'days' },
      { id: 'frequency', label: text('rfm.column.frequency'), type: 'number' },
      { id: 'monetary', label: text('rfm.column.mean_monetary'), type: 'money' },
    ],
    rows,
  };
}

function notices({ parameters, bins, totals, asOf }: RfmResult, table: string): Block[] {
  const found: { id: string; level: 'info' | 'warning'; text: Text }[] = [];
  if (bins !== parameters.bins) {
    found.push({
      id: 'few-customers',
      level: 'warning',
      text: text('rfm.notice.few_customers', { customers: totals.customers }),
    });
  }
  const dimensions = [
    ['recency', totals.distinct_recency],
    ['frequency', totals.distinct_frequency],
    ['monetary', totals.distinct_monetary],
  ] as const;
  for (const [dimension, distinct] of dimensions) {
    if (distinct === 1) {
      found.push({
        id: `flat-${dimension}`,
        level: 'warning',
        text: text('rfm.notice.no_variation', { dimension: text(`rfm.dimension.${dimension}`) }),
      });
    } else if (distinct < bins) {
      found.push({
        id: `empty-${dimension}`,
        level: 'info',
        text: text('rfm.notice.empty_class', {
          dimension: text(`rfm.dimension.${dimension}`),
          classes: distinct,
          bins: number(bins, 0),
        }),
      });
    }
  }
  if (totals.without_order > 0) {
    found.push({
      id: 'without-order',
      level: 'info',
      text: text('rfm.notice.without_order', { customers: totals.without_order, asOf }),
    });
  }
  return found.map((notice): Block => ({ kind: 'notice', source: { table }, ...notice }));
}
