import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { shapleyDraws, summarizeDraws } from '../../../src/stats/regression/bootstrap-drivers';
import { driverCorrelations } from '../../../src/stats/regression/driver-correlations';
import { johnsonWeights } from '../../../src/stats/regression/johnson-weights';
import { keyDrivers } from '../../../src/stats/regression/key-drivers';
import { fitLeastSquares } from '../../../src/stats/regression/ordinary-least-squares';
import { shapleyShares } from '../../../src/stats/regression/shapley';
import { subsetR2 } from '../../../src/stats/regression/subset-r2';
import { substreams } from '../../../src/stats/numeric/substreams';
import { expectAllClose, expectClose } from '../support/golden-stats';

/** Made-up answers: drivers share a common part, the outcome is their sum by `effects` plus noise. */
function survey(n: number, effects: readonly number[], seed = 7) {
  const below = substreams(seed).next().value;
  const noise = () => (below(2 ** 20) + below(2 ** 20) + below(2 ** 20)) / 2 ** 20 - 1.5;
  const common = Float64Array.from({ length: n }, noise);
  const drivers = effects.map(() => common.map((value) => value + noise()));
  const y = common.map((_, row) =>
    effects.reduce((sum, b, j) => sum + b * (drivers[j]?.[row] ?? 0), noise()),
  );
  return { y, drivers };
}

const EFFECTS = [1, 0.5, 0.2, 0, -0.3];

describe('least squares', () => {
  it('finds the line that answers lie on', () => {
    const x = [1, 2, 3, 4, 7];
    const z = [2, 0, 1, 5, 5];
    const fit = fitLeastSquares(
      x.map((value, i) => 3 + 2 * value - (z[i] ?? 0)),
      [x, z],
    );
    expectClose(fit?.intercept.coefficient ?? NaN, 3);
    expectAllClose(fit?.terms.map(({ coefficient }) => coefficient) ?? [], [2, -1]);
    expectClose(fit?.r2 ?? NaN, 1);
  });

  it('keeps its digits on a scale with a large zero', () => {
    const { y, drivers } = survey(60, EFFECTS);
    const moved = fitLeastSquares(
      y.map((value) => value + 1e6),
      drivers.map((driver) => driver.map((value) => value + 1e6)),
    );
    expectAllClose(
      moved?.terms.map(({ coefficient }) => coefficient) ?? [],
      fitLeastSquares(y, drivers)?.terms.map(({ coefficient }) => coefficient) ?? [],
      1e-6,
    );
  });

  it('drops a driver that does not vary and one that others make up', () => {
    const { y, drivers } = survey(40, [1, 1]);
    const [first = new Float64Array(), second = new Float64Array()] = drivers;
    const fit = fitLeastSquares(y, [
      first,
      first.map(() => 3),
      second,
      first.map((value, i) => value - (second[i] ?? 0)),
    ]);
    expect(fit?.dropped).toEqual([1, 3]);
    expect(fit?.terms.map(({ driver }) => driver)).toEqual([0, 2]);
  });

  it('is not defined without variation or with too few rows', () => {
    expect(fitLeastSquares([2, 2, 2, 2], [[1, 2, 3, 4]])).toBeUndefined();
    expect(fitLeastSquares([1, 2], [[1, 2]])).toBeUndefined();
    expect(() => fitLeastSquares([1, 2, 3], [[1, 2]])).toThrow(RangeError);
  });
});

describe('R squared of subsets', () => {
  it('is that of a regression on the subset', () => {
    const { y, drivers } = survey(50, EFFECTS);
    const r2 = subsetR2(driverCorrelations(y, drivers));
    expect(r2[0]).toBe(0);
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 31 }), (mask) => {
        const subset = drivers.filter((_, driver) => (mask >> driver) & 1);
        expectClose(r2[mask] ?? NaN, fitLeastSquares(y, subset)?.r2 ?? NaN, 1e-10);
      }),
    );
  });
});

