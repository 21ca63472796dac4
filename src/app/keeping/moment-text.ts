/** A moment as the reader's language writes it, to the minute. */
export function momentText(milliseconds: number, languageTag: string): string {
  return new Intl.DateTimeFormat(languageTag, { dateStyle: 'medium', timeStyle: 'short' }).format(
    milliseconds,
  );
}
