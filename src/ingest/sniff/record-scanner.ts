import type { ReadOptions } from '../../dataset';
import { startsWith } from './bytes';
import type { FieldMismatch, RecordCounts } from './record-counts';

const PLAIN = 0;
const DELIMITER = 1;
const LF = 2;
const CR = 3;
const QUOTE = 4;
const ESCAPE = 5;
const NUL = 6;

const AT_FIELD_START = 0;
const IN_FIELD = 1;
const IN_QUOTES = 2;
const AFTER_QUOTE = 3;
const AFTER_ESCAPE = 4;

const MAX_LISTED = 20;
const BYTE_ORDER_MARK = '\xef\xbb\xbf';

/**
 * Counts the records of delimited text in one pass over its bytes (any encoding in which ASCII bytes mean ASCII). Quotes count
 * at the beginning of a field only; a closing quote may be followed by blanks; anything else after it leaves the field quoted,
 * as PapaParse does. Feed chunks to `push`, then call `end`.
 */
export class RecordScanner {
  readonly #kinds = new Uint8Array(256);
  readonly #delimiter: Uint8Array;
  readonly #crEnds: boolean;
  #expected: number;
  #skip: number;
  #state = AT_FIELD_START;
  #fields = 1;
  #line = 1;
  #recordLine = 1;
  #quoteLine = 0;
  #offset = 0;
  #recordStart = 0;
  #quoted = false;
  #afterCr = false;
  #matched = 0;
  #records = 0;
  #blankLines = 0;
  #mismatchCount = 0;
  #mismatches: FieldMismatch[] = [];
  #badQuotes = 0;
  #nulBytes = 0;
  #lastByte = 0;
  #lf = 0;
  #crlf = 0;
  #cr = 0;
  readonly #onRecord: ((line: number, start: number, end: number) => void) | null;

  /**
   * @param expectedFields columns of the table; null takes the first record's number of fields
   * @param onRecord is told of each record (header and skipped lines too) its line and its bytes without the line end
   */
  constructor(
    options: ReadOptions,
    expectedFields: number | null = null,
    onRecord: ((line: number, start: number, end: number) => void) | null = null,
  ) {
    this.#delimiter = new TextEncoder().encode(options.delimiter);
    this.#crEnds = options.lineEnd === '\r';
    this.#expected = expectedFields ?? 0;
    this.#skip = options.skipLines + (options.hasHeader ? 1 : 0);
    this.#onRecord = onRecord;
    const code = (text: string): number => text.charCodeAt(0) & 0xff;
    this.#kinds[0] = NUL;
    this.#kinds[10] = LF;
    this.#kinds[13] = CR;
    this.#kinds[this.#delimiter[0] ?? 0x2c] = DELIMITER;
    if (options.quote !== '') this.#kinds[code(options.quote)] = QUOTE;
    if (options.quote !== '' && options.escape !== '' && options.escape !== options.quote) {
      this.#kinds[code(options.escape)] = ESCAPE;
    }
  }

  /** Records of data so far. */
  get records(): number {
    return this.#records;
  }

  /** The line that the next byte stands on, 1-based. */
  get line(): number {
    return this.#line;
  }

