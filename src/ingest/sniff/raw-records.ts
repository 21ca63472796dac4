import type { ReadOptions } from '../../dataset';
import { RecordScanner } from './record-scanner';
import { asciiTranscoder } from './scan-records';

/**
 * The text of records as it stands in the file, line ends inside quotes included, by the line each begins on (1-based).
 * Reads the file up to the last line asked for; lines on which no record begins are left out.
 * @param maxCharacters longer records are cut
 */
export async function rawRecords(
  chunks: AsyncIterable<Uint8Array>,
  options: ReadOptions,
  lines: readonly number[],
  maxCharacters = 10_000,
): Promise<ReadonlyMap<number, string>> {
  const wanted = new Set(lines);
  const last = Math.max(0, ...lines);
  const found = new Map<number, string>();
  const decoder = new TextDecoder(options.encoding === 'latin-1' ? 'latin1' : 'utf-8');
  const kept = new KeptBytes();
  let open = 0;
  const scanner = new RecordScanner(options, null, (line, start, end) => {
    open = end;
    if (!wanted.has(line)) return;
    found.set(
      line,
      decoder.decode(kept.slice(start, Math.min(end, start + maxCharacters * 4))).slice(0, maxCharacters),
    );
  });
  const toAscii = asciiTranscoder(options);
  for await (const chunk of chunks) {
    if (found.size === wanted.size || scanner.line > last + 1) return found;
    const bytes = toAscii(chunk);
    kept.add(bytes);
    scanner.push(bytes);
    kept.dropBefore(open);
  }
  scanner.end();
  return found;
}

/** The latest chunks of a stream, addressed by their offset in it. */
class KeptBytes {
  #chunks: { start: number; bytes: Uint8Array }[] = [];
  #end = 0;

  add(bytes: Uint8Array): void {
    this.#chunks.push({ start: this.#end, bytes });
    this.#end += bytes.length;
  }

  dropBefore(offset: number): void {
    this.#chunks = this.#chunks.filter(({ start, bytes }) => start + bytes.length > offset);
  }

  slice(start: number, end: number): Uint8Array {
    const joined = new Uint8Array(Math.max(0, end - start));
    for (const chunk of this.#chunks) {
      const from = Math.max(start, chunk.start);
      const to = Math.min(end, chunk.start + chunk.bytes.length);
      if (from < to) joined.set(chunk.bytes.subarray(from - chunk.start, to - chunk.start), from - start);
    }
    return joined;
  }
}