describe('shares of importance', () => {
  const { y, drivers } = survey(200, EFFECTS);
  const correlations = driverCorrelations(y, drivers);
  const r2 = fitLeastSquares(y, drivers)?.r2 ?? NaN;

  it('add up to R squared, by Shapley and by Johnson', () => {
    const sum = (values: Float64Array) => values.reduce((total, value) => total + value, 0);
    expectClose(sum(shapleyShares(correlations).shares), r2);
    expectClose(sum(johnsonWeights(correlations) ?? new Float64Array()), r2);
  });

  it('are the squared correlations when drivers are unrelated', () => {
    const unrelated = {
      drivers: [Float64Array.of(1, 0), Float64Array.of(0, 1)],
      outcome: Float64Array.of(0.6, -0.3),
    };
    expectAllClose(shapleyShares(unrelated).shares, [0.36, 0.09]);
    expectAllClose(johnsonWeights(unrelated) ?? [], [0.36, 0.09]);
  });

  it('split evenly between a driver and its copy, where Johnson gives none', () => {
    const [first = new Float64Array()] = drivers;
    const twice = driverCorrelations(y, [first, first]);
    const { shares } = shapleyShares(twice);
    expectClose(shares[0] ?? NaN, shares[1] ?? NaN);
    expect(johnsonWeights(twice)).toBeUndefined();
  });

  it('above 15 drivers are sampled, within the error they state, and the same for the same seed', () => {
    const many = survey(400, [...EFFECTS, ...EFFECTS, ...EFFECTS], 3);
    const exact = shapleyShares(driverCorrelations(many.y, many.drivers));
    const [first = new Float64Array()] = many.drivers;
    const copied = driverCorrelations(many.y, [...many.drivers, first.map(() => 0)]);
    const padded = {
      drivers: copied.drivers.map((row, i) =>
        row.map((value, j) => (i === j ? 1 : Number.isNaN(value) ? 0 : value)),
      ),
      outcome: copied.outcome.map((value) => (Number.isNaN(value) ? 0 : value)),
    };
    const sampled = shapleyShares(padded, 5);
    expect(sampled.method).toBe('sampled');
    expectClose(sampled.r2, exact.r2);
    exact.shares.forEach((share, driver) => {
      const error = sampled.samplingErrors[driver] ?? NaN;
      expect(Math.abs((sampled.shares[driver] ?? NaN) - share)).toBeLessThan(5 * error);
    });
    expect(shapleyShares(padded, 5)).toEqual(sampled);
    expect(shapleyShares(padded, 6)).not.toEqual(sampled);
  });
});

describe('key drivers', () => {
  it('leave incomplete answers out and say how many', () => {
    const { y, drivers } = survey(120, EFFECTS);
    const full = keyDrivers(y, drivers);
    const holed = keyDrivers(
      [...y, 1, NaN],
      drivers.map((driver, j) => [...driver, j === 2 ? NaN : 1, 1]),
    );
    expect(full).toMatchObject({ n: 120, incomplete: 0, dropped: [], cautions: [] });
    expect(holed).toEqual({ ...full, incomplete: 2 });
  });

  it('warn of what weakens them', () => {
    const { y, drivers } = survey(60, [1, 0.5]);
    const [first = new Float64Array(), second = new Float64Array()] = drivers;
    const nearCopy = first.map((value, row) => value + 0.05 * (second[row] ?? 0) + (row % 2) * 0.05);
    expect(keyDrivers(y, [first, nearCopy])?.cautions).toEqual(['few-respondents', 'strongly-collinear']);
    expect(keyDrivers(y, [first, second, first])?.cautions).toContain('drivers-dropped');
    const unrelated = survey(150, [1], 11).drivers;
    expect(keyDrivers(survey(150, [1], 12).y, unrelated)?.cautions).toContain('explains-little');
  });

  it('are not defined when all gave the same score, or nobody answered everything', () => {
    expect(keyDrivers([5, 5, 5, 5], [[1, 2, 3, 4]])).toBeUndefined();
    expect(keyDrivers([1, NaN, 3], [[NaN, 2, NaN]])).toBeUndefined();
    expect(keyDrivers([1, 2, 3, 5], [[4, 4, 4, 4]])).toBeUndefined();
  });
});

describe('bootstrap draws of shares', () => {
  function take(count: number, ...call: Parameters<typeof shapleyDraws>): Float64Array[] {
    const draws = shapleyDraws(...call);
    return Array.from({ length: count }, () => draws.next().value);
  }

  it('repeat with the seed and differ without', () => {
    const { y, drivers } = survey(80, EFFECTS);
    expect(take(5, y, drivers, { seed: 1 })).toEqual(take(5, y, drivers, { seed: 1 }));
    expect(take(1, y, drivers, { seed: 1 })).not.toEqual(take(1, y, drivers, { seed: 2 }));
  });

  it('surround the shares and give the strongest driver its rank', () => {
    const { y, drivers } = survey(500, EFFECTS);
    const { shares } = shapleyShares(driverCorrelations(y, drivers));
    const summary = summarizeDraws(shares, take(300, y, drivers, { seed: 4 }));
    summary.forEach(({ interval: [low, high], shareInterval }, driver) => {
      expect(low).toBeLessThan(shares[driver] ?? NaN);
      expect(high).toBeGreaterThan(shares[driver] ?? NaN);
      expect(shareInterval[1]).toBeLessThan(1);
    });
    expect(summary[0]?.rankKept).toBe(1);
  });

  it('are as wide with grouped rows as with single ones', () => {
    const { y, drivers } = survey(12_000, [1, 0.5]);
    const width = (clusters?: number[]) => {
      const draws = take(400, y, drivers, { seed: 9, ...(clusters && { clusters }) });
      const values = draws.map((draw) => draw[0] ?? NaN);
      const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
      return Math.sqrt(values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / values.length);
    };
    const fine = width(); // 12,000 rows in 4000 units of 3
    const coarse = width(Array.from(y, (_, row) => row % 1500)); // 1500 units of 8
    expect(coarse / fine).toBeGreaterThan(0.8);
    expect(coarse / fine).toBeLessThan(1.25);
  });
});
