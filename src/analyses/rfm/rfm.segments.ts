import type { ColorName } from '../../blocks';
import { text, type MessageKey, type Text } from '../../i18n';

export const RFM_SCHEMES = ['grid11', 'segment8', 'tiers'] as const;
export type RfmScheme = (typeof RFM_SCHEMES)[number];

/** A segment of a scheme, best first. Keys are data, names are in `i18n`. */
export interface SegmentStyle {
  readonly key: string;
  readonly color: ColorName;
}

export const GRID11 = [
  { key: 'champions', color: 'best-1' },
  { key: 'loyal', color: 'best-2' },
  { key: 'potential_loyalist', color: 'best-3' },
  { key: 'new', color: 'rising-1' },
  { key: 'promising', color: 'rising-2' },
  { key: 'need_attention', color: 'fading-2' },
  { key: 'about_to_sleep', color: 'fading-1' },
  { key: 'cannot_lose', color: 'slipping-1' },
  { key: 'at_risk', color: 'slipping-2' },
  { key: 'hibernating', color: 'gone-1' },
  { key: 'lost', color: 'gone-2' },
] as const satisfies readonly SegmentStyle[];

/** Recency, frequency and money each high or low: the eight segments of Chinese practice. */
export const SEGMENT8 = [
  { key: 'important_value', color: 'best-1' },
  { key: 'important_develop', color: 'best-2' },
  { key: 'general_value', color: 'best-3' },
  { key: 'general_develop', color: 'rising-2' },
  { key: 'important_keep', color: 'slipping-1' },
  { key: 'important_retain', color: 'slipping-2' },
  { key: 'general_keep', color: 'fading-2' },
  { key: 'general_retain', color: 'gone-2' },
] as const satisfies readonly SegmentStyle[];

export const TIERS = [
  { key: 'high', color: 'best-1' },
  { key: 'medium', color: 'fading-2' },
  { key: 'low', color: 'gone-2' },
] as const satisfies readonly SegmentStyle[];

/** The segments of each scheme, best first. */
export const SCHEMES: Readonly<Record<RfmScheme, readonly SegmentStyle[]>> = {
  grid11: GRID11,
  segment8: SEGMENT8,
  tiers: TIERS,
};

/** The segments of all schemes. */
export const SEGMENT_KEYS = Object.values(SCHEMES).flatMap((styles) => styles.map(({ key }) => key));

/** The column of the published table that holds a scheme's segment. */
export const SCHEME_COLUMN = { grid11: 'segment', segment8: 'segment8', tiers: 'value_tier' } as const;

/** The segment of those without a score, where two dates or changes are compared. */
export const NOT_SCORED = 'none';

/** The segments of each scheme that a shop wants to keep. */
export const TOP: Readonly<Record<RfmScheme, readonly string[]>> = {
  grid11: ['champions', 'loyal'],
  segment8: ['important_value'],
  tiers: ['high'],
};

export function segmentLabel(key: string): Text {
  return text(`rfm.segment.${key}` as MessageKey);
}

export type Grid11Key = (typeof GRID11)[number]['key'];

/**
 * The segment of a cell of the 5×5 grid. `fm` is the mean of the frequency and monetary scores, rounded half up.
 * Each of the 25 cells belongs to exactly one segment.
 */
export function grid11Segment(r: number, fm: number): Grid11Key {
  if (r >= 4) {
    if (r + fm >= 9) return 'champions';
    if (fm >= 4) return 'loyal';
    if (fm >= 2) return 'potential_loyalist';
    return r === 5 ? 'new' : 'promising';
  }
  if (r === 3) {
    if (fm >= 4) return 'loyal';
    return fm === 3 ? 'need_attention' : 'about_to_sleep';
  }
  if (r === 2) {
    if (fm === 5) return 'cannot_lose';
    return fm >= 3 ? 'at_risk' : 'hibernating';
  }
  if (fm >= 4) return 'cannot_lose';
  if (fm === 3) return 'at_risk';
  return fm === 2 ? 'hibernating' : 'lost';
}

/** A score of 1..bins on the grid's scale of 1..5, rounded half up. */
export function scoreOfFive(score: number, bins: number): number {
  return 1 + Math.floor(((score - 1) * 4) / (bins - 1) + 0.5);
}
