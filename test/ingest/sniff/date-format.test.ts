import { describe, expect, it } from 'vitest';
import { readDates, type OrderHints } from '../../../src/ingest/sniff/date-format';

const read = (values: string[], hints?: OrderHints) =>
  readDates(new Map(values.map((value) => [value, 1])), hints);

describe('readDates', () => {
  it.each([
    ['2026-03-05', '%Y-%m-%d', false],
    ['2026/3/5', '%Y/%m/%d', false],
    ['2016/5/23 22:02', '%Y/%m/%d %H:%M', true],
    ['2026/3/5 8:01:09', '%Y/%m/%d %H:%M:%S', true],
    ['2026-03-05T14:20:00', '%Y-%m-%dT%H:%M:%S', true],
    ['2026-03-05T14:20:00.123', '%Y-%m-%dT%H:%M:%S.%f', true],
    ['2026-03-05T14:20:00Z', '%Y-%m-%dT%H:%M:%SZ', true],
    ['2025-10-07 09:50:26 +0200', '%Y-%m-%d %H:%M:%S %z', true],
    ['2025-10-07 09:50:26 UTC', '%Y-%m-%d %H:%M:%S UTC', true],
    ['12/31/2010 8:26', '%m/%d/%Y %H:%M', true],
    ['31/12/2010', '%d/%m/%Y', false],
    ['31.12.2010 08:26', '%d.%m.%Y %H:%M', true],
    ['12/31/26', '%m/%d/%y', false],
    ['12/31/2026 3:04 PM', '%m/%d/%Y %I:%M %p', true],
    ['2026年3月5日 14:20', '%Y年%m月%d日 %H:%M', true],
    ['2026年3月5日', '%Y年%m月%d日', false],
    ['2026年3月5日14时20分', '%Y年%m月%d日%H时%M分', true],
    ['20260305', '%Y%m%d', false],
    ['5-Mar-26', '%d-%b-%y', false],
    ['Mar 5, 2026', '%b %d, %Y', false],
    ['March 5, 2026 14:20', '%B %d, %Y %H:%M', true],
    ['\t2026-03-05 10:00:00', '%Y-%m-%d %H:%M:%S', true],
    ["'2026-03-05", '%Y-%m-%d', false],
  ])('%s', (value, pattern, hasTime) => {
    expect(read([value])).toMatchObject({ format: { pattern, certain: true }, hasTime, fit: 1 });
  });

  it('lets one value above 12 settle the order', () => {
    expect(read(['1/2/2026', '1/13/2026'])?.format).toEqual({
      pattern: '%m/%d/%Y',
      order: 'mdy',
      certain: true,
    });
    expect(read(['1/2/2026', '13/1/2026'])?.format).toEqual({
      pattern: '%d/%m/%Y',
      order: 'dmy',
      certain: true,
    });
  });

  it('is not certain when nothing settles it, and gives examples', () => {
    const reading = read(['1/2/2026', '3/4/2026', '5/5/2026'], { fallback: 'mdy' });
    expect(reading?.format).toMatchObject({ order: 'mdy', certain: false });
    expect(reading?.examples).toEqual(['1/2/2026', '3/4/2026']);
    expect(read(['1/2/2026'])?.format.order).toBe('dmy');
  });

  it('prefers the order in which time runs steadily, without being certain', () => {
    const days = Array.from({ length: 12 }, (_, day) => `12/${day + 1}/2026`);
    expect(read(days, { fallback: 'dmy' })?.format).toMatchObject({ order: 'mdy', certain: false });
  });

  it('takes the order that another column has proved', () => {
    expect(read(['1/2/2026'], { settled: 'mdy' })?.format).toMatchObject({ order: 'mdy', certain: true });
  });

  it('keeps the commoner order of contradicting values and is not certain', () => {
    const reading = read(['13/1/2026', '14/1/2026', '1/15/2026']);
    expect(reading?.format).toMatchObject({ order: 'dmy', certain: false });
    expect(reading?.fit).toBeCloseTo(2 / 3);
  });

  it('refuses days that the calendar does not have', () => {
    expect(read(['2026-02-30'])).toBeNull();
    expect(read(['2024-02-29', '2023-02-29'])?.fit).toBe(0.5);
    expect(read(['13/13/2026'])).toBeNull();
  });

  it('reads no date into other things', () => {
    for (const value of [
      '12.5',
      '1-2',
      '536365',
      '192.168.1.10',
      '85123A',
      '10:30',
      'May',
      '1/2/3/4',
      '555-12-3456',
    ]) {
      expect(read([value]), value).toBeNull();
    }
  });
});
