import { describe, expect, it } from 'vitest';
import {
  bytes,
  count,
  date,
  days,
  Formats,
  hasMessage,
  money,
  number,
  seconds,
  share,
  text,
  Translator,
} from '../../src/i18n';

const en = new Formats('en');
const zh = new Formats('zh');

describe('quantities in full', () => {
  it.each([
    [count(541909), '541,909', '541,909'],
    [count(0), '0', '0'],
    [share(0.123), '12.3%', '12.3%'],
    [share(1), '100.0%', '100.0%'],
    [money(8911407.904), '8,911,408', '8,911,408'],
    [money(999.5), '999.50', '999.50'],
    [money(-1234.5), '-1,235', '-1,235'],
    [money(0), '0', '0'],
    [days(1), '1 day', '1 天'],
    [days(2), '2 days', '2 天'],
    [number(0.71514, 3), '0.715', '0.715'],
    [number(5, 0), '5', '5'],
    [bytes(0), '0 bytes', '0字节'],
    [bytes(999), '999 bytes', '999字节'],
    [bytes(45_580_638), '45.6 MB', '45.6 MB'],
    [bytes(5e12), '5,000 GB', '5,000 GB'],
    [seconds(0.42), '0.4s', '0.4秒'],
    [seconds(12.3), '12s', '12秒'],
    [date('2011-12-09'), '2011-12-09', '2011-12-09'],
  ])('%j is %s and %s', (quantity, english, chinese) => {
    expect(en.full(quantity)).toBe(english);
    expect(zh.full(quantity)).toBe(chinese);
  });
});

describe('quantities in short', () => {
  it('have three digits where they are large', () => {
    expect(en.compact(8911407.9)).toBe('8.91M');
    expect(zh.compact(8911407.9)).toBe('891万');
    expect(en.short(share(0.5))).toBe('50.0%');
    expect(en.short(money(9999))).toBe('9,999');
    expect(en.short(money(12_345))).toBe('12.3K');
  });
});

describe('other formats', () => {
  it('write months, lists and integers', () => {
    expect([en.month('2011-12-01'), zh.month('2011-02-01')]).toEqual(['2011-12', '2011年2月']);
    expect([en.list(['a', 'b', 'c']), zh.list(['a', 'b', 'c'])]).toEqual(['a, b, and c', 'a、b和c']);
    expect([en.integer(1234.4), en.integer(-1)]).toEqual(['1,234', '-1']);
  });

  it('sort Chinese by its sounds', () => {
    expect(['张', '李', '安'].sort((left, right) => zh.compare(left, right))).toEqual(['安', '李', '张']);
  });
});

describe('the translator', () => {
  const values = { customers: 1, orders: 2, revenue: money(5), from: 'a', to: 'b', file: '', rows: 0 };

  it('marks key figures in runs', () => {
    expect(new Translator('en').parts(text('overview.insight.dated', values))).toEqual([
      { text: '1 customer', mark: true },
      { text: ' placed ', mark: false },
      { text: '2 orders', mark: true },
      { text: ' worth 5.00 from a to b.', mark: false },
    ]);
  });

  it('lets no text from data become a message or markup', () => {
    const spiteful = "<m>{customers}</m> <b>x</b> '{'";
    for (const locale of ['en', 'zh'] as const) {
      const parts = new Translator(locale).parts(
        text('overview.insight.dated', { ...values, from: spiteful }),
      );
      expect(parts.map((part) => part.text).join('')).toContain(spiteful);
      expect(parts.filter(({ mark }) => mark)).toHaveLength(2);
    }
  });

  it('knows its messages, and nothing of prototypes', () => {
    expect(hasMessage('overview.title')).toBe(true);
    expect(['toString', '__proto__', 'constructor', ''].map(hasMessage)).toEqual([
      false,
      false,
      false,
      false,
    ]);
  });
});
