import type { ReadOptions } from '../../dataset';

export type RowOptions = Pick<ReadOptions, 'delimiter' | 'quote' | 'escape' | 'lineEnd'>;

/** Quotes that stand in a cell that is not quoted, or that are not closed where their cell ends. */
export type OddQuotes = 'inside' | 'unpaired';

/** One record of a text. */
export interface TextRecord {
  readonly cells: string[];
  /** Where it begins, and where the next one does, as offsets in the text. */
  readonly start: number;
  readonly end: number;
  readonly oddQuotes: OddQuotes | null;
  /** Whether the text ends inside of quotes. */
  readonly unclosed: boolean;
  /** The cells that stand in quotes, by their index. */
  readonly quoted: ReadonlySet<number>;
}

/** A record of more cells than this is one of its kind. */
const MAX_KEPT = 100_000;
const LINE_END = /[\r\n]/g;
const NONE: ReadonlySet<number> = new Set();

/** How an opening quote is taken whose cell goes on behind the closing one. */
export type QuoteReading =
  /** The cell ends at the first quote that is followed by a delimiter or a line end. */
  | 'lenient'
  /** Where it cannot be closed so, it is a letter like others, and the cell begins anew behind it. */
  | 'literal'
  /** It is a letter even where a closing one follows. */
  | 'always-literal';

/**
 * Reads the records of a text one after the other, tolerant of broken quotes. LF ends a record (with the CR before it), CR
 * alone does where the options say so, as `RecordScanner` has it. Linear in the length of the text.
 */
export class RecordReader {
  readonly #text: string;
  readonly #options: RowOptions;
  readonly #readingAt: (position: number) => QuoteReading;
  /** The cells of the record at hand: growing one array anew for each would take most of the time and memory. */
  readonly #cells: string[] = [];
  readonly #delimiterStart: number;
  #position: number;
  #nextDelimiter = -1;
  #nextLineEnd = -1;
  #nextEscape = -1;
  #oddQuotes: OddQuotes | null = null;
  #unclosed = false;
  #inQuotes = false;
  #ended = false;

  constructor(
    text: string,
    options: RowOptions,
    from = 0,
    readingAt: (position: number) => QuoteReading = () => 'lenient',
  ) {
    this.#text = text;
    this.#options = options;
    this.#position = from;
    this.#readingAt = readingAt;
    this.#delimiterStart = options.delimiter.charCodeAt(0);
  }

  /** The next record; a line end at the end of the text is followed by one empty record. Null behind the last. */
  next(): TextRecord | null {
    if (this.#ended) return null;
    const start = this.#position;
    let length = 0;
    let quoted = NONE;
    this.#oddQuotes = null;
    for (;;) {
      this.#inQuotes = false;
      const cell = this.#readCell();
      if (this.#inQuotes) quoted = quoted === NONE ? new Set([length]) : (quoted as Set<number>).add(length);
      this.#cells[length++] = cell;
      if (this.#isDelimiter(this.#position)) {
        this.#position += this.#options.delimiter.length;
        continue;
      }
      if (this.#position >= this.#text.length) this.#ended = true;
      else this.#position += this.#isCrLf(this.#position) ? 2 : 1;
      const cells = this.#cells.slice(0, length);
      if (length > MAX_KEPT) this.#cells.length = 0;
      const [end, oddQuotes, unclosed] = [this.#position, this.#oddQuotes, this.#unclosed];
      return { cells, start, end, oddQuotes, unclosed, quoted };
    }
  }

  #readCell(): string {
    const { quote } = this.#options;
    if (quote === '' || this.#text[this.#position] !== quote) return this.#readBare();
    const opening = this.#position;
    this.#inQuotes = true;
    const reading = this.#readingAt(opening);
    const quoted = reading === 'always-literal' ? null : this.#readQuoted(reading === 'lenient');
    if (quoted !== null) return quoted;
    this.#oddQuotes = 'unpaired';
    this.#position = opening + 1;
    return quote + this.#readCell();
  }

  #readBare(): string {
    const start = this.#position;
    this.#position = this.#cellEnd();
    const cell = this.#text.slice(start, this.#position);
    if (this.#options.quote !== '' && cell.includes(this.#options.quote)) this.#oddQuotes ??= 'inside';
    return cell;
  }

  /** The end of a cell that is not quoted: the places found are kept, so that no part of the text is searched twice. */
  #cellEnd(): number {
    if (this.#nextDelimiter < this.#position)
      this.#nextDelimiter = this.#found(this.#options.delimiter, this.#position);
    if (this.#nextLineEnd < this.#position) this.#nextLineEnd = this.#findLineEnd(this.#position);
    return Math.min(this.#nextDelimiter, this.#nextLineEnd);
  }

  #findLineEnd(from: number): number {
    if (this.#options.lineEnd === '\r') {
      LINE_END.lastIndex = from;
      return LINE_END.exec(this.#text)?.index ?? this.#text.length;
    }
    const lf = this.#found('\n', from);
    return lf > from && lf < this.#text.length && this.#text[lf - 1] === '\r' ? lf - 1 : lf;
  }

  #found(mark: string, from: number): number {
    const at = this.#text.indexOf(mark, from);
    return at < 0 ? this.#text.length : at;
  }

  /** The text between quotes, or null when the cell does not end where its first closing quote stands and must. */
  #readQuoted(lenient: boolean): string | null {
    const { quote, escape } = this.#options;
    let cell = '';
    let from = this.#position + 1;
    for (let at = from; ; at++) {
      const closing = this.#found(quote, at);
      if (escape !== quote && escape !== '') {
        if (this.#nextEscape < at) this.#nextEscape = this.#found(escape, at);
        const escaped = this.#nextEscape;
        if (escaped < closing) {
          const next = this.#text[escaped + 1];
          if (next === quote || next === escape) {
            cell += this.#text.slice(from, escaped) + next;
            from = escaped + 2;
          }
          at = escaped + 1;
          continue;
        }
      }
      if (closing === this.#text.length) {
        if (!lenient) return null;
        this.#oddQuotes = 'unpaired';
        this.#unclosed = true;
        this.#position = closing;
        return cell + this.#text.slice(from);
      }
      if (escape === quote && this.#text[closing + 1] === quote) {
        cell += this.#text.slice(from, closing + 1);
        from = closing + 2;
        at = closing + 1;
        continue;
      }
      const end = this.#endBehind(closing + 1);
      if (end >= 0) {
        cell += this.#text.slice(from, closing);
        this.#position = end;
        return cell;
      }
      if (!lenient) return null;
      this.#oddQuotes = 'unpaired';
      at = closing;
    }
  }

  /** Where the cell ends when only blanks follow its closing quote, or -1. */
  #endBehind(from: number): number {
    let at = from;
    for (;;) {
      if (at >= this.#text.length || this.#isDelimiter(at)) return at;
      const character = this.#text[at];
      if (character === '\n' || (character === '\r' && this.#endsLine(at))) return at;
      if (character !== ' ' && character !== '\t') return -1;
      at++;
    }
  }

  #isDelimiter(at: number): boolean {
    const { delimiter } = this.#options;
    return (
      this.#text.charCodeAt(at) === this.#delimiterStart &&
      (delimiter.length === 1 || this.#text.startsWith(delimiter, at))
    );
  }

  #isCrLf(at: number): boolean {
    return this.#text.charCodeAt(at) === 13 && this.#text.charCodeAt(at + 1) === 10;
  }

  #endsLine(cr: number): boolean {
    return this.#options.lineEnd === '\r' || this.#text[cr + 1] === '\n';
  }
}
