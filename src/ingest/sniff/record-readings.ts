import { RecordReader, type RowOptions, type TextRecord } from './record-reader';

const MAX_QUOTES = 40;
const OTHER_QUOTES = ['"', "'"];
const OTHER_DELIMITERS = [',', ';', '\t', '|', ' ', ', ', '; '];
/** Longer records are only split where a quote begins: there are too many places otherwise. */
const MAX_SPLIT_ANYWHERE = 1000;
/** Joining cells is quadratic in those too many. */
const MAX_SPARE = 80;

const JOIN_COST = 4;
/** Ways of joining that cost more than any row may are not followed. */
const HOPELESS = 36;

/** What a value costs in a column; the cheapest way of joining cells is taken. */
export type CostOf = (cell: string, column: number) => number;

/**
 * The cells of one record's text under every damage of one kind that may have happened to it: a delimiter too many, too few or
 * another one, a quote too many, a cell with delimiters that was not quoted. Most have the wrong number of cells.
 */
export function* recordReadings(
  text: string,
  options: RowOptions,
  width: number,
  costOf: CostOf,
): Generator<readonly string[]> {
  const plain = oneRecord(text, options);
  if (plain !== null) yield plain.cells;
  yield* withLiteralQuotes(text, options);
  for (const delimiter of OTHER_DELIMITERS) {
    if (delimiter === options.delimiter || !text.includes(delimiter)) continue;
    const other = oneRecord(text, { ...options, delimiter });
    if (other !== null) yield joinedToWidth(other, delimiter, width, costOf);
  }
  for (const quote of OTHER_QUOTES) {
    if (quote === options.quote || !text.includes(quote)) continue;
    const other = oneRecord(text, { ...options, quote, escape: quote });
    if (other !== null) yield other.cells;
  }
  const cells = plain?.cells.length ?? 0;
  if (plain !== null && cells > width) {
    yield* withoutEmpty(plain.cells, width);
    yield joinedToWidth(plain, options.delimiter, width, costOf);
  }
  if (plain === null || plain.oddQuotes !== null || cells < width) yield* withOneDelimiterMore(text, options);
}

function oneRecord(
  text: string,
  options: RowOptions,
  readingAt?: ConstructorParameters<typeof RecordReader>[3],
): TextRecord | null {
  const record = new RecordReader(text, options, 0, readingAt).next();
  return record !== null && record.end === text.length && !record.unclosed ? record : null;
}

/** Each quote that opens a cell may be a letter, and so may all of those that do not pair. */
function* withLiteralQuotes(text: string, options: RowOptions): Generator<readonly string[]> {
  const { quote } = options;
  if (quote === '') return;
  const unpaired = oneRecord(text, options, () => 'literal');
  if (unpaired !== null) yield unpaired.cells;
  let tried = 0;
  for (let at = text.indexOf(quote); at >= 0 && tried < MAX_QUOTES; at = text.indexOf(quote, at + 1)) {
    tried++;
    const record = oneRecord(text, options, (position) => (position === at ? 'always-literal' : 'lenient'));
    if (record !== null) yield record.cells;
  }
}

/** One delimiter too many leaves an empty cell. */
function* withoutEmpty(cells: readonly string[], width: number): Generator<readonly string[]> {
  if (cells.length !== width + 1) return;
  for (const [index, cell] of cells.entries()) if (cell === '') yield cells.toSpliced(index, 1);
}

/** A lost delimiter is put back wherever it may have stood. */
function* withOneDelimiterMore(text: string, options: RowOptions): Generator<readonly string[]> {
  const anywhere = text.length <= MAX_SPLIT_ANYWHERE;
  for (let at = 0; at <= text.length; at++) {
    if (!anywhere && at < text.length && text[at] !== options.quote) continue;
    const record = oneRecord(text.slice(0, at) + options.delimiter + text.slice(at), options);
    if (record !== null) yield record.cells;
  }
}

/**
 * More cells than columns: neighbours are joined again where their text held the delimiter, which it may only outside of
 * quotes. The cheapest way, by dynamic programming over (cells used, columns filled).
 */
function joinedToWidth(
  { cells, quoted }: TextRecord,
  delimiter: string,
  width: number,
  costOf: CostOf,
): readonly string[] {
  const spare = cells.length - width;
  if (spare <= 0 || spare > MAX_SPARE) return cells;
  let ways = new Map<number, { cells: readonly string[]; cost: number }>([[0, { cells: [], cost: 0 }]]);
  for (let column = 0; column < width; column++) {
    const longer: typeof ways = new Map();
    for (const [used, way] of ways) {
      for (let end = used + 1; end <= Math.min(used + spare + 1, cells.length); end++) {
        const cell = cells.slice(used, end).join(delimiter);
        const cost = way.cost + costOf(cell, column) + (end > used + 1 ? JOIN_COST : 0);
        const known = longer.get(end);
        if (cost <= HOPELESS && (known === undefined || cost < known.cost))
          longer.set(end, { cells: [...way.cells, cell], cost });
        if (quoted.has(used) || quoted.has(end)) break;
      }
    }
    ways = longer;
  }
  return ways.get(cells.length)?.cells ?? cells;
}