  push(chunk: Uint8Array): void {
    const kinds = this.#kinds;
    const length = chunk.length;
    const delimiterLength = this.#delimiter.length;
    let i = 0;
    if (this.#offset === 0 && startsWith(chunk, BYTE_ORDER_MARK))
      i = this.#recordStart = BYTE_ORDER_MARK.length;
    if (this.#matched > 0) i = this.#finishDelimiter(chunk);
    let state = this.#state;
    while (i < length) {
      // Indexes below the length are present; the casts keep the loop free of checks.
      if (state === IN_QUOTES) {
        let kind = PLAIN;
        while (i < length && (kind = kinds[chunk[i] as number] as number) < LF) i++;
        if (i === length) break;
        i++;
        if (kind === QUOTE) state = AFTER_QUOTE;
        else if (kind === ESCAPE) state = AFTER_ESCAPE;
        else if (kind === NUL) this.#nulBytes++;
        else this.#countInnerLine(kind, chunk, i);
        continue;
      }
      if (state === AFTER_ESCAPE) {
        const kind = kinds[chunk[i++] as number] as number;
        if (kind === LF || kind === CR) this.#countInnerLine(kind, chunk, i);
        state = IN_QUOTES;
        continue;
      }
      if (state === IN_FIELD) {
        while (i < length && kinds[chunk[i] as number] === PLAIN) i++;
        if (i === length) break;
      }
      const byte = chunk[i] as number;
      const kind = kinds[byte] as number;
      if (this.#afterCr) {
        this.#afterCr = false;
        if (kind === LF) {
          this.#swallowLf();
          i++;
          continue;
        }
      }
      i++;
      if (kind === DELIMITER) {
        if (delimiterLength === 1) {
          this.#fields++;
          state = AT_FIELD_START;
          continue;
        }
        this.#state = state;
        this.#matched = 1;
        i = this.#finishDelimiter(chunk, i);
        state = this.#state;
      } else if (kind === LF) {
        this.#endRecord(this.#offset + i - 1, LF, i > 1 ? (chunk[i - 2] as number) : this.#lastByte);
        state = AT_FIELD_START;
      } else if (kind === CR && this.#crEnds) {
        this.#endRecord(this.#offset + i - 1, CR, 0);
        this.#afterCr = true;
        state = AT_FIELD_START;
      } else if (kind === QUOTE && state === AT_FIELD_START) {
        this.#quoteLine = this.#line;
        this.#quoted = true;
        state = IN_QUOTES;
      } else if (state === AFTER_QUOTE) {
        if (kind === QUOTE) state = IN_QUOTES;
        else if (byte !== 0x20 && byte !== 0x09 && byte !== 0x0d) {
          this.#badQuotes++;
          state = IN_QUOTES;
        }
      } else {
        if (kind === NUL) this.#nulBytes++;
        state = IN_FIELD;
      }
    }
    this.#state = state;
    this.#offset += length;
    if (length > 0) this.#lastByte = chunk[length - 1] as number;
  }

  /** Compares the rest of a delimiter of several bytes; it may go on in the next chunk. Returns the next index. */
  #finishDelimiter(chunk: Uint8Array, from = 0): number {
    const delimiter = this.#delimiter;
    let i = from;
    while (this.#matched < delimiter.length) {
      if (i === chunk.length) return i;
      if (chunk[i] !== delimiter[this.#matched]) {
        this.#matched = 0;
        if (this.#state === AFTER_QUOTE) this.#badQuotes++;
        this.#state = this.#state === AFTER_QUOTE ? IN_QUOTES : IN_FIELD;
        return i;
      }
      this.#matched++;
      i++;
    }
    this.#matched = 0;
    this.#fields++;
    this.#state = AT_FIELD_START;
    return i;
  }

  #countInnerLine(kind: number, chunk: Uint8Array, next: number): void {
    if (kind === LF || (kind === CR && this.#crEnds && chunk[next] !== 10)) this.#line++;
  }

  /** In a file whose lines end in CR, the LF of a stray CR LF belongs to the line before. */
  #swallowLf(): void {
    this.#cr--;
    this.#crlf++;
    this.#recordStart++;
  }

  #endRecord(end: number, kind: number, before: number): void {
    const crlf = kind === LF && before === 13 && !this.#crEnds;
    const textEnd = crlf ? end - 1 : end;
    if (crlf) this.#crlf++;
    else if (kind === LF) this.#lf++;
    else this.#cr++;
    this.#finishRecord(textEnd);
    this.#line++;
    this.#recordLine = this.#line;
    this.#recordStart = end + 1;
  }

  #finishRecord(end: number): void {
    const blank = end <= this.#recordStart && this.#fields === 1 && !this.#quoted;
    this.#onRecord?.(this.#recordLine, this.#recordStart, end);
    if (this.#skip > 0) {
      if (this.#skip === 1 && this.#expected === 0) this.#expected = this.#fields;
      this.#skip--;
    } else if (blank && this.#expected !== 1) {
      this.#blankLines++;
    } else {
      this.#records++;
      if (this.#expected === 0) this.#expected = this.#fields;
      if (this.#fields !== this.#expected) {
        this.#mismatchCount++;
        if (this.#mismatches.length < MAX_LISTED)
          this.#mismatches.push({ line: this.#recordLine, fields: this.#fields });
      }
    }
    this.#fields = 1;
    this.#quoted = false;
  }

  /** The counts; a last record without a line end counts too. */
  end(): RecordCounts {
    const open = this.#state === IN_QUOTES || this.#state === AFTER_ESCAPE;
    const rest = this.#offset > this.#recordStart;
    if (rest) this.#finishRecord(this.#offset);
    return {
      records: this.#records,
      blankLines: this.#blankLines,
      mismatchCount: this.#mismatchCount,
      mismatches: this.#mismatches,
      unterminatedQuote: open ? this.#quoteLine : null,
      lineEnds: { lf: this.#lf, crlf: this.#crlf, cr: this.#cr },
      badQuotes: this.#badQuotes,
      nulBytes: this.#nulBytes,
      lines: rest ? this.#line : this.#line - 1,
    };
  }
}
