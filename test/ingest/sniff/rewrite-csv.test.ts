import { describe, expect, it } from 'vitest';
import type { ReadOptions } from '../../../src/dataset';
import { recordPlaces } from '../../../src/ingest/sniff/record-places';
import { rewriteCsv } from '../../../src/ingest/sniff/rewrite-csv';
import { inChunks } from './support';

const OPTIONS: ReadOptions = {
  encoding: 'utf-8',
  delimiter: ';',
  quote: '"',
  escape: '"',
  lineEnd: '\n',
  skipLines: 1,
  hasHeader: true,
};
const TEXT = 'Report\na;b\r\n1;"x\ny"\n\n2\n3;c;;\n4;d;e\n5;"say ""hi"""';
const chunks = (text: string): AsyncGenerator<Uint8Array> => inChunks(new TextEncoder().encode(text), 5);

describe('rewriteCsv', () => {
  it('writes rows of data alone, in a form without doubt', async () => {
    const { text } = await rewriteCsv(chunks(TEXT), OPTIONS, 2);
    expect(await text.text()).toBe('1,"x\ny"\n3,c\n5,"say ""hi"""\n');
  });

  it('sets rows of another width aside, with line, reason and text', async () => {
    const { setAside, setAsideRows } = await rewriteCsv(chunks(TEXT), OPTIONS, 2);
    expect(await setAside.text()).toBe('6,missing columns,2\n8,too many columns,4;d;e\n');
    expect(setAsideRows).toBe(2);
  });

  it('says on which lines the kept rows stand', async () => {
    const { places } = await rewriteCsv(chunks(TEXT), OPTIONS, 2);
    expect(await places.text()).toBe('0,0,3\n1,1,7\n2,2,9\n');
  });

  it('keeps characters that a chunk cuts', async () => {
    const { text } = await rewriteCsv(chunks('\na;b\n\u5ba2\u6237;\u5408\u8ba1\n'), OPTIONS, 2);
    expect(await text.text()).toBe('\u5ba2\u6237,\u5408\u8ba1\n');
  });
});

describe('recordPlaces', () => {
  it('is one row for a plain file', async () => {
    const places = await recordPlaces(chunks('\na;b\n1;2\n3;4\n5;6\n'), OPTIONS, 2);
    expect(await places.text()).toBe('0,0,3\n');
  });

  it('has a row behind blank lines and line breaks in quotes', async () => {
    const places = await recordPlaces(chunks('\na;b\n1;"x\ny"\n3;4\n\n5;6\n7;8\n'), OPTIONS, 2);
    expect(await places.text()).toBe('0,0,3\n1,1,5\n2,3,7\n');
  });
});
