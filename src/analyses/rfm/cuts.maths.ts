import { kMeansBreaks } from '../../stats/breaks/k-means-breaks';
import { naturalBreaks } from '../../stats/breaks/natural-breaks';
import type { CutClass, Point } from './cuts.sql';
import { RFM_DIMENSIONS, type RfmCuts, type RfmDimension } from './rfm.types';

/** How the gaps of a dimension are sought. */
export type BreakMethod = { readonly kind: 'jenks' } | { readonly kind: 'kmeans'; readonly seed: number };

/**
 * Cut-offs at the gaps of a dimension, from low to high. Fewer distinct values than classes are spread over the scale; a
 * single value is in its middle.
 * @param bins number of classes
 */
export function breakCuts(points: readonly Point[], bins: number, method: BreakMethod): (number | null)[] {
  const weighted = {
    values: points.map(({ scaled }) => scaled),
    weights: points.map(({ customers }) => customers),
  };
  const { starts } =
    method.kind === 'jenks' ? naturalBreaks(weighted, bins) : kMeansBreaks(weighted, bins, method.seed);
  const scoreOf = (index: number): number =>
    starts.length === 1 ? (bins + 1) / 2 : 1 + Math.round((index * (bins - 1)) / (starts.length - 1));
  return Array.from({ length: bins - 1 }, (_, below) => {
    const first = starts.findIndex((_, index) => scoreOf(index) >= below + 2 - 0.5);
    return first < 0 ? null : (points[starts[first] ?? 0]?.value ?? null);
  });
}

/** The cut-offs of a published table of classes, as the parameter `cuts` wants them. */
export function cutsOfClasses(classes: readonly CutClass[]): RfmCuts {
  const list = (dimension: RfmDimension): (number | null)[] => {
    const ascending = classes
      .filter((row) => row.dimension === dimension)
      .sort((left, right) => (dimension === 'recency' ? right.score - left.score : left.score - right.score));
    return ascending.slice(1).map(({ cut }) => cut);
  };
  const [recency = [], frequency = [], monetary = []] = RFM_DIMENSIONS.map(list);
  return { recency, frequency, monetary };
}
