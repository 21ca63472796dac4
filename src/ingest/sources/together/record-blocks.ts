import type { ReadOptions } from '../../../dataset';
import { RecordReader, type TextRecord } from '../../sniff/record-reader';
import { RecordScanner } from '../../sniff/record-scanner';

/** Records of one stretch of text, whose `start` and `end` are offsets in it. */
export interface RecordBlock {
  readonly text: string;
  readonly records: readonly TextRecord[];
}

/**
 * All records of a text in UTF-8: header, skipped and blank lines too. Which bytes make a record is the scanner's
 * word, which also counts them for the proof of completeness; the reader takes them apart, by many at once where both agree.
 * @returns per chunk of bytes, the records that end in it
 */
export async function* recordBlocks(
  chunks: AsyncIterable<Uint8Array>,
  options: ReadOptions,
): AsyncGenerator<RecordBlock> {
  const decoder = new TextDecoder('utf-8', { ignoreBOM: true });
  let ends: [start: number, end: number][] = [];
  const scanner = new RecordScanner(options, null, (_, start, end) => ends.push([start, end]));
  let open: Uint8Array<ArrayBufferLike> = new Uint8Array();
  let offset = 0;
  const blocks = (): readonly RecordBlock[] => {
    const [first, last] = [ends[0], ends.at(-1)];
    if (!first || !last) return [];
    const text = (start: number, end: number): string =>
      decoder.decode(open.subarray(start - offset, end - offset));
    const whole = blockOf(text(first[0], last[1]), options);
    const found =
      whole.records.length === ends.length
        ? [whole]
        : ends.map(([start, end]) => onlyRecord(text(start, end), options));
    open = open.slice(last[1] - offset);
    offset = last[1];
    ends = [];
    return found;
  };
  for await (const chunk of chunks) {
    open = joined(open, chunk);
    scanner.push(chunk);
    yield* blocks();
  }
  scanner.end();
  yield* blocks();
}

function blockOf(text: string, options: ReadOptions): RecordBlock {
  const reader = new RecordReader(text, options);
  const records: TextRecord[] = [];
  for (let record = reader.next(); record !== null; record = reader.next()) records.push(record);
  return { text, records };
}

/** One record; where the reader would make it several, its text is one cell, so that it fits no table and is set aside. */
function onlyRecord(text: string, options: ReadOptions): RecordBlock {
  const block = blockOf(text, options);
  if (block.records.length === 1) return block;
  const cell = { cells: [text], start: 0, end: text.length, unclosed: false, quoted: new Set<number>() };
  return { text, records: [{ ...cell, oddQuotes: 'unpaired' }] };
}

function joined(one: Uint8Array, other: Uint8Array): Uint8Array {
  if (one.length === 0) return other;
  const both = new Uint8Array(one.length + other.length);
  both.set(one);
  both.set(other, one.length);
  return both;
}
