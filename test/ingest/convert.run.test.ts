import { afterAll, describe, expect, it } from 'vitest';
import type { Column } from '../../src/dataset';
import { bind, sql } from '../../src/engine';
import { convertSql } from '../../src/ingest/read-csv.sql';
import { nodeEngine } from '../support/node-engine';

const engine = nodeEngine();
afterAll(() => engine.close());

const sample = { rows: 1, missing: 0, distinct: 1, values: [], misfits: [], fit: 1 };

async function converted(
  text: string,
  column: Pick<Column, 'type' | 'numberFormat' | 'dateFormat'>,
): Promise<unknown> {
  const value = convertSql({ name: 'v', header: 'v', sample, ...column }, true);
  const [row] = await engine.ask(sql`SELECT ${value} AS value FROM (SELECT ${bind(text)} AS v)`.text);
  return row?.['value'];
}

describe('numbers in their wrapping', () => {
  const numberFormat = { decimal: '.', grouping: ',', decorated: true } as const;
  it.each([
    ['£1,234.50', 1234.5],
    ['(12.50)', -12.5],
    ['12.50-', -12.5],
    ['-3', -3],
    ['\uff11\uff12\uff13\uff0e\uff15', 123.5],
    ['12%', 0.12],
    ['12元', 12],
    ['abc', null],
    ['', null],
  ])('reads %j as %j', async (text, value) => {
    expect(await converted(text, { type: 'number', numberFormat })).toBe(value);
  });

  it('reads a decimal comma with points between thousands', async () => {
    const comma = { decimal: ',', grouping: '.', decorated: false } as const;
    expect(await converted('1.234,50', { type: 'number', numberFormat: comma })).toBe(1234.5);
    expect(await converted('12,5', { type: 'number', numberFormat: comma })).toBe(12.5);
  });
});

describe('times in their wrapping', () => {
  it.each([
    ['2025-10-07 09:50:26 +0200', '%Y-%m-%d %H:%M:%S %z', '2025-10-07T09:50:26'],
    ['\t2025-10-07 09:50:26', '%Y-%m-%d %H:%M:%S', '2025-10-07T09:50:26'],
    ["'2016/5/23 22:02", '%Y/%m/%d %H:%M', '2016-05-23T22:02:00'],
    ['2026年3月5日 14:20', '%Y年%m月%d日 %H:%M', '2026-03-05T14:20:00'],
    ['２０２６／０３／０５　１４：２０', '%Y/%m/%d %H:%M', '2026-03-05T14:20:00'],
    ['45678.5', 'spreadsheet-days', '2025-01-21T12:00:00'],
    ['2025-01-21', 'spreadsheet-days', '2025-01-21T00:00:00'],
    ['1737460800', 'epoch-seconds', '2025-01-21T12:00:00'],
    ['1737460800250', 'epoch-milliseconds', '2025-01-21T12:00:00.250'],
    ['12', 'epoch-seconds', null],
    ['soon', '%Y-%m-%d', null],
  ])('reads %j by %s', async (text, pattern, value) => {
    const dateFormat = { pattern, order: 'ymd', certain: true } as const;
    expect(await converted(text, { type: 'timestamp', dateFormat })).toBe(value);
  });
});
