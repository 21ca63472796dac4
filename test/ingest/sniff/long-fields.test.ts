import { describe, expect, it } from 'vitest';
import { detectDialect } from '../../../src/ingest/sniff/dialect';
import { withoutLongFields } from '../../../src/ingest/sniff/long-fields';
import { tableOfText } from '../../../src/ingest/sniff/table-of-text';
import { sniffText } from './support';

const HEADER = 'order_id,customer_id,order_date,quantity,amount,note';
const LETTER = 'lorem ipsum, dolor\n'.repeat(30_000);
const rows = (count: number): string =>
  Array.from({ length: count }, (_, i) => `${1000 + i},C${i % 7},2024-03-1${i % 9},1,${i}.5,fine\n`).join('');
const WITH_LETTER = `${HEADER}\n2000,C1,2024-03-01,1,2.5,"${LETTER}"\n${rows(20)}`;

describe('withoutLongFields', () => {
  it('empties a field in quotes that is longer than a dialect needs', () => {
    expect(withoutLongFields(WITH_LETTER, 1e6)).toBe(`${HEADER}\n2000,C1,2024-03-01,1,2.5,""\n${rows(20)}`);
  });

  it('empties it although the text is cut before its end', () => {
    expect(withoutLongFields(WITH_LETTER.slice(0, 300_000), 1e6)).toBe(
      `${HEADER}\n2000,C1,2024-03-01,1,2.5,""`,
    );
  });

  it('keeps short fields, and quotes doubled in them', () => {
    const text = `a,b\n"x ""y"", z","two\nlines"\n`;
    expect(withoutLongFields(text, 1e6)).toBe(text);
  });

  it('keeps the rows of the table that follow a quote which is only a letter', () => {
    const text = `${HEADER}\n1,C1,2024-03-01,1,1,"open\n${rows(2000)}2,C1,2024-03-01,1,1,5"\n`;
    expect(withoutLongFields(text, 1e6)).toBe(text);
  });

  it('gives no more than enough', () => {
    expect(withoutLongFields(WITH_LETTER, 60)).toHaveLength(60);
  });
});

describe('a field of half a megabyte', () => {
  it('does not hide the dialect', async () => {
    expect(detectDialect(WITH_LETTER)).toMatchObject({ delimiter: ',', quote: '"' });
    const { report } = await sniffText(WITH_LETTER);
    expect(report.options).toMatchObject({ delimiter: ',', quote: '"', skipLines: 0, hasHeader: true });
    expect(report.columns.map(({ header }) => header)).toEqual(HEADER.split(','));
  });

  it('is one cell', () => {
    const table = tableOfText(WITH_LETTER);
    expect(table.rows).toHaveLength(21);
    expect(table.rows[0]?.[5]).toBe(LETTER);
  });
});
