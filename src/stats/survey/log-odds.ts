/** How often a word occurs in each of two groups of comments. */
export interface WordCount {
  readonly word: string;
  readonly first: number;
  readonly second: number;
}

export interface DistinctiveWord extends WordCount {
  /** ln of the ratio of odds, smoothed: positive where the first group uses the word more */
  readonly logOdds: number;
  /** logOdds in standard errors; descriptive, for words repeat within a comment */
  readonly z: number;
}

/**
 * Words that set two groups apart, by log-odds with an informative prior: each word is expected as often as in both
 * groups together, so that rare words do not lead by chance.
 * @param counts every word of the vocabulary once; words in neither group are left out
 * @param prior tokens that the prior is worth; the tokens of both groups together, or 500, are usual
 * @returns by falling z, equal ones by code unit
 * @throws {RangeError} when the prior is not above 0
 * @see Monroe, Colaresi & Quinn (2008), Polit. Anal. 16, equations 16, 20 and 22
 */
export function distinctiveWords(counts: readonly WordCount[], prior: number): DistinctiveWord[] {
  if (!(prior > 0)) throw new RangeError(`the prior must be above 0, got ${prior}`);
  const used = counts.filter(({ first, second }) => first + second > 0);
  const tokensFirst = used.reduce((sum, { first }) => sum + first, 0);
  const tokensSecond = used.reduce((sum, { second }) => sum + second, 0);
  const words = used.map((count) => {
    const alpha = (prior * (count.first + count.second)) / (tokensFirst + tokensSecond);
    const logOdds =
      lnOdds(count.first + alpha, tokensFirst + prior) - lnOdds(count.second + alpha, tokensSecond + prior);
    const variance = 1 / (count.first + alpha) + 1 / (count.second + alpha);
    return { ...count, logOdds, z: logOdds / Math.sqrt(variance) };
  });
  return words.sort((a, b) => b.z - a.z || (a.word < b.word ? -1 : 1));
}

function lnOdds(part: number, whole: number): number {
  return Math.log(part / (whole - part));
}
