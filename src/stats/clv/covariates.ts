import type { BgParameter } from './bg-likelihood';
import { bgNbd } from './bg-nbd';
import { thinHistories, type PurchaseHistories } from './histories';
import { RACE_ROWS, type LifetimeModel, type Likelihood, type Parameters } from './model';
import { paretoNbd, type ParetoNbdParameter } from './pareto-nbd';

/** Customers who are alike in all covariates. */
export interface CovariateGroup {
  /** Values that do not change with time (1 or 0 for "came by this channel", ...), in the order of their names. */
  readonly values: readonly number[];
  readonly histories: PurchaseHistories;
}

/** A parameter's share in what covariates do: its logarithm changes by sign times effect times value. */
interface Affected<Name extends string> {
  readonly parameter: Name;
  readonly sign: 1 | -1;
}

/** Name of an effect: `alpha.mobile` is that of the covariate `mobile` by way of alpha. */
export function effectName(parameter: string, covariate: string): string {
  return `${parameter}.${covariate}`;
}

/**
 * A lifetime model whose parameters differ by covariates: customer by customer, alpha = alpha0 exp(-effect value) and so on.
 * @param covariates names, in the order of the groups' values
 */
function withCovariates<Name extends string>(
  model: LifetimeModel<Name>,
  affected: readonly Affected<Name>[],
  covariates: readonly string[],
): CovariateModel<Name> {
  const effects = affected.flatMap(({ parameter, sign }) =>
    covariates.map((covariate, value) => ({
      name: effectName(parameter, covariate),
      parameter,
      sign,
      value,
    })),
  );
  const parametersOf: CovariateModel<Name>['parametersOf'] = (parameters, values) => {
    const own: Record<string, number> = { ...parameters };
    for (const { name, parameter, sign, value } of effects) {
      own[parameter] =
        (own[parameter] ?? NaN) * Math.exp(sign * (parameters[name] ?? NaN) * (values[value] ?? NaN));
    }
    return own as Parameters<Name>;
  };
  return {
    id: `${model.id}-covariates`,
    parameters: [...model.parameters, ...effects.map(({ name }) => name)],
    real: effects.map(({ name }) => name),
    logLikelihood: (parameters, groups, gradient) => {
      const base = model.parameters;
      const ofGroup = new Float64Array(base.length);
      let sum = 0;
      gradient?.fill(0);
      for (const { values, histories } of groups) {
        const own = parametersOf(parameters, values);
        sum += model.logLikelihood(own, histories, gradient && ofGroup);
        if (gradient === undefined) continue;
        base.forEach((name, i) => {
          gradient[i]! += (ofGroup[i]! * own[name]) / (parameters[name] ?? NaN);
        });
        effects.forEach(({ parameter, sign, value }, i) => {
          const byLn = ofGroup[base.indexOf(parameter)]! * own[parameter];
          gradient[base.length + i]! += sign * byLn * (values[value] ?? NaN);
        });
      }
      return sum;
    },
    starts: ([largest, ...others]) => {
      if (largest === undefined) throw new RangeError('at least one group of customers is needed');
      const group = others.reduce((a, b) => (b.histories.customers > a.histories.customers ? b : a), largest);
      const none = Object.fromEntries(effects.map(({ name }) => [name, 0]));
      return model.starts(group.histories).map((start) => ({ ...none, ...start }));
    },
    size: (groups) => groups.reduce((sum, { histories }) => sum + histories.customers, 0),
    thin: (groups) => {
      const limit = Math.ceil((2 * RACE_ROWS) / groups.length);
      return groups.map(({ values, histories }) => ({ values, histories: thinHistories(histories, limit) }));
    },
    parametersOf,
  };
}

export interface CovariateModel<Name extends string> extends Likelihood<string, readonly CovariateGroup[]> {
  /** The model's own parameters for customers of these values: for its predictions. */
  parametersOf(parameters: Parameters<string>, values: readonly number[]): Parameters<Name>;
}

/**
 * BG/NBD with covariates: effects by way of alpha (above 0: buys more often), a and b (of leaving).
 * @see Fader & Hardie (2007), "Incorporating time-invariant covariates into the Pareto/NBD and BG/NBD models"
 */
export function bgNbdWithCovariates(covariates: readonly string[]): CovariateModel<BgParameter> {
  const affected = [
    { parameter: 'alpha', sign: -1 },
    { parameter: 'a', sign: 1 },
    { parameter: 'b', sign: 1 },
  ] as const;
  return withCovariates(bgNbd, affected, covariates);
}

/**
 * Pareto/NBD with covariates: effects by way of alpha (above 0: buys more often) and beta (above 0: leaves sooner).
 * @see Fader & Hardie (2007), as above
 */
export function paretoNbdWithCovariates(covariates: readonly string[]): CovariateModel<ParetoNbdParameter> {
  const affected = [
    { parameter: 'alpha', sign: -1 },
    { parameter: 'beta', sign: -1 },
  ] as const;
  return withCovariates(paretoNbd, affected, covariates);
}
