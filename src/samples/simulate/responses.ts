import { Random } from '../random';
import type { ShopDescription, SurveyDescription, TicketDescription } from '../description';
import type { CustomerNo, SurveyResponse, Ticket } from '../shop';
import { DAY, type Calendar } from './calendar';
import type { Population } from './population';
import { answeringOf } from './survey-answers';
import { latentScores, toSurveyModel } from './survey-model';

/** A ticket is remembered for so many days. */
const REMEMBERED_DAYS = 90;

/** A ticket that took longer than this many times the mean was slow. */
const SLOW = 2;

/** Hour of the day at which a wave goes out, mean days until an answer comes, median seconds a question. */
const WAVE_HOUR = 9;
const DAYS_TO_ANSWER = 1.5;
const SECONDS_PER_QUESTION = 12;

/**
 * The answers to all waves, in the order of time. Of the customers acquired before a wave so many as stated
 * are invited, each as likely; the odds that one answers are those of the response rate times
 * e^(bias x overall score). What would come after the span is not there.
 */
export function toResponses(
  description: ShopDescription,
  calendar: Calendar,
  population: Population,
  tickets: readonly Ticket[],
): SurveyResponse[] {
  const { survey, seed } = description;
  if (survey === null) return [];
  const model = toSurveyModel(survey);
  const answering = survey.questions.map(answeringOf);
  const positions = survey.questions.map((question) =>
    question.kind === 'scale' ? model.questions.indexOf(question) : -1,
  );
  const traits = new Random(seed, 'survey-traits');
  const found: Omit<SurveyResponse, 'no'>[] = [];
  survey.waves.forEach((day, wave) => {
    const sentAt = day * DAY + WAVE_HOUR * 3600;
    const states = new Random(seed, `survey-states-${wave}`);
    const replies = new Random(seed, `survey-replies-${wave}`);
    const angry = angryCustomers(tickets, calendar.startsAt + sentAt, description.tickets);
    for (const customer of invite(survey, population, sentAt, new Random(seed, `survey-invited-${wave}`))) {
      const scores = latentScores(model, traits.at(customer), states.at(customer));
      const effect = angry.has(customer) ? survey.ticketEffect : 0;
      const felt = scores.map((score, at) => score + effect * (model.effectOfOverall[at] ?? 0));
      replies.at(customer);
      if (!replies.bernoulli(responseProbability(survey, felt[model.overall] ?? 0))) continue;
      const startedAt = calendar.startsAt + sentAt + Math.floor(replies.exponential() * DAYS_TO_ANSWER * DAY);
      const seconds = Math.ceil(SECONDS_PER_QUESTION * answering.length * Math.exp(0.5 * replies.normal()));
      const answers = answering.map((answer, at) => {
        const isMissing = replies.bernoulli(survey.missing);
        const given = answer(felt[positions[at] ?? -1] ?? 0, replies);
        return isMissing ? null : given;
      });
      if (startedAt < calendar.endsAt) found.push({ wave, customer, startedAt, seconds, answers });
    }
  });
  found.sort((a, b) => a.startedAt - b.startedAt || a.customer - b.customer);
  return found.map((response, no) => ({ no, ...response }));
}

/** P(a customer with this overall score answers): logistic in the score. */
export function responseProbability(
  { responseRate, responseBias }: SurveyDescription,
  overall: number,
): number {
  return 1 / (1 + ((1 - responseRate) / responseRate) * Math.exp(-responseBias * overall));
}

/** A simple random sample without replacement of those acquired before the wave, in their order (Floyd's algorithm). */
export function invite(
  { invited }: SurveyDescription,
  { acquiredAt }: Population,
  sentAt: number,
  random: Random,
): CustomerNo[] {
  const known = acquiredAt.findIndex((at) => at >= sentAt);
  const eligible = known < 0 ? acquiredAt.length : known;
  const chosen = new Set<CustomerNo>();
  for (let last = Math.max(0, eligible - invited); last < eligible; last++) {
    const candidate = random.below(last + 1);
    chosen.add(chosen.has(candidate) ? last : candidate);
  }
  return [...chosen].sort((a, b) => a - b);
}

/** Those with a remembered ticket that is still open or took long. */
export function angryCustomers(
  tickets: readonly Ticket[],
  now: number,
  description: TicketDescription | null,
): Set<CustomerNo> {
  const slowSeconds = SLOW * (description?.hoursToClose ?? 0) * 3600;
  const isBad = ({ openedAt, closedAt }: Ticket): boolean =>
    openedAt < now &&
    openedAt >= now - REMEMBERED_DAYS * DAY &&
    (closedAt === null || closedAt > now || closedAt - openedAt > slowSeconds);
  return new Set(tickets.filter(isBad).map(({ customer }) => customer));
}
