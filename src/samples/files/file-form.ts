import type { QuestionDescription } from '../description';
import { type Charset, encodeChunks } from '../encode';
import type { Shop } from '../shop';
import { chunksOfLines, csvLines, type CsvDialect } from './csv';

/** What a file is written from: a shop, and the questions that its responses answer. */
export interface FormSource {
  readonly shop: Shop;
  readonly questions: readonly QuestionDescription[];
}

/**
 * A fact of the shop that stands in a file and can be read back from it:
 * - `orders`, `customers`: each of them under an id of its own; `lines`: each line of an order
 * - `times`: to the second, `minutes`: to the minute
 * - `amounts`: the money of every order; `refunds`: what was paid back, returned goods among it
 * - `returns`: goods that came back as lines with a negative quantity
 * - `statuses`: what became of an order
 */
export type CarriedFact =
  | 'orders'
  | 'lines'
  | 'customers'
  | 'times'
  | 'minutes'
  | 'amounts'
  | 'quantities'
  | 'products'
  | 'categories'
  | 'statuses'
  | 'refunds'
  | 'returns'
  | 'places'
  | 'channels'
  | 'attributes'
  | 'referrals'
  | 'answers'
  | 'tickets'
  | 'contracts'
  | 'sends'
  | 'visits'
  | 'truths';

/** A file as one program exports it. */
export interface FileForm {
  readonly key: string;
  readonly fileName: string;
  readonly charset: Charset;
  readonly byteOrderMark: boolean;
  readonly dialect: CsvDialect;
  readonly carries: readonly CarriedFact[];
  /** Which role import should give a column, by the column's header. */
  readonly roles: Readonly<Record<string, string>>;
  /** One row, or several where the program writes several. */
  header(source: FormSource): readonly (readonly string[])[];
  /** The rows below the header. An array may be used again for the next row: copy it to keep it. */
  rows(source: FormSource): Iterable<readonly string[]>;
  /** The same rows as lines with their ends, where millions are wanted. */
  lines?(source: FormSource): Iterable<string>;
}

/** The file as text: its header, then chunks of some 100 kB. */
export function* fileText(form: FileForm, source: FormSource): Generator<string> {
  yield headerText(form, source);
  yield* chunksOfLines(dataLines(form, source));
}

/** The header's lines with their ends. */
export function headerText(form: FileForm, source: FormSource): string {
  return [...csvLines(form.header(source), form.dialect)].join('');
}

/** The lines below the header, with their ends. */
export function dataLines(form: FileForm, source: FormSource): Iterable<string> {
  return form.lines?.(source) ?? csvLines(form.rows(source), form.dialect);
}

/**
 * The file as bytes, in chunks.
 * @throws {EncodeError} when the shop has a character that the file's encoding lacks
 */
export function fileBytes(form: FileForm, source: FormSource): Generator<Uint8Array> {
  return encodeChunks(fileText(form, source), form.charset, { byteOrderMark: form.byteOrderMark });
}
