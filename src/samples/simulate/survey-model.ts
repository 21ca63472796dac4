import type { Random } from '../random';
import type { ScaleQuestion, SurveyDescription } from '../description';
import { ShopDescriptionError } from './description-error';

/** Share of each score's variance that stays with a customer from wave to wave. */
export const STABLE_SHARE = 0.7;

/**
 * How the latent scores of a survey's scale questions come about. Every score is standard normal.
 * Without drivers: loading x battery factor + sqrt(1 - loading^2) x something of its own.
 * With drivers: the sum of weight x driver's score + noise that brings the variance to 1. The weights are then the
 * coefficients of the regression of the score on its drivers; such a question shares a battery's factor through its
 * drivers, and `factor` is not read.
 */
export interface SurveyModel {
  readonly questions: readonly ScaleQuestion[];
  /** Of each question, its score as a combination of independent standard normal variables. */
  readonly coefficients: readonly Float64Array[];
  /** Number of those variables. */
  readonly sources: number;
  /** Position in `questions` of the overall score. */
  readonly overall: number;
  /** What one more standard deviation of the overall score does to each score, itself included. */
  readonly effectOfOverall: readonly number[];
}

/** @throws {ShopDescriptionError} `unknown-reference`, `not-a-scale`, `cyclic-drivers`, `drivers-too-strong` */
export function toSurveyModel(survey: SurveyDescription): SurveyModel {
  const questions = survey.questions.filter((question) => question.kind === 'scale');
  const factors = [...new Set(questions.flatMap(({ factor }) => factor ?? []))];
  const sources = factors.length + questions.length;
  const coefficients = questions.map(() => new Float64Array(sources));
  const effectOfOverall = questions.map(() => 0);
  const overall = positionOf(survey, questions, survey.overall, ['survey', 'overall']);
  for (const at of inOrderOfDrivers(survey, questions)) {
    const { drivers, factor, loading = 0 } = questions[at] as ScaleQuestion;
    const own = coefficients[at] as Float64Array;
    if (at === overall) effectOfOverall[at] = 1;
    for (const [key, weight] of Object.entries(drivers ?? {})) {
      const driver = questions.findIndex((question) => question.key === key);
      coefficients[driver]?.forEach((value, source) => (own[source] = (own[source] ?? 0) + weight * value));
      effectOfOverall[at] = (effectOfOverall[at] ?? 0) + weight * (effectOfOverall[driver] ?? 0);
    }
    if (drivers === undefined && factor !== undefined) own[factors.indexOf(factor)] = loading;
    const variance = own.reduce((sum, value) => sum + value * value, 0);
    if (variance > 1) {
      const path = [
        'survey',
        'questions',
        survey.questions.indexOf(questions[at] as ScaleQuestion),
        'drivers',
      ];
      throw new ShopDescriptionError('drivers-too-strong', path, { variance });
    }
    own[factors.length + at] = Math.sqrt(1 - variance);
  }
  return { questions, coefficients, sources, overall, effectOfOverall };
}

/** Positions of the questions such that each comes after its drivers. */
function inOrderOfDrivers(survey: SurveyDescription, questions: readonly ScaleQuestion[]): number[] {
  const order: number[] = [];
  const open = new Set<number>();
  const visit = (at: number): void => {
    if (order.includes(at)) return;
    const question = questions[at] as ScaleQuestion;
    const path = ['survey', 'questions', survey.questions.indexOf(question), 'drivers'];
    if (open.has(at)) throw new ShopDescriptionError('cyclic-drivers', path, { question: question.key });
    open.add(at);
    for (const key of Object.keys(question.drivers ?? {}))
      visit(positionOf(survey, questions, key, [...path, key]));
    order.push(at);
  };
  questions.forEach((_, at) => visit(at));
  return order;
}

function positionOf(
  survey: SurveyDescription,
  questions: readonly ScaleQuestion[],
  key: string,
  path: readonly (string | number)[],
): number {
  const position = questions.findIndex((question) => question.key === key);
  if (position >= 0) return position;
  const isOther = survey.questions.some((question) => question.key === key);
  throw new ShopDescriptionError(isOther ? 'not-a-scale' : 'unknown-reference', path, { key });
}

/**
 * The scores of a customer in a wave, one a question.
 * @param trait at the head of what is the customer's own, @param state of what is the wave's
 */
export function latentScores({ coefficients, sources }: SurveyModel, trait: Random, state: Random): number[] {
  const variables = Float64Array.from(
    { length: sources },
    () => Math.sqrt(STABLE_SHARE) * trait.normal() + Math.sqrt(1 - STABLE_SHARE) * state.normal(),
  );
  return coefficients.map((own) =>
    own.reduce((sum, value, source) => sum + value * (variables[source] ?? 0), 0),
  );
}
