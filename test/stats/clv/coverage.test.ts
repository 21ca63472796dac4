import { describe, expect, it } from 'vitest';
import { bgNbd } from '../../../src/stats/clv/bg-nbd';
import { estimates } from '../../../src/stats/clv/estimates';
import { fit } from '../../../src/stats/clv/fit';
import { compressHistories } from '../../../src/stats/clv/histories';
import { simulateBgNbd, toColumns } from './support/simulate';

const TRUTH: Readonly<Record<string, number>> & { r: number; alpha: number; a: number; b: number } = {
  r: 0.6,
  alpha: 5,
  a: 0.8,
  b: 2.5,
};
const RUNS = 200;

describe('95 % intervals', () => {
  it('hold the truth in 90 to 99 of 100 simulated shops', () => {
    const held = new Map<string, number>();
    for (let run = 1; run <= RUNS; run++) {
      const customers = simulateBgNbd(TRUTH, 1500, run, { grain: 1e-4 });
      const histories = compressHistories(toColumns(customers));
      for (const { parameter, interval } of estimates(fit(bgNbd, histories, { starts: [TRUTH] }))) {
        const [low, high] = interval ?? [NaN, NaN];
        const truth = TRUTH[parameter] ?? NaN;
        held.set(parameter, (held.get(parameter) ?? 0) + (low < truth && truth < high ? 1 : 0));
      }
    }
    console.info('intervals of', RUNS, 'that hold the truth:', Object.fromEntries(held));
    for (const [parameter, count] of held) {
      expect(count / RUNS, parameter).toBeGreaterThanOrEqual(0.9);
      expect(count / RUNS, parameter).toBeLessThanOrEqual(0.99);
    }
  }, 120_000);
});
