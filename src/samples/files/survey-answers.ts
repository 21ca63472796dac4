import type { QuestionDescription } from '../description';
import type { SurveyResponse } from '../shop';

export type Answer = SurveyResponse['answers'][number];

/** An answer in words: labels of a scale and options by their names, options chosen together joined. */
export function answerInWords(question: QuestionDescription, answer: Answer, joint: string): string {
  if (answer === null) return '';
  switch (question.kind) {
    case 'scale':
      return question.labels?.[Number(answer) - question.min] ?? String(answer);
    case 'choice':
      return question.options[Number(answer)]?.key ?? '';
    case 'multi':
      return chosen(answer)
        .map((position) => question.options[position]?.key ?? '')
        .join(joint);
    case 'text':
      return String(answer);
  }
}

/** An answer in numbers: a scale's point, options by their place from 1, options chosen together joined; text as it is. */
export function answerInNumbers(question: QuestionDescription, answer: Answer, joint: string): string {
  if (answer === null) return '';
  switch (question.kind) {
    case 'choice':
      return String(Number(answer) + 1);
    case 'multi':
      return chosen(answer)
        .map((position) => String(position + 1))
        .join(joint);
    default:
      return String(answer);
  }
}

/** The places of the chosen options, from 0. */
export function chosen(answer: Answer): readonly number[] {
  return Array.isArray(answer) ? (answer as readonly number[]) : [];
}

/** When a response was sent. */
export function sentAt({ startedAt, seconds }: SurveyResponse): number {
  return startedAt + seconds;
}

/** An address of those that are kept for examples (RFC 5737). */
export function exampleAddress({ no }: SurveyResponse): string {
  return `203.0.113.${1 + (no % 254)}`;
}
