import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseRows } from '../../../src/ingest/sniff/parse-rows';
import { type StreamedRecord, textRecords } from '../../../src/ingest/sniff/text-records';

const OPTIONS = { delimiter: ',', quote: '"', escape: '"', lineEnd: '\n' } as const;

async function recordsOf(
  text: string,
  size: number,
  options: Parameters<typeof textRecords>[1] = OPTIONS,
): Promise<StreamedRecord[]> {
  async function* pieces(): AsyncGenerator<string> {
    for (let at = 0; at < text.length; at += size) yield text.slice(at, at + size);
  }
  const found: StreamedRecord[] = [];
  for await (const records of textRecords(pieces(), options)) found.push(...records);
  return found;
}

describe('textRecords', () => {
  it('gives cells, text and line of each record', async () => {
    const records = await recordsOf('a,b\r\n"x\ny",2\n\n3,4', 4);
    expect(records.map(({ cells, raw, line }) => [cells, raw, line])).toEqual([
      [['a', 'b'], 'a,b', 1],
      [['x\ny', '2'], '"x\ny",2', 2],
      [[''], '', 4],
      [['3', '4'], '3,4', 5],
    ]);
  });

  it('counts CR, LF and CR LF as lines where CR ends them', async () => {
    const records = await recordsOf('a\rb\r\nc\nd\r', 1, { ...OPTIONS, lineEnd: '\r' });
    expect(records.map(({ cells, line }) => [cells[0], line])).toEqual([
      ['a', 1],
      ['b', 2],
      ['c', 3],
      ['d', 4],
    ]);
  });

  it('reads the same wherever the text is cut', async () => {
    const text = fc.string({ unit: fc.constantFrom('a', ',', '"', '\n', '\r', ' '), maxLength: 60 });
    await fc.assert(
      fc.asyncProperty(
        text,
        fc.integer({ min: 1, max: 9 }),
        fc.constantFrom('\n' as const, '\r' as const),
        async (content, size, lineEnd) => {
          const options = { ...OPTIONS, lineEnd };
          const { rows, starts } = parseRows(content, options);
          const whole = rows.filter((_, index) => (starts[index] as number) < content.length);
          expect((await recordsOf(content, size, options)).map(({ cells }) => cells)).toEqual(whole);
        },
      ),
    );
  });
});
