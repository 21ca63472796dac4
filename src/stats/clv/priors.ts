/** A normal distribution of a parameter's logarithm (or of the parameter itself where it may be negative). */
export interface Prior {
  /** Middle of the parameter: the median of a log-normal distribution. */
  readonly median: number;
  /** Standard deviation of the logarithm: 1 keeps the parameter within a factor of 7 with 95 %. */
  readonly spread: number;
}

export type Priors<Name extends string> = Readonly<Partial<Record<Name, Prior>>>;

/** The log density at a point of the search, up to a constant, and its slope. */
export function priorDensity(
  prior: Prior | undefined,
  x: number,
  isReal: boolean,
): { readonly ln: number; readonly slope: number } {
  if (prior === undefined) return { ln: 0, slope: 0 };
  const centre = isReal ? prior.median : Math.log(prior.median);
  const distance = (x - centre) / prior.spread;
  return { ln: -0.5 * distance * distance, slope: -distance / prior.spread };
}
