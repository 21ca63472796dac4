import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { digamma } from '../../../src/stats/numeric/digamma';
import { integrate, integrateHalfLine } from '../../../src/stats/numeric/double-exponential';
import { gaussLegendre } from '../../../src/stats/numeric/gauss-legendre';
import { lnBeta } from '../../../src/stats/numeric/ln-beta';
import { lnGamma } from '../../../src/stats/numeric/ln-gamma';
import { lnDiffExp, lnSumExp } from '../../../src/stats/numeric/log-space';
import { BetaRatio, RisingFactorial } from '../../../src/stats/numeric/rising-factorial';

const EULER = 0.5772156649015329;

describe('digamma', () => {
  it.each([
    [1, -EULER],
    [0.5, -EULER - 2 * Math.LN2],
    [0.001, -1000.5755719318103],
    [10, 2.251752589066721],
    [1e4, 9.210290371142849],
  ])('of %d', (x, expected) => {
    expect(Math.abs(digamma(x) / expected - 1)).toBeLessThan(2e-15);
  });

  it('rises by 1/x from x to x + 1', () => {
    fc.assert(
      fc.property(fc.double({ min: 1e-3, max: 1e6, noNaN: true }), (x) => {
        expect(Math.abs(digamma(x + 1) - digamma(x) - 1 / x)).toBeLessThan(
          1e-14 * (2 + Math.abs(digamma(x))),
        );
      }),
    );
  });

  it('refuses what is not above 0', () => {
    expect(() => digamma(0)).toThrow(RangeError);
    expect(() => digamma(NaN)).toThrow(RangeError);
  });
});

describe('ln of the beta function', () => {
  it.each([
    [2, 3, -Math.log(12)],
    [0.5, 0.5, Math.log(Math.PI)],
    [1, 1e10, -Math.log(1e10)],
    [2, 1e8, -Math.log(1e8) - Math.log(1e8 + 1)],
    [20, 11, -Math.log(20 * 30_045_015)],
  ])('of %d and %d', (p, q, expected) => {
    expect(Math.abs(lnBeta(p, q) / expected - 1)).toBeLessThan(1e-14);
    expect(lnBeta(q, p)).toBe(lnBeta(p, q));
  });
});

describe('sums and differences of exponentials', () => {
  it('neither overflow nor lose digits', () => {
    expect(lnSumExp(-1000, -1001)).toBeCloseTo(-999.6867383124818, 12);
    expect(lnSumExp(-Infinity, 3)).toBe(3);
    expect(lnSumExp(-Infinity, -Infinity)).toBe(-Infinity);
    expect(lnDiffExp(-1000, -1001)).toBeCloseTo(-1000.4586751453871, 12);
    expect(lnDiffExp(0, -1e-20)).toBeCloseTo(Math.log(1e-20), 12);
    expect(lnDiffExp(2, 2)).toBe(-Infinity);
    expect(lnDiffExp(1, 2)).toBeNaN();
  });
});

describe('rising factorials', () => {
  it('are ratios of gamma functions, with their slopes', () => {
    const rising = new RisingFactorial(0.7);
    for (const n of [0, 1, 5, 5, 400]) {
      rising.advance(n);
      expect(Math.abs(rising.ln - (lnGamma(0.7 + n) - lnGamma(0.7)))).toBeLessThan(1e-11);
      expect(Math.abs(rising.derivative - (digamma(0.7 + n) - digamma(0.7)))).toBeLessThan(1e-12);
    }
    expect(() => rising.advance(399)).toThrow(RangeError);
  });

  it('ratios of beta functions keep their digits where nobody leaves', () => {
    const ratio = new BetaRatio(1e-9, 1e6);
    ratio.advance(3);
    expect(Math.abs(ratio.ln / -3e-15 - 1)).toBeLessThan(1e-5);
    const usual = new BetaRatio(0.8, 2.4);
    usual.advance(7);
    expect(usual.ln).toBeCloseTo(lnBeta(0.8, 9.4) - lnBeta(0.8, 2.4), 13);
    expect(usual.byA).toBeCloseTo(digamma(3.2) - digamma(10.2), 13);
    expect(usual.byB).toBeCloseTo(digamma(9.4) - digamma(10.2) - digamma(2.4) + digamma(3.2), 13);
  });
});

describe('quadrature', () => {
  it.each([2, 5, 16, 33])('Gauss-Legendre of %i points is exact for polynomials', (n) => {
    const { nodes, weights } = gaussLegendre(n);
    for (let power = 0; power < 2 * n; power++) {
      const sum = nodes.reduce((s, x, i) => s + (weights[i] ?? 0) * x ** power, 0);
      expect(sum).toBeCloseTo(power % 2 === 0 ? 2 / (power + 1) : 0, 13);
    }
  });

  it('takes singular ends', () => {
    expect(integrate((x) => Math.log(x), 0, 1)).toBeCloseTo(-1, 13);
    expect(integrate((x) => 1 / Math.sqrt(x), 0, 4)).toBeCloseTo(4, 10);
    expect(integrate((x) => Math.sin(x), 2, 2)).toBe(0);
  });

  it('takes steep beginnings', () => {
    expect(integrate((x) => 1e4 * Math.exp(-1e4 * x), 0, 1)).toBeCloseTo(1, 12);
  });

  it('goes to infinity, with exponential and with heavy tails', () => {
    expect(integrateHalfLine((x) => Math.exp(-x), 1)).toBeCloseTo(1, 12);
    expect(integrateHalfLine((x) => 0.01 * Math.exp(-0.01 * x), 1)).toBeCloseTo(1, 11);
    expect(integrateHalfLine((x) => (1 + x) ** -1.5, 1)).toBeCloseTo(2, 10);
  });
});
