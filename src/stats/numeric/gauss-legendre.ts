/** Nodes within -1..1 and weights of a quadrature rule. */
export interface QuadratureRule {
  readonly nodes: Float64Array;
  readonly weights: Float64Array;
}

/** P_n(x) and its derivative by the three-term recurrence. */
function legendre(n: number, x: number): readonly [value: number, slope: number] {
  let [previous, current] = [1, x];
  for (let k = 2; k <= n; k++) {
    [previous, current] = [current, ((2 * k - 1) * x * current - (k - 1) * previous) / k];
  }
  return [current, (n * (x * current - previous)) / (x * x - 1)];
}

/**
 * The Gauss-Legendre rule of n points: exact for polynomials of degree 2n - 1; roots of P_n by Newton's method.
 * @param n >= 2
 * @see NIST Digital Library of Mathematical Functions, 3.5(v)
 */
export function gaussLegendre(n: number): QuadratureRule {
  const nodes = new Float64Array(n);
  const weights = new Float64Array(n);
  for (let i = 0; i < n; i++) {
    let x = Math.cos((Math.PI * (n - i - 0.25)) / (n + 0.5));
    for (let step = 0; step < 8; step++) {
      const [value, slope] = legendre(n, x);
      x -= value / slope;
    }
    const [, slope] = legendre(n, x);
    nodes[i] = x;
    weights[i] = 2 / ((1 - x * x) * slope * slope);
  }
  return { nodes, weights };
}
