import { describe, expect, it } from 'vitest';
import { litMarks, sameSelection } from '../../src/charts/same-selection';

const r = { table: 'rfm', column: 'r_score', equals: 5 } as const;
const f = { table: 'rfm', column: 'f_score', equals: 1 } as const;

describe('selections', () => {
  it('are the same in any order of their conditions', () => {
    expect(sameSelection([r, f], [f, r])).toBe(true);
    expect(sameSelection([r], [r, f])).toBe(false);
    expect(sameSelection([r], [{ ...r, equals: '5' }])).toBe(false);
    expect(sameSelection(null, undefined)).toBe(false);
  });

  it('light all marks unless one of them is selected', () => {
    expect(litMarks([{ select: [r] }, { select: [f] }], [f])).toEqual([false, true]);
    expect(litMarks([{ select: [r] }, {}], [f])).toEqual([true, true]);
    expect(litMarks([{ select: [r] }, {}], null)).toEqual([true, true]);
  });
});
