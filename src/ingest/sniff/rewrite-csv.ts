import type { ReadOptions } from '../../dataset';
import { CsvWriter } from '../sources/csv-writer';
import { isBlankRow } from './parse-rows';
import { PlacesWriter } from './record-places';
import { textRecords } from './text-records';

/** A file written anew as a CSV that every reader reads alike: see `REWRITTEN`. */
export interface RewrittenCsv {
  readonly text: Blob;
  /** See `PlacesWriter`: the lines of the rows in the file that was rewritten. */
  readonly places: Blob;
  /** Rows without a place in the table, as CSV without a header: `line,reason,text`. */
  readonly setAside: Blob;
  readonly setAsideRows: number;
}

/** How a rewritten file is written: rows of data only. */
export const REWRITTEN: ReadOptions = {
  encoding: 'utf-8',
  delimiter: ',',
  quote: '"',
  escape: '"',
  lineEnd: '\n',
  skipLines: 0,
  hasHeader: false,
};

const LABELS: Readonly<Record<ReadOptions['encoding'], string>> = {
  'utf-8': 'utf-8',
  'latin-1': 'windows-1252',
  'windows-1252': 'windows-1252',
  'utf-16': 'utf-16le',
};

/**
 * Rewrites a file whose line ends or quotes a strict reader refuses. Rows of the table's width are kept, and those with nothing
 * but empty cells beyond it; all others are set aside.
 */
export async function rewriteCsv(
  chunks: AsyncIterable<Uint8Array>,
  options: ReadOptions,
  columnCount: number,
): Promise<RewrittenCsv> {
  const text = new CsvWriter();
  const places = new PlacesWriter();
  const setAside = new CsvWriter();
  let setAsideRows = 0;
  let skip = options.skipLines + (options.hasHeader ? 1 : 0);
  for await (const records of textRecords(decoded(chunks, options), options)) {
    for (const { cells, raw, line } of records) {
      if (skip > 0) skip--;
      else if (isBlankRow(cells) && columnCount > 1) continue;
      else if (cells.length >= columnCount && cells.slice(columnCount).every((cell) => cell === '')) {
        text.row(cells.slice(0, columnCount));
        places.add(line);
      } else {
        const reason = cells.length < columnCount ? 'missing columns' : 'too many columns';
        setAside.row([String(line), reason, raw]);
        setAsideRows++;
      }
    }
  }
  return { text: text.blob(), places: places.blob(), setAside: setAside.blob(), setAsideRows };
}

async function* decoded(
  chunks: AsyncIterable<Uint8Array>,
  { encoding }: ReadOptions,
): AsyncGenerator<string> {
  const decoder = new TextDecoder(LABELS[encoding]);
  for await (const chunk of chunks) yield decoder.decode(chunk, { stream: true });
  yield decoder.decode();
}
