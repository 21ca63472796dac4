import { Categorical, type Random, WeightedChoice } from '../random';
import type { QuestionDescription, ScaleQuestion } from '../description';
import type { SurveyResponse } from '../shop';

type Answer = SurveyResponse['answers'][number];

/** Answers one question; `score` is the latent score of a scale question. */
export type Answering = (score: number, random: Random) => Answer;

/** The way a question is answered where it is answered at all. */
export function answeringOf(question: QuestionDescription): Answering {
  switch (question.kind) {
    case 'scale':
      return (score) => onScale(question, score);
    case 'choice': {
      const options = new Categorical(question.options.map(({ weight }) => weight));
      return (_, random) => options.draw(random);
    }
    case 'multi': {
      const shares = tickShares(question.options.map(({ weight }) => weight));
      return (_, random) => {
        const ticked = shares.flatMap((share, option) => (random.bernoulli(share) ? [option] : []));
        return ticked.length > 0 ? ticked : null;
      };
    }
    case 'text': {
      const answers = new WeightedChoice(question.answers);
      return (_, random) => (random.bernoulli(question.share) ? answers.draw(random).key : null);
    }
  }
}

/** The latent score on the question's scale: rounded to a point, what lies beyond the ends at them. */
export function onScale({ min, max, mean, sd }: ScaleQuestion, score: number): number {
  return Math.min(Math.max(Math.round(mean + sd * score), min), max);
}

/**
 * With what probability each option of a multiple choice is ticked, independently of the others: its weight
 * where all weights are at most 1, in per cent where one is more, and never more than 1.
 */
export function tickShares(weights: readonly number[]): number[] {
  const unit = Math.max(...weights) > 1 ? 100 : 1;
  return weights.map((weight) => Math.min(1, weight / unit));
}
