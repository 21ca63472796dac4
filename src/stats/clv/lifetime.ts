import type { Parameters } from './model';

/** A function of age and its derivatives by the parameters of the lifetime, in their order. */
export interface LogTerm {
  ln: number;
  readonly gradient: Float64Array;
}

/** How long customers stay: a family of distributions of lifetimes over the customers. */
export interface LifetimeFamily<Name extends string> {
  readonly parameters: readonly Name[];
  with(parameters: Parameters<Name>): Lifetime;
}

/** One distribution of lifetimes. Its functions are called for every point of every integral: they write, not allocate. */
export interface Lifetime {
  /** ln P(lifetime > age), with its gradient. */
  survival(age: number, into: LogTerm): void;
  /** ln of the density at an age, with its gradient. */
  density(age: number, into: LogTerm): void;
  /** The scale, in time, on which the density changes near age 0. */
  readonly scale: number;
  /** How fast the log density falls per time from this age on, at most. */
  steepness(age: number): number;
  /** Integral of P(lifetime > age + u | lifetime > age) over u from 0 to t. */
  remaining(age: number, t: number): number;
}

export function logTerm(parameters: number): LogTerm {
  return { ln: 0, gradient: new Float64Array(parameters) };
}
