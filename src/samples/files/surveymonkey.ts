import type { QuestionDescription } from '../description';
import type { Seconds } from '../shop';
import type { FileForm } from './file-form';
import { PLAIN } from './plain-form';
import { type Answer, answerInWords, chosen, exampleAddress, sentAt } from './survey-answers';
import { clock, monthFirstDay } from './wall-clock';

const META =
  'Respondent ID,Collector ID,Start Date,End Date,IP Address,Email Address,First Name,Last Name,Custom Data 1'.split(
    ',',
  );
const COLLECTOR = '430000001';

/**
 * Two header rows: the question over its first column, then what each column holds, an option each where several may be
 * chosen. The customer's id is the custom data; months come first in dates.
 */
export const SURVEYMONKEY: FileForm = {
  ...PLAIN,
  key: 'surveymonkey',
  fileName: 'surveymonkey.csv',
  carries: ['answers', 'times'],
  roles: { 'Custom Data 1': 'customer_id' },
  header: ({ questions }) => [
    [
      ...META,
      ...questions.flatMap((question) => subHeaders(question).map((_, at) => (at ? '' : question.text))),
    ],
    [...META.map(() => ''), ...questions.flatMap(subHeaders)],
  ],
  *rows({ shop, questions }) {
    for (const response of shop.responses) {
      const { id, name, email } = shop.customer(response.customer);
      yield [
        String(114_000_000_001 + response.no),
        COLLECTOR,
        timeText(response.startedAt),
        timeText(sentAt(response)),
        exampleAddress(response),
        email,
        name,
        '',
        id,
        ...questions.flatMap((question, index) => answerCells(question, response.answers[index] ?? null)),
      ];
    }
  },
};

function subHeaders(question: QuestionDescription): string[] {
  switch (question.kind) {
    case 'multi':
      return question.options.map(({ key }) => key);
    case 'text':
      return ['Open-Ended Response'];
    default:
      return ['Response'];
  }
}

function answerCells(question: QuestionDescription, answer: Answer): string[] {
  if (question.kind !== 'multi') return [answerInWords(question, answer, '')];
  return question.options.map(({ key }, position) => (chosen(answer).includes(position) ? key : ''));
}

/** `09/03/2026 12:00:00` */
function timeText(at: Seconds): string {
  return `${monthFirstDay(at)} ${clock(at)}`;
}
