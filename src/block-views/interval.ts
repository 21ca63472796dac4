import type { Metric } from '../blocks';
import type { Quantity, Translator } from '../i18n';

/** How an interval stands beside its number: `±1.4`, or both ends when they lie unevenly around it. */
export interface IntervalText {
  readonly short: string;
  readonly full: string;
}

/** The largest ratio of the two sides that still counts as even. */
const EVEN = 1.25;

export function intervalText({ value, interval }: Metric, translator: Translator): IntervalText | undefined {
  if (!interval || value.type === 'date') return undefined;
  const { formats } = translator;
  const [low, high] = interval;
  const print = (end: number): string => formats.short({ ...value, value: end });
  const full = translator.t('charts.interval', { low: print(low), high: print(high) });
  const below = value.value - low;
  const above = high - value.value;
  const even = below > 0 && above > 0 && Math.max(below / above, above / below) <= EVEN;
  if (!even) return { short: translator.t('charts.range', { low: print(low), high: print(high) }), full };
  return { short: `±${formats.short(halfWidth((high - low) / 2, value))}`, full };
}

/** Half the width of a share is in percentage points: a plain number beside the per cent. */
function halfWidth(half: number, value: Exclude<Quantity, { type: 'date' }>): Quantity {
  if (value.type === 'share') return { type: 'number', value: half * 100, digits: half < 0.001 ? 2 : 1 };
  if (value.type === 'days') return { type: 'number', value: half, digits: 0 };
  return { ...value, value: half };
}
