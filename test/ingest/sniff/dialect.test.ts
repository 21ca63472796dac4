import { describe, expect, it } from 'vitest';
import { detectDialect } from '../../../src/ingest/sniff/dialect';
import { sniffText } from './support';

describe('detectDialect', () => {
  const cases: [string, string, Partial<ReturnType<typeof detectDialect>>][] = [
    ['comma', 'a,b,c\n1,2,3\n4,5,6\n', { delimiter: ',', quote: '"', escape: '"', lineEnd: '\n' }],
    ['semicolon with decimal commas', 'id;price;qty\n1;12,50;3\n2;1.234,00;4\n3;0,5;1\n', { delimiter: ';' }],
    ['tab', 'id\tname\n1\tSmith, John\n2\tDoe, Jane\n', { delimiter: '\t' }],
    ['pipe', 'id|name|x\n1|a b|2\n2|c d|3\n', { delimiter: '|' }],
    ['comma and blank', 'id, name, city\n1, Ann, Rome\n2, Bob, Oslo\n', { delimiter: ', ' }],
    ['CR LF', 'a,b\r\n1,"x\ny"\r\n', { delimiter: ',', lineEnd: '\r\n' }],
    ['CR alone', 'a,b\r1,2\r3,4\r', { lineEnd: '\r' }],
    ['apostrophes as quotes', "id;note\n1;'a;b'\n2;'c;d'\n3;'e;f'\n", { delimiter: ';', quote: "'" }],
    ['backslash escapes', 'id,note\n1,"say \\"hi\\" now"\n2,"a \\"b\\" c"\n', { escape: '\\' }],
    ['quotes around commas', 'id,name\n1,"Smith, John"\n2,"Doe, Jane"\n', { delimiter: ',', quote: '"' }],
    ['inch marks are no quotes', 'id,item\n1,5" pipe\n2,3" nail\n', { delimiter: ',' }],
  ];
  it.each(cases)('%s', (_, text, expected) => {
    expect(detectDialect(text)).toMatchObject(expected);
  });

  it('is the comma where each value stands behind a TAB, as shops write long ids', () => {
    const rows = Array.from(
      { length: 20 },
      (_, i) => `\t500000000000000${i},\t2026-01-0${1 + (i % 9)},\t-,\t${i}.5\n`,
    );
    expect(detectDialect(`order id,date,note,amount\n${rows.join('')}`)).toMatchObject({ delimiter: ',' });
  });

  it('says when line ends are mixed, but not for line ends inside quotes', () => {
    expect(detectDialect('a,b\r\n1,2\n3,4\r\n').mixedLineEnds).toBe(true);
    expect(detectDialect('a,b\r\n1,"x\ny"\r\n').mixedLineEnds).toBe(false);
  });
});

describe('the header', () => {
  const options = async (text: string) => (await sniffText(text)).report.options;

  it('is found by its words', async () => {
    expect(await options('order id,date,amount\n1,2026-01-05,3\n')).toMatchObject({
      hasHeader: true,
      skipLines: 0,
    });
    expect(await options('订单编号,下单时间,金额\n1,2026-01-05,3\n')).toMatchObject({ hasHeader: true });
  });

  it('is found by the values below it', async () => {
    expect(await options('a,b,c\n1,2026-01-05,3.5\n2,2026-01-06,4.5\n')).toMatchObject({ hasHeader: true });
  });

  it('is absent when the first row is like the others', async () => {
    const { report } = await sniffText('17850,2026-01-05,3.5\n13047,2026-01-06,4.5\n12583,2026-01-07,1\n');
    expect(report.options).toMatchObject({ hasHeader: false });
    expect(report.columns.map((column) => column.name)).toEqual(['column_1', 'column_2', 'column_3']);
    expect(report.preview).toHaveLength(3);
    expect(report.issues.map((issue) => issue.code)).toContain('no-header');
  });

  it('may stand below titles and empty lines', async () => {
    const { report } = await sniffText(
      'Sales report 2026\n\norder id,date,amount\n1,2026-01-05,3\n2,2026-01-06,4\n',
    );
    expect(report.options).toMatchObject({ hasHeader: true, skipLines: 2 });
    expect(report.columns.map((column) => column.header)).toEqual(['order id', 'date', 'amount']);
  });

  it('may stand below a title that is filled with delimiters', async () => {
    expect(await options('Report,,\norder id,date,amount\n1,2026-01-05,3\n2,2026-01-06,4\n')).toMatchObject({
      skipLines: 1,
    });
  });

  it('may follow empty lines, which DuckDB would take for the header', async () => {
    expect(await options('\n\nid,amount\n1,2\n3,4\n')).toMatchObject({ skipLines: 2, hasHeader: true });
  });
});
