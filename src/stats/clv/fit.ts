import { hessian, minimise, type Minimum, type Objective } from '../numeric/minimise';
import { inversePositiveDefinite, type Matrix } from '../numeric/symmetric-matrix';
import type { Likelihood, Parameters } from './model';
import { priorDensity, type Priors } from './priors';

/** Parameters by maximum likelihood (or, with priors, at the maximum of the posterior), with what is known of them. */
export interface Fit<Name extends string = string> {
  readonly model: string;
  readonly parameters: Parameters<Name>;
  readonly logLikelihood: number;
  readonly customers: number;
  /** On the scale of the search: logarithms, except for parameters that may be negative. Undefined where the curvature has no inverse. */
  readonly covariance: Matrix | undefined;
  /** Names in the order of `covariance`; those in `real` were not estimated as logarithms. */
  readonly order: readonly Name[];
  readonly real: readonly Name[];
  readonly converged: boolean;
  /** Largest derivative of the log-likelihood per customer, on the scale of the search. */
  readonly gradientNorm: number;
  readonly iterations: number;
  readonly evaluations: number;
  /** Starts tried, and how many of them ended within 1e-4 of the best log-likelihood per 1 000 customers. */
  readonly starts: number;
  readonly startsAgreeing: number;
}

export interface FitOptions<Name extends string> {
  /** Weak knowledge from elsewhere; without it the fit is by maximum likelihood. */
  readonly priors?: Priors<Name>;
  /** Instead of the model's own starts, such as the parameters of the last fit. */
  readonly starts?: readonly Parameters<Name>[];
  /** Called between the parts of the work with the share that is done; throw in it to stop. */
  readonly onProgress?: (share: number) => void;
}

/** The search stops here; a step of Newton's method makes the rest. */
const SEARCH = { tolerance: 1e-6 };

/** Logarithms of parameters stay within this; far beyond what data can tell apart. */
const BOX = 40;

/**
 * Fits a model: short searches from several starts on a part of the data, then one on all of it from the best.
 * @param data at least one customer
 * @throws {RangeError} from the model when the data are none of its kind
 * @see methods: fitting, errors, validation
 */
export function fit<Name extends string, Data>(
  model: Likelihood<Name, Data>,
  data: Data,
  { priors, starts = model.starts(data), onProgress }: FitOptions<Name> = {},
): Fit<Name> {
  const race = model.thin?.(data) ?? data;
  const raced: Minimum[] = [];
  for (const start of starts) {
    raced.push(minimise(objective(model, race, priors), toSearch(model, start), SEARCH));
    onProgress?.((0.5 * raced.length) / starts.length);
  }
  const best = raced.reduce((a, b) => (b.value < a.value ? b : a));
  const whole = objective(model, data, priors);
  const reached = race === data ? best : searchOn(whole, best);
  onProgress?.(0.8);
  const inverse = inversePositiveDefinite(hessian(whole, reached.x));
  const found = inverse === undefined ? reached : newtonStep(whole, reached, inverse);
  const customers = model.size(data);
  const parameters = fromSearch(model, found.x);
  return {
    model: model.id,
    parameters,
    logLikelihood: model.logLikelihood(parameters, data),
    customers,
    covariance: inverse?.map((row) => row.map((value) => value / customers)),
    order: model.parameters,
    real: model.real ?? [],
    converged: found.converged,
    gradientNorm: found.gradientNorm,
    iterations: found.iterations,
    evaluations: found.evaluations,
    starts: raced.length,
    startsAgreeing: raced.filter(({ value }) => value - best.value < 1e-7).length,
  };
}

/** Goes on with what the race has learnt of the curvature; where the likelihood is too flat for that, without. */
function searchOn(whole: Objective, { x, inverseHessian }: Minimum): Minimum {
  const learnt = minimise(whole, x, { ...SEARCH, inverseHessian });
  if (learnt.converged) return learnt;
  const fresh = minimise(whole, x, SEARCH);
  return fresh.value <= learnt.value || fresh.converged ? fresh : learnt;
}

/** One step of Newton's method, kept unless it makes things worse. */
function newtonStep(whole: Objective, from: Minimum, inverse: Matrix): Minimum {
  const gradient = new Float64Array(from.x.length);
  whole(from.x, gradient);
  const x = from.x.map(
    (value, i) => value - (inverse[i] ?? []).reduce((s, h, j) => s + h * (gradient[j] ?? 0), 0),
  );
  const value = whole(x, gradient);
  const gradientNorm = Math.max(...gradient.map(Math.abs));
  return gradientNorm < from.gradientNorm ? { ...from, x, value, gradientNorm } : from;
}

function isReal<Name extends string, Data>({ real }: Likelihood<Name, Data>, name: Name): boolean {
  return real?.includes(name) ?? false;
}

function toSearch<Name extends string, Data>(
  model: Likelihood<Name, Data>,
  values: Parameters<Name>,
): number[] {
  return model.parameters.map((name) => (isReal(model, name) ? values[name] : Math.log(values[name])));
}

/** Parameters from a point of the search. */
export function fromSearch<Name extends string>(
  model: Pick<Likelihood<Name, never>, 'parameters' | 'real'>,
  x: readonly number[],
): Parameters<Name> {
  const values = model.parameters.map((name, i) => {
    const value = x[i] ?? NaN;
    return [name, model.real?.includes(name) ? value : Math.exp(value)] as const;
  });
  return Object.fromEntries(values) as Parameters<Name>;
}

/** Minus the log-likelihood (and log prior) per customer, as a function of the search's point. */
function objective<Name extends string, Data>(
  model: Likelihood<Name, Data>,
  data: Data,
  priors: Priors<Name> | undefined,
): Objective {
  const customers = model.size(data);
  return (x, gradient) => {
    if (x.some((value) => !(Math.abs(value) <= BOX))) return Infinity;
    const parameters = fromSearch(model, x);
    let value = -model.logLikelihood(parameters, data, gradient);
    model.parameters.forEach((name, i) => {
      const prior = priorDensity(priors?.[name], x[i] ?? NaN, isReal(model, name));
      value -= prior.ln;
      const slope = (gradient[i] ?? NaN) * (isReal(model, name) ? 1 : parameters[name]) + prior.slope;
      gradient[i] = -slope / customers;
    });
    return value / customers;
  };
}
