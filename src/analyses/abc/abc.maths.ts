import type { AbcGroup } from './abc.types';

/**
 * Consecutive groups of the ranking put together into at most `parts` groups of (nearly) equal number: means are weighted by
 * items, the cumulative share is that of the last, the class that of the first.
 */
export function mergeGroups(groups: readonly AbcGroup[], parts: number): AbcGroup[] {
  const count = Math.min(parts, groups.length);
  return Array.from({ length: count }, (_, part) => {
    const from = Math.ceil((part * groups.length) / count);
    const to = Math.ceil(((part + 1) * groups.length) / count);
    return merged(groups.slice(from, to));
  });
}

function merged(groups: readonly AbcGroup[]): AbcGroup {
  const [first] = groups;
  const last = groups.at(-1);
  if (!first || !last) throw new RangeError('a part must hold at least one group');
  const size = (group: AbcGroup): number => group.last_rank - group.first_rank + 1;
  const items = groups.reduce((sum, group) => sum + size(group), 0);
  const total = groups.reduce((sum, group) => sum + group.mean_value * size(group), 0);
  return {
    first_rank: first.first_rank,
    last_rank: last.last_rank,
    mean_value: total / items,
    cumulative_share: last.cumulative_share,
    class: first.class,
  };
}
