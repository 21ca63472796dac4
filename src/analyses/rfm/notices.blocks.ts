import type { Block } from '../../blocks';
import { number, text, type Text } from '../../i18n';
import type { RfmResult } from './rfm.result';
import { binsOf, RFM_DIMENSIONS } from './rfm.types';

/** What the reader must know about these scores: few customers, equal values, customers left out. */
export function noticeBlocks({ parameters, bins, totals, asOf }: RfmResult, table: string): Block[] {
  const found: { id: string; level: 'info' | 'warning'; text: Text }[] = [];
  const asked = binsOf(parameters);
  if (
    parameters.method !== 'fixed' &&
    RFM_DIMENSIONS.some((dimension) => asked[dimension] !== bins[dimension])
  ) {
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
  const ranked = parameters.method !== 'fixed' && parameters.method !== 'rfm-package';
  for (const [dimension, distinct] of dimensions) {
    if (distinct === 1) {
      found.push({
        id: `flat-${dimension}`,
        level: 'warning',
        text: text(ranked ? 'rfm.notice.no_variation' : 'rfm.notice.one_class', {
          dimension: text(`rfm.dimension.${dimension}`),
        }),
      });
    } else if (distinct < bins[dimension] && parameters.method !== 'fixed') {
      found.push({
        id: `empty-${dimension}`,
        level: 'info',
        text: text('rfm.notice.empty_class', {
          dimension: text(`rfm.dimension.${dimension}`),
          classes: distinct,
          bins: number(bins[dimension], 0),
        }),
      });
    }
  }
  if (totals.without_order > 0) {
    found.push({
      id: 'without-order',
      level: 'info',
      text:
        parameters.months === 'all'
          ? text('rfm.notice.without_order', { customers: totals.without_order, asOf })
          : text('rfm.notice.outside_window', {
              customers: totals.without_order,
              months: parameters.months,
              asOf,
            }),
    });
  }
  return found.map((notice): Block => ({ kind: 'notice', source: { table }, ...notice }));
}
