/** Both tails of a distribution at a point: P(X <= x) and P(X > x), the smaller one computed directly. */
export interface Tails {
  readonly lower: number;
  readonly upper: number;
}

export function tailsFromLower(lower: number): Tails {
  return { lower, upper: 1 - lower };
}

export function tailsFromUpper(upper: number): Tails {
  return { lower: 1 - upper, upper };
}
