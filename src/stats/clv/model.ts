import type { PurchaseHistories, PurchaseHistory } from './histories';

export type Parameters<Name extends string> = Readonly<Record<Name, number>>;

/** Anything whose parameters can be estimated by maximum likelihood. */
export interface Likelihood<Name extends string, Data> {
  readonly id: string;
  readonly parameters: readonly Name[];
  /** Parameters that may take any real value; all others are above 0 and estimated as logarithms. */
  readonly real?: readonly Name[];
  /**
   * The log-likelihood of the data, whole sample, natural logarithm.
   * @param gradient takes the derivatives in the order of `parameters`
   */
  logLikelihood(parameters: Parameters<Name>, data: Data, gradient?: Float64Array): number;
  /** Where searches for the maximum begin. */
  starts(data: Data): readonly Parameters<Name>[];
  /** Customers behind the data, for BIC. */
  size(data: Data): number;
  /** A part of the data that is quick to compute, for choosing among the starts. */
  thin?(data: Data): Data;
}

/** What is to be expected of one customer after her observation. */
export interface Outlook {
  /** P(alive | x, tx, T): that more purchases can come. */
  readonly probabilityAlive: number;
  /** E[X(T, T + t) | x, tx, T]: purchases in the t >= 0 after the observation. */
  expectedPurchases(t: number): number;
}

/** A model of buying until an unseen end ("buy till you die"). Times are in the unit of the histories. */
export interface LifetimeModel<Name extends string = string> extends Likelihood<Name, PurchaseHistories> {
  /** E[X(t)]: repeat purchases of a new customer by age t >= 0. */
  expectedPurchases(parameters: Parameters<Name>, t: number): number;
  /** What is to be expected of a customer with this history. */
  outlook(parameters: Parameters<Name>, history: PurchaseHistory): Outlook;
  /** P(X(t) = n) of a new customer, for n = 0 .. most. */
  countProbabilities(parameters: Parameters<Name>, t: number, most: number): number[];
}

/** Rows that are enough to choose among starts by. */
export const RACE_ROWS = 200;
