import * as v from 'valibot';
import type { ShopDescription } from '../description';
import { toCalendar } from './calendar';
import { ShopDescriptionError, type ShopDescriptionErrorCode } from './description-error';
import { SHOP_DESCRIPTION } from './description-schema';
import { toSurveyModel } from './survey-model';

type Path = readonly (string | number)[];

/**
 * Accepts what can be simulated.
 * @throws {ShopDescriptionError} for the first thing that cannot
 */
export function checkDescription(description: unknown): ShopDescription {
  const result = v.safeParse(SHOP_DESCRIPTION, description, { abortEarly: true });
  if (!result.success) throw toError(result.issues[0]);
  const checked: ShopDescription = result.output;
  checkShares(checked);
  checkReferences(checked);
  checkSpan(checked);
  checkSurvey(checked);
  return checked;
}

const CODES: Readonly<Partial<Record<string, ShopDescriptionErrorCode>>> = {
  check: undefined,
  min_value: 'out-of-range',
  max_value: 'out-of-range',
  gt_value: 'out-of-range',
  finite: 'out-of-range',
  integer: 'not-whole',
  safe_integer: 'not-whole',
  length: 'wrong-length',
  empty: 'wrong-length',
  non_empty: 'empty-list',
};

function toError(issue: v.BaseIssue<unknown>): ShopDescriptionError {
  const path = (issue.path ?? []).map(({ key }) => key as string | number);
  const facts = { expected: issue.expected ?? '', received: issue.received };
  if (issue.type === 'check')
    return new ShopDescriptionError(issue.message as ShopDescriptionErrorCode, path);
  if (issue.type === 'strict_object' && issue.expected === 'never')
    return new ShopDescriptionError('unknown-key', path);
  if (issue.type === 'strict_object' && issue.received === 'undefined')
    return new ShopDescriptionError('missing-key', path);
  return new ShopDescriptionError(CODES[issue.type] ?? 'wrong-type', path, facts);
}

function checkShares({ statuses: { unpaid, closed, refunded, returned } }: ShopDescription): void {
  const sum = unpaid + closed + refunded + returned;
  if (sum > 1) throw new ShopDescriptionError('shares-above-one', ['statuses'], { sum });
}

function checkReferences({ channels, channelRates, buying, plans }: ShopDescription): void {
  for (const key of Object.keys(channelRates)) {
    if (!channels.some((channel) => channel.key === key))
      throw new ShopDescriptionError('unknown-reference', ['channelRates', key], { key });
  }
  if (buying.model === 'sbg' && plans.length === 0) throw new ShopDescriptionError('empty-list', ['plans']);
}

/** What happens on a day must happen in the span, and somebody must come in it. */
function checkSpan(description: ShopDescription): void {
  const { days, priceRise, campaign, survey, acquisition } = description;
  const inSpan = (day: number, path: Path): void => {
    if (day >= days) throw new ShopDescriptionError('out-of-range', path, { max: days - 1, received: day });
  };
  if (priceRise !== null) inSpan(priceRise.day, ['priceRise', 'day']);
  if (campaign !== null) inSpan(campaign.day, ['campaign', 'day']);
  survey?.waves.forEach((day, wave) => inSpan(day, ['survey', 'waves', wave]));
  if (acquisition.curve === 'cohort' && acquisition.days > days)
    throw new ShopDescriptionError('out-of-range', ['acquisition', 'days'], {
      max: days,
      received: acquisition.days,
    });
  if (!(toCalendar(description).acquisition.total > 0))
    throw new ShopDescriptionError('no-weight', ['season']);
}

function checkSurvey({ survey, tickets }: ShopDescription): void {
  if (tickets !== null && tickets.hoursToClose < tickets.hoursToAnswer) {
    const facts = { min: tickets.hoursToAnswer, received: tickets.hoursToClose };
    throw new ShopDescriptionError('out-of-range', ['tickets', 'hoursToClose'], facts);
  }
  if (survey === null) return;
  survey.questions.forEach((question, at) => {
    if (question.kind !== 'scale') return;
    const { min, max, labels } = question;
    const path = ['survey', 'questions', at];
    if (max <= min)
      throw new ShopDescriptionError('out-of-range', [...path, 'max'], { min: min + 1, received: max });
    if (labels !== undefined && labels.length !== max - min + 1)
      throw new ShopDescriptionError('wrong-length', [...path, 'labels'], { length: max - min + 1 });
  });
  toSurveyModel(survey);
}
