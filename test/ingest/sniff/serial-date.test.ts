import { describe, expect, it } from 'vitest';
import { readSerialDates } from '../../../src/ingest/sniff/serial-date';
import { sniffText } from './support';

const read = (...values: string[]) => readSerialDates(new Map(values.map((value) => [value, 1])));

describe('numbers that count time', () => {
  it.each([
    [['45678', '45679'], 'spreadsheet-days', false],
    [['45678', '45679.25'], 'spreadsheet-days', true],
    [['1737460800', '1737460801'], 'epoch-seconds', true],
    [['1737460800250'], 'epoch-milliseconds', true],
  ])('%j are %s', (values, pattern, hasTime) => {
    expect(read(...values)).toMatchObject({ pattern, hasTime, fit: 1 });
  });

  it('are none outside of 1970 to 2099, nor with other digits', () => {
    expect(read('20000', '99999', '123', '9999999999', 'x')).toBeNull();
  });
});

describe('a column of them', () => {
  const columnOf = async (header: string, values: readonly string[]) =>
    (await sniffText(`no,${header}\n${values.map((value, i) => `A${i},${value}\n`).join('')}`)).report
      .columns[1];

  it('is a date where its header says so', async () => {
    expect(await columnOf('order date', ['45678', '45679', '45690'])).toMatchObject({
      type: 'date',
      dateFormat: { pattern: 'spreadsheet-days', certain: true },
    });
    expect(await columnOf('created_at', ['1737460800', '1737460900'])).toMatchObject({
      type: 'timestamp',
      dateFormat: { pattern: 'epoch-seconds' },
    });
  });

  it('is a number elsewhere', async () => {
    expect(await columnOf('amount', ['45678', '45679', '45690'])).toMatchObject({ type: 'integer' });
  });
});

describe('dates with day and month in both orders', () => {
  it('are never guessed in silence: one example of each is told', async () => {
    const rows = ['13/02/2026', '02/14/2026', '25/03/2026', '01/04/2026'].map((day, i) => `A${i},${day}\n`);
    const { report } = await sniffText(`no,order date\n${rows.join('')}`);
    expect(report.issues.find(({ code }) => code === 'ambiguous-dates')).toMatchObject({
      column: 'order date',
      facts: { order: 'dmy', mixed: 1, examples: '13/02/2026, 02/14/2026' },
    });
  });
});

describe('a questionnaire with several header rows', () => {
  it('has its ids for columns, its questions for labels, and no header row among the answers', async () => {
    const { report } = await sniffText(
      'StartDate,Q1_NPS,Q2\nStart Date,"How likely are you,\nfrom 0 to 10?",Why did you choose it?\n' +
        '"{""ImportId"":""startDate""}","{""ImportId"":""QID1""}","{""ImportId"":""QID2""}"\n' +
        '2026-03-01,9,Quick\n2026-03-02,4,Slow\n2026-03-03,10,Nice\n',
    );
    expect(report.columns.map(({ header, type }) => [header, type])).toEqual([
      ['StartDate', 'date'],
      ['Q1_NPS', 'integer'],
      ['Q2', 'text'],
    ]);
    expect(report.columns.map(({ label }) => label)).toEqual([
      'Start Date',
      'How likely are you,\nfrom 0 to 10?',
      'Why did you choose it?',
    ]);
    expect(report.options).toMatchObject({ hasHeader: true, skipLines: 2 });
    expect(report.preview).toHaveLength(3);
  });
});
