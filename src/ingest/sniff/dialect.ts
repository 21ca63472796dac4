import { cellKind } from './cell-kind';
import { detectLineEnds } from './line-ends';
import { withoutLongFields } from './long-fields';
import { isBlankRow, parseRows, type RowOptions } from './parse-rows';

export interface Dialect extends RowOptions {
  /** Whether lines end in more than one way. */
  readonly mixedLineEnds: boolean;
}

/** Rarer delimiters stand later and win ties never. */
const DELIMITERS = [',', ';', '\t', '|', ', ', '; ', '~', '^', ':', '\u001f', '\u0001', '||', ' '];
/** Marks that also stand inside ordinary values: they must be clearly better. */
const HANDICAP: Readonly<Record<string, number>> = { ' ': 0.5, ':': 0.5, '^': 0.9, '~': 0.9 };
const EXAMINED_CHARACTERS = 48 * 1024;
const EXAMINED_ROWS = 300;

/**
 * How rows and cells are told apart in a text: tries every delimiter that occurs with every quote that occurs and keeps the
 * one whose rows are most alike in length and whose cells look most like values.
 * @param text the beginning of the file, decoded
 * @see van den Burg, Nazábal & Sutton (2019), "Wrangling messy CSV files by detecting row and type patterns": pattern × type score
 */
export function detectDialect(text: string): Dialect {
  const part = withoutLongFields(text, EXAMINED_CHARACTERS);
  const { lineEnd, mixed } = detectLineEnds(part);
  let best: { dialect: Dialect; score: number } | null = null;
  for (const delimiter of DELIMITERS) {
    if (!part.includes(delimiter) || isOnlyDoubled(part, delimiter)) continue;
    for (const quote of quotesFor(part, delimiter)) {
      const dialect = {
        delimiter,
        quote,
        escape: escapeFor(part, quote, delimiter),
        lineEnd,
        mixedLineEnds: mixed,
      };
      const score = dialectScore(part, dialect, text.length > part.length) * (HANDICAP[delimiter] ?? 1);
      if (score > (best?.score ?? 0) * 1.001) best = { dialect, score };
    }
  }
  if (best !== null && best.score > 0) return best.dialect;
  return { delimiter: ',', quote: '"', escape: escapeFor(part, '"', ','), lineEnd, mixedLineEnds: mixed };
}

/** Whether a mark is but half of a longer delimiter: it would leave every other column empty. */
function isOnlyDoubled(text: string, delimiter: string): boolean {
  const doubled = delimiter + delimiter;
  return (
    DELIMITERS.includes(doubled) &&
    text.includes(doubled) &&
    !text.replaceAll(doubled, '').includes(delimiter)
  );
}

/** The double quote is tried even where none occurs: a later part of the file may quote. */
function quotesFor(text: string, delimiter: string): readonly string[] {
  const quotes = ['"'];
  const mark = escapeRegExp(delimiter);
  if (text.includes('"')) quotes.push('');
  if (new RegExp(`(?:^|[\\r\\n]|${mark})'`).test(text) && new RegExp(`'(?:${mark}|[\\r\\n]|$)`).test(text))
    quotes.push("'");
  return quotes;
}

/** A backslash escapes quotes when `\"` stands inside cells and the doubled quote does not. */
function escapeFor(text: string, quote: string, delimiter: string): string {
  if (quote === '') return '';
  const mark = escapeRegExp(delimiter);
  const backslashed = text.match(new RegExp(`[^\\\\]\\\\${quote}(?!${mark}|[\\r\\n]|$)`, 'g'))?.length ?? 0;
  if (backslashed === 0) return quote;
  const doubled =
    text.match(new RegExp(`[^${quote}\\\\]${quote}${quote}(?!${quote}|${mark}|[\\r\\n]|$)`, 'g'))?.length ??
    0;
  return backslashed > doubled ? '\\' : quote;
}

function escapeRegExp(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
}

function dialectScore(text: string, dialect: Dialect, cut: boolean): number {
  const { rows } = parseRows(text, dialect, EXAMINED_ROWS);
  if (cut && rows.length < EXAMINED_ROWS) rows.pop();
  const full = rows.filter((row) => !isBlankRow(row));
  return patternScore(full) * typeScore(full);
}

/** High when many rows share few lengths, and the lengths are long. */
function patternScore(rows: readonly (readonly string[])[]): number {
  const lengths = new Map<number, number>();
  for (const row of rows) lengths.set(row.length, (lengths.get(row.length) ?? 0) + 1);
  let sum = 0;
  for (const [length, count] of lengths) sum += (count * Math.max(0.001, length - 1)) / length;
  return sum / Math.max(1, lengths.size);
}

/**
 * Blanks and quotes at the edge of a cell mean that the delimiter or the quote was another. A TAB before it does not: exports put it
 * there to keep a spreadsheet from reading long ids as numbers.
 */
const SPLIT_BADLY = /^(?!\t)[\s'"]|[\s'"]$/;

function typeScore(rows: readonly (readonly string[])[]): number {
  let cells = 0;
  let known = 0;
  for (const row of rows) {
    cells += row.length;
    for (const cell of row) if (!SPLIT_BADLY.test(cell) && cellKind(cell) !== 'other') known++;
  }
  return cells === 0 ? 0 : Math.max(1e-3, known / cells);
}
