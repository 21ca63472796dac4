import { RecordReader, type RowOptions, type TextRecord } from './record-reader';

/** A record out of a stream of text. */
export interface StreamedRecord extends TextRecord {
  /** As it stands in the file, without its line end. */
  readonly raw: string;
  /** The line it begins on, 1-based. */
  readonly line: number;
}

/** The records of a text that arrives in pieces, read as `RecordReader` does. Holds one piece or one record, if that is longer. */
export async function* textRecords(
  pieces: AsyncIterable<string>,
  options: RowOptions,
): AsyncGenerator<readonly StreamedRecord[]> {
  let text = '';
  let line = 1;
  let enough = 0;
  const take = (toEnd: boolean): StreamedRecord[] => {
    // The LF of a CR LF may be in the next piece.
    const whole = !toEnd && text.endsWith('\r') ? text.slice(0, -1) : text;
    const reader = new RecordReader(whole, options);
    const records: StreamedRecord[] = [];
    let from = 0;
    for (let record = reader.next(); record !== null; record = reader.next()) {
      if (record.end >= whole.length && !toEnd) break;
      if (record.start === whole.length) break; // behind the last line end
      const raw = whole.slice(record.start, record.end);
      records.push({ ...record, raw: raw.replace(/\r?\n$|\r$/, ''), line });
      line += countLineEnds(raw, options);
      from = record.end;
    }
    text = text.slice(from);
    return records;
  };
  for await (const piece of pieces) {
    text += piece;
    if (text.length < enough) continue;
    yield take(false);
    enough = 2 * text.length; // a long record is not read anew with each piece
  }
  yield take(true);
}

function countLineEnds(raw: string, { lineEnd }: RowOptions): number {
  const found = raw.match(lineEnd === '\r' ? /\r\n|\r|\n/g : /\n/g);
  return found?.length ?? 0;
}
