import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { findRoot } from '../../../src/stats/numeric/find-root';
import { completeCases, covarianceMatrix, matrixAt } from '../../../src/stats/numeric/moments';
import { quantileOfSorted } from '../../../src/stats/numeric/quantile-of-sorted';
import { shuffle, substreams } from '../../../src/stats/numeric/substreams';
import { symmetricEigen } from '../../../src/stats/numeric/symmetric-eigen';
import { midRanks } from '../../../src/stats/tests/ranks';
import { expectAllClose, expectClose } from '../support/golden-stats';

const symmetric = fc
  .integer({ min: 1, max: 8 })
  .chain((n) =>
    fc
      .array(fc.double({ min: -5, max: 5, noNaN: true }), { minLength: n * n, maxLength: n * n })
      .map((values) =>
        Array.from({ length: n }, (_, i) =>
          Float64Array.from({ length: n }, (__, j) => values[Math.min(i, j) * n + Math.max(i, j)] ?? 0),
        ),
      ),
  );

describe('eigenvalues', () => {
  it('and vectors make the matrix again', () => {
    fc.assert(
      fc.property(symmetric, (matrix) => {
        const { values, vectors } = symmetricEigen(matrix);
        matrix.forEach((row, i) =>
          row.forEach((value, j) => {
            const made = vectors.reduce(
              (sum, v, e) => sum + (v[i] ?? NaN) * (v[j] ?? NaN) * (values[e] ?? NaN),
              0,
            );
            expectClose(made, value, 0, 1e-12);
          }),
        );
      }),
    );
  });

  it('of a known matrix', () => {
    const { values } = symmetricEigen([Float64Array.of(2, 1), Float64Array.of(1, 2)]);
    expectAllClose(values.toSorted(), [1, 3]);
  });
});

describe('covariances', () => {
  it('keep their digits beside a large mean', () => {
    const [x, y] = [[1, 2, 4, 9].map((v) => v + 1e9), [3, 1, 2, 8].map((v) => v - 1e9)];
    const matrix = covarianceMatrix([x, y]);
    expectClose(matrixAt(matrix, 0, 0), 38 / 3);
    expectClose(matrixAt(matrix, 0, 1), 29 / 3);
  });

  it('are of rows in which nothing is missing', () => {
    expect(
      completeCases([
        [1, NaN, 3, 4],
        [5, 6, NaN, 8],
      ]),
    ).toEqual([Float64Array.of(1, 4), Float64Array.of(5, 8)]);
  });
});

describe('roots', () => {
  it('are found to the last digits', () => {
    expectClose(
      findRoot((x) => x * x - 2, 0, 2),
      Math.SQRT2,
      4e-16,
      0,
    );
    expectClose(
      findRoot((x) => Math.expm1(x - 30), -50, 400),
      30,
      4e-16,
      0,
    );
  });

  it('need a change of sign', () => {
    expect(() => findRoot((x) => x * x + 1, -1, 1)).toThrow(RangeError);
  });
});

describe('ranks and quantiles', () => {
  it('share the ranks of equal values', () => {
    expect(midRanks([30, 10, 20, 10])).toEqual({ ranks: Float64Array.of(4, 1.5, 3, 1.5), ties: 6 });
  });

  it('interpolate between sorted values', () => {
    expect([0, 0.25, 0.5, 1].map((p) => quantileOfSorted([1, 2, 4, 8], p))).toEqual([1, 1.75, 3, 8]);
    expect(quantileOfSorted([], 0.5)).toBeNaN();
  });
});

describe('random streams', () => {
  const take = (seed: number, stream: number): number[] => {
    const streams = substreams(seed);
    for (let i = 0; i < stream; i++) streams.next();
    const below = streams.next().value;
    return Array.from({ length: 20 }, () => below(1000));
  };

  it('repeat with the seed and differ from each other', () => {
    expect(take(1, 3)).toEqual(take(1, 3));
    expect(take(1, 3)).not.toEqual(take(1, 4));
    expect(take(1, 3)).not.toEqual(take(2, 3));
  });

  it('do not depend on how much the ones before were used', () => {
    const streams = substreams(1);
    const first = streams.next().value;
    for (let i = 0; i < 1000; i++) first(10);
    const second = streams.next().value;
    expect(Array.from({ length: 20 }, () => second(1000))).toEqual(take(1, 1));
  });

  it('shuffle into every order alike', () => {
    const below = substreams(5).next().value;
    const seen = new Map<string, number>();
    for (let i = 0; i < 6000; i++) {
      const values = Float64Array.of(1, 2, 3);
      shuffle(values, below);
      seen.set(values.join(), (seen.get(values.join()) ?? 0) + 1);
    }
    expect(seen.size).toBe(6);
    for (const times of seen.values()) expect(Math.abs(times - 1000)).toBeLessThan(150);
  });
});
