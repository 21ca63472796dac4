import type { FileForm } from './file-form';
import { PLAIN } from './plain-form';
import { answerInWords, sentAt } from './survey-answers';
import { isoTime } from './wall-clock';

const META = ['response_id', 'customer_id', 'wave', 'answered_at', 'seconds'];

/** Responses under our own names, a column per question: scale points as numbers, options by name, joined by `; `. */
export const SURVEY: FileForm = {
  ...PLAIN,
  key: 'survey',
  fileName: 'survey.csv',
  carries: ['answers', 'times'],
  roles: { customer_id: 'customer_id' },
  header: ({ questions }) => [[...META, ...questions.map(({ key }) => key)]],
  *rows({ shop, questions }) {
    for (const response of shop.responses) {
      yield [
        `R${String(response.no + 1).padStart(6, '0')}`,
        shop.customer(response.customer).id,
        String(response.wave + 1),
        isoTime(sentAt(response)),
        String(response.seconds),
        ...questions.map((question, index) => {
          const answer = response.answers[index] ?? null;
          return question.kind === 'scale' && answer !== null
            ? String(answer)
            : answerInWords(question, answer, '; ');
        }),
      ];
    }
  },
};
