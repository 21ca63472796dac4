import { describe, expect, it } from 'vitest';
import { hessian, minimise, type Objective } from '../../../src/stats/numeric/minimise';
import {
  cholesky,
  choleskySolve,
  inversePositiveDefinite,
} from '../../../src/stats/numeric/symmetric-matrix';

/** Rosenbrock's valley, minimum 0 at (1, 1). */
const rosenbrock: Objective = ([x = NaN, y = NaN], gradient) => {
  gradient[0] = -2 * (1 - x) - 400 * x * (y - x * x);
  gradient[1] = 200 * (y - x * x);
  return (1 - x) ** 2 + 100 * (y - x * x) ** 2;
};

describe('the search for a minimum', () => {
  it.each([
    [-1.2, 1],
    [10, -30],
    [1, 1],
  ])('follows a curved valley from (%d, %d)', (x, y) => {
    const found = minimise(rosenbrock, [x, y]);
    expect(found.converged).toBe(true);
    expect(found.x[0]).toBeCloseTo(1, 7);
    expect(found.x[1]).toBeCloseTo(1, 7);
    expect(found.gradientNorm).toBeLessThan(1e-8);
  });

  it('goes on faster from what an earlier search has learnt', () => {
    const first = minimise(rosenbrock, [-1.2, 1]);
    const { inverseHessian } = first;
    const near = [1.01, 1.015];
    const fresh = minimise(rosenbrock, near);
    const again = minimise(rosenbrock, near, { inverseHessian });
    expect(again.x[0]).toBeCloseTo(1, 7);
    expect(again.evaluations).toBeLessThan(fresh.evaluations);
  });

  it('stays out of where the objective is not defined', () => {
    const objective: Objective = ([x = NaN], gradient) => {
      gradient[0] = 1 - 1 / x;
      return x > 0 ? x - Math.log(x) : NaN;
    };
    expect(minimise(objective, [50]).x[0]).toBeCloseTo(1, 7);
    expect(() => minimise(objective, [-1])).toThrow(RangeError);
  });

  it('says when it has not arrived', () => {
    const { converged, iterations } = minimise(rosenbrock, [-1.2, 1], { maxIterations: 3 });
    expect(converged).toBe(false);
    expect(iterations).toBe(3);
  });

  it('does not take a slope without end for a minimum', () => {
    const slope: Objective = ([x = NaN], gradient) => {
      gradient[0] = -1;
      return x < 5 ? -x : Infinity;
    };
    expect(minimise(slope, [0]).converged).toBe(false);
  });

  it('the curvature at the minimum', () => {
    const [[xx, xy] = [], [yx, yy] = []] = hessian(rosenbrock, [1, 1]);
    expect(xx).toBeCloseTo(802, 4);
    expect(xy).toBeCloseTo(-400, 4);
    expect(yx).toBe(xy);
    expect(yy).toBeCloseTo(200, 6);
  });
});

describe('positive definite matrices', () => {
  const MATRIX = [
    [4, 2, 0.4],
    [2, 3, 0.2],
    [0.4, 0.2, 1],
  ];

  it('solve and invert', () => {
    const factor = cholesky(MATRIX);
    expect(choleskySolve(factor!, [6.4, 5.2, 1.6]).map((value) => Math.round(value * 1e12) / 1e12)).toEqual([
      1, 1, 1,
    ]);
    const inverse = inversePositiveDefinite(MATRIX)!;
    MATRIX.forEach((row, i) =>
      MATRIX.forEach((_, j) => {
        const product = row.reduce((sum, value, k) => sum + value * (inverse[k]?.[j] ?? NaN), 0);
        expect(product).toBeCloseTo(i === j ? 1 : 0, 14);
      }),
    );
  });

  it('others have neither factor nor inverse', () => {
    const singular = [
      [1, 2],
      [2, 4],
    ];
    expect(cholesky(singular)).toBeUndefined();
    expect(inversePositiveDefinite([[-1]])).toBeUndefined();
  });
});
