/** How far a number from so few answers may be shown: as counts only, greyed as indicative, or plainly. */
export type SampleVerdict = 'too-few' | 'indicative' | 'enough';

/**
 * @param n answers behind a number; with weights the effective number
 * @see methods, rules that hold everywhere: below 10 no percentages, 10 to 29 indicative
 */
export function sampleVerdict(n: number): SampleVerdict {
  if (n < 10) return 'too-few';
  return n < 30 ? 'indicative' : 'enough';
}
