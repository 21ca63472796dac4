import { Random } from '../random';
import { ID_TRAPS } from './id-traps';
import { LAYOUT_TRAPS } from './layout-traps';
import { LINE_TRAPS } from './line-traps';
import { NUMBER_TRAPS } from './number-traps';
import type { Sheet } from './sheet';
import { TIME_TRAPS } from './time-traps';
import type { Change, Dirtied, Trap, TrapOptions } from './trap';
import { WORD_TRAPS } from './word-traps';

/** All traps in the order in which they are laid: cells, header, lines, then the file as a whole. */
export const TRAPS: readonly Trap[] = [
  ...ID_TRAPS,
  ...NUMBER_TRAPS,
  ...TIME_TRAPS,
  ...WORD_TRAPS,
  ...LINE_TRAPS,
  ...LAYOUT_TRAPS,
];

export interface TrapRequest extends TrapOptions {
  readonly trap: string;
}

/**
 * A sheet with traps laid into it, and everything that they broke in the order in which it happened. Each trap draws from a stream of
 * its own: another one beside it changes nothing for it but the cells it finds.
 * @throws {RangeError} for an unknown trap, one asked for twice, or a share outside 0..1
 */
export function dirty(sheet: Sheet, requests: readonly TrapRequest[], seed: number): Dirtied {
  checkRequests(requests);
  let dirtied: Sheet = sheet;
  const changes: Change[] = [];
  for (const trap of TRAPS) {
    const request = requests.find((each) => each.trap === trap.key);
    if (!request) continue;
    const { share = trap.share, charset = 'gb18030' } = request;
    const step = trap.apply(dirtied, new Random(seed, `dirt-${trap.key}`), { share, charset });
    dirtied = step.sheet;
    changes.push(...step.changes);
  }
  return { sheet: dirtied, changes };
}

function checkRequests(requests: readonly TrapRequest[]): void {
  const seen = new Set<string>();
  for (const { trap, share = 0 } of requests) {
    if (!TRAPS.some(({ key }) => key === trap)) throw new RangeError(`no trap is called ${trap}`);
    if (seen.has(trap)) throw new RangeError(`${trap} is asked for twice`);
    if (!(share >= 0 && share <= 1)) throw new RangeError(`share must lie in 0..1, got ${share}`);
    seen.add(trap);
  }
}
