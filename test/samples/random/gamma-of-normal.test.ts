import { describe, expect, it } from 'vitest';
import { GammaOfNormal, gammaSurvival, Random } from '../../../src/samples/random';
import { expectMean } from '../support/chance';

describe('gammaSurvival', () => {
  it.each([0.01, 0.7, 2, 9, 40])('is the Erlang survival at %f for whole shapes', (x) => {
    expect(gammaSurvival(1, x) / Math.exp(-x)).toBeCloseTo(1, 8);
    expect(gammaSurvival(3, x) / (Math.exp(-x) * (1 + x + (x * x) / 2))).toBeCloseTo(1, 8);
  });

  it('is 1 at 0', () => {
    expect(gammaSurvival(2.5, 0)).toBe(1);
  });
});

describe('GammaOfNormal', () => {
  // Phi(1.959963984540054) = 0.975; an exponential variable's quantile is -ln(1 - p)
  it.each([
    [0, Math.LN2],
    [1.959963984540054, -Math.log(0.025)],
    [-1.959963984540054, -Math.log(0.975)],
  ])('has the exponential quantile at z = %f', (z, quantile) => {
    expect(new GammaOfNormal(1).quantile(z) / quantile).toBeCloseTo(1, 4);
  });

  it.each([0.3, 1.1, 2, 25])('turns normal scores into gamma variables of shape %f', (shape) => {
    const gamma = new GammaOfNormal(shape);
    const random = new Random(3, 'scores');
    const values = Float64Array.from({ length: 100_000 }, () => gamma.quantile(random.normal()));
    expectMean(values, shape);
    expectMean(
      values.map((value) => value * value),
      shape * (shape + 1),
    );
  });

  it('grows with the score and stays finite far out', () => {
    const gamma = new GammaOfNormal(0.5);
    const quantiles = [-40, -6.5, -3, -1, 0, 1, 3, 6.49].map((z) => gamma.quantile(z));
    expect(quantiles.slice(1)).toEqual([...quantiles.slice(1)].sort((a, b) => a - b));
    expect(gamma.quantile(40)).toBeLessThan(40);
    expect(quantiles[0]).toBeGreaterThan(0);
  });
});
