import type { QuestionDescription } from '../description';
import type { FileForm } from './file-form';
import { type Answer, answerInNumbers, chosen } from './survey-answers';
import { memberHeader, META_HEADER, metaCells, WENJUANXING } from './wenjuanxing';

/** A question that was shown and not answered; one that was never reached. */
const NOT_ANSWERED = '-2';
const SKIPPED = '-3';

/**
 * 问卷星, answers as codes: points and places of options as numbers, options chosen together in a column of 0 and 1 each, -2
 * for no answer, -3 for the questions behind the last answered one. The customer stands in a column of the shop's link.
 */
export const WENJUANXING_CODED: FileForm = {
  ...WENJUANXING,
  key: 'wenjuanxing-coded',
  fileName: '问卷_按序号.csv',
  carries: ['answers', 'times'],
  roles: { [memberHeader('column')]: 'customer_id' },
  header: ({ questions }) => [
    [...META_HEADER, memberHeader('column'), ...questions.flatMap(questionHeaders)],
  ],
  *rows({ shop, questions }) {
    for (const response of shop.responses) {
      const last = response.answers.findLastIndex((answer) => answer !== null);
      yield [
        ...metaCells(response, shop.customer(response.customer)),
        ...questions.flatMap((question, index) =>
          codes(question, response.answers[index] ?? null, index > last ? SKIPPED : NOT_ANSWERED),
        ),
      ];
    }
  },
};

function questionHeaders(question: QuestionDescription, index: number): string[] {
  return question.kind === 'multi'
    ? question.options.map(({ key }) => `第${index + 1}题(${key})`)
    : [`${index + 1}、${question.text}`];
}

function codes(question: QuestionDescription, answer: Answer, missing: string): string[] {
  if (question.kind !== 'multi') return [answer === null ? missing : answerInNumbers(question, answer, '')];
  return question.options.map((_, position) =>
    answer === null ? missing : chosen(answer).includes(position) ? '1' : '0',
  );
}
